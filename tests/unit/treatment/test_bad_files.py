"""Whatever is wrong in data/treatment is named with its place, all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from hipspine.diagnosis.library import Library
from hipspine.errors import Problem
from hipspine.treatment.fact_use import FactUse
from hipspine.treatment.form import form_of
from hipspine.treatment.pool_outcome import pool_outcome

Documents = dict[str, dict[str, Any]]
Found = Callable[[Mapping[str, Mapping[str, Any]]], tuple[Problem, ...]]
PELVIS = "sources/pelvis.toml"


def sij(documents: Documents) -> dict[str, Any]:
    return next(one for one in documents[PELVIS]["sources"] if one["source"] == "sij_pain")


def steroid(documents: Documents) -> dict[str, Any]:
    return next(one for one in sij(documents)["options"] if one["treatment"] == "sij_steroid_injection")


def relief(documents: Documents) -> dict[str, Any]:
    return steroid(documents)["outcomes"][0]


def test_the_files_of_the_project_have_no_problem(documents: Documents, problems: Found) -> None:
    assert problems(documents) == ()


WRONG: list[tuple[str, str, Callable[[Documents], Any]]] = [
    ("unknown-file", "", lambda d: d.update({"notes.toml": {}})),
    ("unknown-source", "source", lambda d: sij(d).update(source="sij")),
    ("unknown-treatment", "treatment", lambda d: steroid(d).update(treatment="sij_steroid")),
    ("unknown-fact", "facts[0]", lambda d: relief(d).update(facts=["salman-2016/none"])),
    ("unknown-fact", "facts[0]", lambda d: relief(d).update(facts=[{"fact": "none/none", "inverse": True}])),
    ("unknown-fact", "facts[0]", lambda d: relief(d).update(facts=[7])),
    ("not-a-list", "facts", lambda d: relief(d).update(facts="salman-2016/steroid-relief-1-month")),
    ("fact-or-judgement", "facts", lambda d: relief(d).pop("facts")),
    ("fact-or-judgement", "facts", lambda d: relief(d).update(judged="often", why="because it is so")),
    ("missing-key", "why", lambda d: (relief(d).pop("facts"), relief(d).update(judged="often"))),
    ("unknown-word", "judged", lambda d: (relief(d).pop("facts"), relief(d).update(judged="0.4", why="x"))),
    ("unknown-word", "kind", lambda d: relief(d).update(kind="cure")),
    ("missing-key", "what", lambda d: relief(d).pop("what")),
    ("missing-key", "beside_why", lambda d: relief(d).pop("beside_why")),
    ("missing-key", "lasts_why", lambda d: relief(d).pop("lasts_why")),
    ("out-of-range", "months", lambda d: relief(d).update(months=-1)),
    ("unknown-key", "month", lambda d: relief(d).update(month=1)),
    ("fact-or-judgement", "outcomes", lambda d: steroid(d).update(no_outcome="none is known")),
    ("fact-or-judgement", "outcomes", lambda d: steroid(d).pop("outcomes")),
    ("duplicate-id", "treatment", lambda d: sij(d)["options"].append(steroid(d))),
    ("option-mismatch", "", lambda d: sij(d)["options"].remove(steroid(d))),
    ("missing-treatment", "", lambda d: d[PELVIS]["sources"].remove(sij(d))),
    ("duplicate-id", "source", lambda d: d[PELVIS]["sources"].append(sij(d))),
    ("unknown-word", "late.word", lambda d: sij(d)["late"].update(word="awful")),
    ("out-of-range", "late", lambda d: sij(d)["late"].update(word="none")),
    ("missing-key", "needless.why", lambda d: sij(d)["needless"].pop("why")),
    ("out-of-range", "words.grave.units", lambda d: d["costs.toml"]["words"]["grave"].update(units=0.1)),
    ("out-of-range", "words.none.units", lambda d: d["costs.toml"]["words"]["none"].update(units=0.1)),
    ("missing-key", "words.none.why", lambda d: d["costs.toml"]["words"]["none"].pop("why")),
    ("out-of-range", "levels", lambda d: d["dislocation.toml"]["rates"][0].update(levels=[3, 1])),
    ("missing-key", "size_why", lambda d: d["dislocation.toml"]["rates"][3].pop("size_why")),
    ("unknown-fact", "size_of", lambda d: d["dislocation.toml"]["rates"][3].update(size_of="none/none")),
    ("out-of-range", "mm", lambda d: d["dislocation.toml"]["heads"][0].update(mm=3)),
    ("missing-key", "spared", lambda d: d["dislocation.toml"]["sacrum"].pop("spared")),
    ("out-of-range", "least", lambda d: d["hip_or_spine.toml"].update(least=20)),
    ("unknown-word", "first", lambda d: d["hip_or_spine.toml"]["sides"][0].update(first="knee")),
    ("unknown-finding", "finding", lambda d: d["hip_or_spine.toml"]["signs"][0].update(finding="limp_wrist")),
    ("unknown-source", "hip[0]", lambda d: d["hip_or_spine.toml"].update(hip=["hip"])),
]


@pytest.mark.parametrize(("code", "place", "spoil"), WRONG)
def test_each_fault_is_named(
    documents: Documents, problems: Found, code: str, place: str, spoil: Callable[[Documents], Any]
) -> None:
    spoil(documents)
    found = problems(documents)
    assert any(one.code == code and one.path.endswith(place) and one.file for one in found), [
        one.text() for one in found
    ]


def test_all_faults_come_at_once(documents: Documents, problems: Found) -> None:
    relief(documents)["kind"] = "cure"
    sij(documents)["late"]["word"] = "awful"
    documents["dislocation.toml"]["heads"][0]["mm"] = 3
    assert len(problems(documents)) >= 3


def test_no_number_of_a_study_stands_in_the_files(documents: Documents) -> None:
    allowed = {
        "months",
        "operations",
        "units",
        "year",
        "levels",
        "mm",
        "sd",
        "against",
        "most_levels",
        "schema",
        "least",
    }

    def numbers(value: Any, key: str = "") -> list[str]:
        if isinstance(value, dict):
            return [one for name, part in value.items() for one in numbers(part, name)]
        if isinstance(value, list):
            return [one for part in value for one in numbers(part, key)]
        return [key] if isinstance(value, int | float) and not isinstance(value, bool) else []

    assert {key for document in documents.values() for key in numbers(document)} <= allowed


def test_a_study_that_was_renamed_is_found_by_its_old_name_and_counts_once(library: Library) -> None:
    shares = [fact for fact in library.studies.facts if form_of(fact) == "proportion" and fact.use == "yes"]
    fact = next(one for one in shares if library.studies[one.study].aliases)
    old = FactUse(f"{library.studies[fact.study].aliases[0]}/{fact.name}")
    pooled = pool_outcome("x", [old], library.studies, library.model.settings.spread)
    assert pooled.facts == (fact.id,)
