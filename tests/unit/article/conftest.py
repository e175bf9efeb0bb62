"""Studies made up for the computations, and a claim to put them in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hipspine.article import Article, read_article
from hipspine.evidence import Studies, read_study

MADE = {
    "schema": 1,
    "id": "made-2020",
    "groups": [
        {"id": "hips", "people": "36 hips", "n": 36, "unit": "hips", "fused": "none"},
        {"id": "both", "people": "both arms of a trial", "n": 55, "fused": "some"},
        {"id": "short", "people": "one or two levels", "n": 200, "fused": "all", "levels": "1-2"},
        {"id": "long", "people": "three to seven levels", "n": 200, "fused": "all", "levels": "3-7"},
        {"id": "pooled", "people": "eleven studies", "n": 11, "unit": "studies", "fused": "all"},
    ],
    "readings": [{"id": "abstract", "depth": "abstract"}],
    "facts": [
        {
            "id": "mri",
            "kind": "accuracy",
            "about": {"finding": "mri_labral_tear", "reader": "1"},
            "from": {"group": "hips", "reading": "abstract"},
            "printed": {"sens": "60", "spec": "80", "accuracy": "64"},
            "table": {"tp": 15, "fp": 2, "fn": 11, "tn": 8, "solved": True},
        },
        {
            "id": "cta",
            "kind": "accuracy",
            "about": {"finding": "ct_arthrography_labral_tear"},
            "from": {"group": "hips", "reading": "abstract"},
            "printed": {"sens": "85", "spec": "90", "accuracy": "86"},
            "table": {"tp": 22, "fp": 1, "fn": 4, "tn": 9, "solved": True},
        },
        {
            "id": "density",
            "kind": "measurement",
            "about": {"quantity": "density_change", "unit": "percent"},
            "from": {"group": "both", "reading": "abstract"},
            "printed": {"mean": "-27"},
        },
        {
            "id": "few",
            "kind": "frequency",
            "about": {"what": "events, short"},
            "from": {"group": "short", "reading": "abstract"},
            "counts": {"events": 10, "total": 200},
        },
        {
            "id": "many",
            "kind": "frequency",
            "about": {"what": "events, long"},
            "from": {"group": "long", "reading": "abstract"},
            "counts": {"events": 60, "total": 200},
        },
        {
            "id": "bare",
            "kind": "frequency",
            "about": {"what": "events, no total"},
            "from": {"group": "pooled", "reading": "abstract"},
            "printed": {"proportion": "40"},
        },
        {
            "id": "ranged",
            "kind": "frequency",
            "about": {"what": "nonunion"},
            "from": {"group": "pooled", "reading": "abstract"},
            "printed": {"proportion_range": ["35", "51"]},
        },
        {
            "id": "effect",
            "kind": "comparison",
            "about": {"exposed": "fused", "comparator": "not fused", "measure": "OR"},
            "from": {"group": "both", "reading": "abstract"},
            "printed": {"estimate": "2.2", "estimate_ci": ["1.7", "2.9"]},
        },
        {
            "id": "sacrum",
            "kind": "comparison",
            "about": {"exposed": "to the sacrum", "comparator": "above"},
            "from": {"group": "both", "reading": "abstract"},
            "counts": {"events_exposed": 22, "n_exposed": 174, "events_comparator": 16, "n_comparator": 143},
        },
        {
            "id": "turn",
            "kind": "measurement",
            "about": {"quantity": "rotation", "unit": "degrees"},
            "from": {"group": "both", "reading": "abstract"},
            "printed": {"mean": "2.5"},
        },
    ],
}


@pytest.fixture
def studies() -> Studies:
    return Studies([read_study(MADE)])


def changed(without: tuple[str, str] = ("", ""), **facts: dict[str, Any]) -> Studies:
    """The made study with keys of some facts replaced, and one key of one fact taken away."""
    new = [{**fact, **facts.get(str(fact["id"]), {})} for fact in MADE["facts"]]  # type: ignore[attr-defined]
    fact, key = without
    new = [{name: value for name, value in one.items() if (one["id"], name) != (fact, key)} for one in new]
    return Studies([read_study({**MADE, "facts": new})])


def claim(**keys: Any) -> dict[str, Any]:
    """A claim with everything required."""
    usual = {"id": "a-claim", "claim": "It is so.", "kind": "number", "verdict": "confirmed", "finding": "It is."}
    return {**usual, **keys}


def page(*claims: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """A claims file."""
    return {"schema": 1, "title": "A page", "claims": list(claims), **keys}


@pytest.fixture
def ask(studies: Studies) -> Callable[..., Article]:
    """An article whose one claim asks for one computation of the made study."""

    def made(computation: str, **keys: Any) -> Article:
        asked = {"computation": computation, **keys}
        return read_article(page(claim(verdict="contested", computed=[asked])), studies)

    return made
