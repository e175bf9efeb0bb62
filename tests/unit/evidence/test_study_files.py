"""The studies that come with the project: all of them there, without a problem, and as they were read."""

from __future__ import annotations

import functools

import pytest

from hipspine.errors import Problem
from hipspine.evidence import (
    Fact,
    Studies,
    Study,
    Table,
    Words,
    check_between,
    check_study,
    study_and_problems,
    vancouver,
)
from hipspine.io.data_folder import data_folder, read_folder
from hipspine.io.positions import place
from hipspine.vocabulary import UNMODELLED, read_vocabulary


@functools.cache
def everything() -> tuple[Studies, tuple[Problem, ...]]:
    studies: list[Study] = []
    problems: list[Problem] = []
    documents = read_folder(data_folder() / "studies")
    words = read_folder(data_folder() / "vocabulary")
    vocabulary = read_vocabulary({name: document.mapping for name, document in words.items()})
    known = Words({*vocabulary.sources, UNMODELLED}, vocabulary.findings)
    for name, document in documents.items():
        study, wrong = study_and_problems(document.mapping, name)
        studies.append(study)
        problems += place([*wrong, *check_study(study, known)], document)
    for study_id, wrong in check_between(Studies(studies)).items():
        problems += place(wrong, documents[f"{study_id}.toml"])
    return Studies(studies), tuple(problems)


def fact(name: str) -> Fact:
    return everything()[0].fact(name)


def test_no_study_has_a_problem() -> None:
    assert [problem.text() for problem in everything()[1]] == []


def test_no_study_and_no_fact_was_lost() -> None:
    studies = everything()[0]
    assert len(studies) >= 478
    assert len(studies.facts) >= 1360
    assert len({found.id for found in studies.facts}) == len(studies.facts)


@pytest.mark.parametrize(
    ("name", "events", "total", "role", "fused"),
    [
        ("lee-2019a/new-sij-pain", 38, 317, "rate", "all"),
        ("unoki-2016/new-sij-pain", 28, 262, "rate", "all"),
        ("cho-2013/new-sij-pain", 28, 452, "rate", "all"),
        ("diesing-2019/new-sij-pain", 9, 71, "rate", "all"),
        ("depalma-2011b/sij-share", 12, 28, "share", "all"),
        ("liliang-2011/dual-block-after-three-tests", 21, 52, "share", "all"),
        ("sembrano-2009/undefined", 20, 200, "clinic", "none"),
    ],
)
def test_frequencies_are_as_read(name: str, events: int, total: int, role: str, fused: str) -> None:
    found = fact(name)
    assert (found.events_total(), found.role, found.group.fused) == ((events, total), role, fused)
    assert found.use == "yes"


@pytest.mark.parametrize(
    ("name", "table", "comparators", "measures"),
    [
        ("vanderwurff-2006/three-of-five", Table(23, 7, 4, 26), "mixed_pain", "pain"),
        ("laslett-2005/three-of-six", Table(15, 7, 1, 25, solved=True), "mixed_pain", "pain"),
        ("tonosu-2018/fortin-finger", Table(24, 41, 7, 82), "mixed_pain", "pain"),
        ("lee-2019b/cta-tear-1", Table(22, 1, 4, 9, solved=True), "suspected", "structure"),
        ("khan-2004/groin-pain", None, "named:lumbar_stenosis", "diagnosis"),
    ],
)
def test_accuracies_are_as_read(name: str, table: Table | None, comparators: str, measures: str) -> None:
    found = fact(name)
    assert (found.table, found.about.comparators) == (table, comparators)
    assert found.about.reference_measures == measures


def test_the_misprinted_labral_figure_is_kept_and_corrected() -> None:
    found = fact("lee-2019b/mri-tear-1")
    assert found.printed == {"sens": "60", "spec": "80", "accuracy": "64"}
    assert found.corrected == ("sens",)
    assert found.table == Table(15, 2, 11, 8, solved=True)
    assert round(found.fraction("sens") or 0, 2) == 0.58
    assert found.use == "caution"
    assert "58/80/64" in found.why


def test_figures_solved_from_ratios_do_not_pass_for_printed_ones() -> None:
    found = fact("suri-2010/neurogenic-claudication")
    assert found.printed == {"lr_pos": "3.7", "lr_neg": "0.23"}
    assert found.derived == {"sens": "82.1", "spec": "77.8"}
    assert found.use != "yes"


@pytest.mark.parametrize(
    "study",
    [
        "hardwick-morris-2023",
        "pmc9977861",
        "gammal-2015",
        "young-2022",
        "zhang-2018",
        "acp-slr-review",
        "honda-sign-2005",
        "kinsella-2024",
        "carreon-2008",
    ],
)
def test_what_is_no_estimate_is_marked_so(study: str) -> None:
    marked = [found for found in everything()[0][study].facts if found.use == "never"]
    assert marked
    assert all(found.why for found in marked)


def test_implausible_and_unverified_accuracies_stay_out() -> None:
    assert fact("perdikakis-2011/cta-tear").use == "never"
    assert all(found.use == "never" for found in everything()[0]["mitchell-2015"].facts if found.kind == "accuracy")


def test_studies_of_the_same_people_share_a_cohort() -> None:
    studies = everything()[0]
    assert studies["laslett-2003"].groups[0].cohort == studies["laslett-2005"].groups[0].cohort


def test_every_study_gives_a_reference() -> None:
    for study in everything()[0].values():
        assert len(vancouver(study)) > 10
