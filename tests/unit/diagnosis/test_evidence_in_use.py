"""Halving the counts of a fact widens its interval; removing a study moves just the answers that cite it."""

from __future__ import annotations

import random

import msgspec
import numpy as np
import pytest

from hipspine.api import load, read_case
from hipspine.diagnosis.assess import assess
from hipspine.diagnosis.build_network import build_network
from hipspine.diagnosis.conditions_here import is_fused
from hipspine.diagnosis.estimates import block_estimates, effective, link_estimates, prior_estimates
from hipspine.diagnosis.estimates import shared_estimates as shared
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.posterior import infer
from hipspine.evidence.fact import Fact
from hipspine.io.data_folder import data_folder
from hipspine.synthesis import EffectiveCounts, Spread
from unit.diagnosis.reestimate import reestimate, without

EXAMPLES = sorted((data_folder().parent / "examples").glob("*.toml"))
MODULES = (block_estimates, shared, link_estimates, prior_estimates)


@pytest.fixture(scope="module")
def library():
    return load()


@pytest.fixture(scope="module")
def answers(library):
    return {path.stem: assess(read_case(path, library), library) for path in EXAMPLES}


def in_use(library) -> list[str]:
    """Facts that are counts of people; comparisons modify a prior and have their own test in test_modifiers.py."""
    used = {fact for one in library.estimates.values() for fact in one.facts}
    return sorted(fact for fact in used if library.studies.fact(fact).kind != "comparison")


def thirty(library) -> list[str]:
    return random.Random(2026).sample(in_use(library), 30)


def test_halving_the_counts_of_a_fact_widens_an_interval(library, monkeypatch):
    """At one spread between studies, since a smaller study may also make the studies look more alike."""
    wide = msgspec.structs.replace(library.model.settings, spread=Spread(4.0, 1000, 0.8))
    same = msgspec.structs.replace(library, model=msgspec.structs.replace(library.model, settings=wide))
    for name in thirty(library):

        def halved(fact: Fact, key: str, spread: Spread, name: str = name) -> EffectiveCounts | None:
            found = effective.effective(fact, key, spread)
            if found is None or fact.id != name:
                return found
            return EffectiveCounts(found.fact, found.events / 2, found.total / 2, found.source)

        touched = [one for one, estimate in library.estimates.items() if name in estimate.facts]
        with monkeypatch.context() as patch:
            for module in MODULES:
                patch.setattr(module, "effective", halved)
            made = reestimate(same, touched, library.studies)
        before = reestimate(same, touched, library.studies)
        assert any(_width(made[one]) > _width(before[one]) * 1.000001 for one in touched), name


def _width(estimate) -> float:
    return sum(estimate.sd(index, predictive=False) for index in range(len(estimate.mean)))


def test_removing_a_study_moves_just_the_answers_that_cite_it(library):
    cases = [read_case(path, library) for path in EXAMPLES]
    first = [probabilities(case, library) for case in cases]
    checked = moved = 0
    for study in sorted({name.split("/")[0] for name in thirty(library)}):
        reduced = without(library, study)
        if reduced is None:
            continue
        checked += 1
        for case, (before, cited) in zip(cases, first, strict=True):
            after, _ = probabilities(case, reduced)
            same = all(np.array_equal(row, after[place]) for place, row in before.items())
            assert same or study in cited, f"{study} moves {case.id}, which does not cite it"
            assert not (same and cited.get(study)), f"{case.id} cites {study}, which does not move it"
            moved += not same
    assert checked >= 15
    assert moved >= 3


def probabilities(case, library):
    """Probabilities, central and in twenty draws; the studies cited, True for more than a link of 0."""
    question = build_network(case, Parameters(library, 20, fused=is_fused(case)))
    cited: dict[str, bool] = {}
    for one, counts in question.parameters.used.items():
        for fact in library.estimates[one].facts if one in library.estimates else ():
            study = fact.split("/")[0]
            cited[study] = cited.get(study, False) or bool(counts)
    return infer(question.network).places(), cited


def test_every_number_of_an_answer_has_facts_or_is_called_assumed(library, answers):
    for answer in answers.values():
        for one in answer.posterior:
            assert one.prior_studies or one.prior_kind in ("assumed", "derived")
            for reason in (*one.supports, *one.against):
                assert reason.studies or reason.basis == "assumed"
        cited = {reference.study for reference in answer.references}
        for one in answer.posterior:
            assert set(one.prior_studies) <= cited
            assert all(set(reason.studies) <= cited for reason in (*one.supports, *one.against))
        assert sum(answer.basis.values()) == pytest.approx(1)
