"""Facts and studies for the tests of this room; every number in them is made up."""

from __future__ import annotations

import copy
from typing import Any

from hipspine.evidence import Fact, Study, read_study

FACT: dict[str, Any] = {
    "id": "thigh-thrust",
    "kind": "accuracy",
    "about": {
        "source": "sij_pain",
        "finding": "thigh_thrust",
        "reference": "two blocks",
        "reference_measures": "pain",
        "comparators": "mixed_pain",
    },
    "from": {"group": "all", "reading": "abstract"},
    "printed": {"sens": "80", "spec": "70"},
    "table": {"tp": 8, "fp": 3, "fn": 2, "tn": 7},
}
FREQUENCY: dict[str, Any] = {
    "id": "new-pain",
    "kind": "frequency",
    "role": "rate",
    "about": {"source": "sij_pain", "case": "block"},
    "from": {"group": "all", "reading": "abstract"},
    "printed": {"proportion": "12.5"},
    "counts": {"events": 5, "total": 40},
}
STUDY: dict[str, Any] = {
    "schema": 1,
    "id": "made-2020",
    "title": "A study",
    "authors": ["One A", "Two B"],
    "published": {"journal": "J Tests 3(1):1-9", "year": 2020, "doi": "10.1/x", "pmid": "1"},
    "design": "cohort",
    "groups": [{"id": "all", "people": "people", "n": 20, "fused": "all"}],
    "readings": [{"id": "abstract", "depth": "abstract"}],
}


def mapping(*facts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A study file with these facts; a change of None removes a key."""
    document = copy.deepcopy(STUDY) | {"facts": copy.deepcopy(list(facts or (FACT,)))}
    document |= changes
    return {key: value for key, value in document.items() if value is not None}


def study(*facts: dict[str, Any], **changes: Any) -> Study:
    """The same, read."""
    return read_study(mapping(*facts, **changes))


def changed(base: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A fact with changed keys; None removes one, a table is laid over the one that stands there."""
    fact = copy.deepcopy(base)
    for key, value in changes.items():
        if value is None:
            fact.pop(key, None)
        elif isinstance(value, dict) and isinstance(fact.get(key), dict):
            fact[key] = {name: entry for name, entry in (fact[key] | value).items() if entry is not None}
        else:
            fact[key] = value
    return fact


def fact(base: dict[str, Any] = FACT, **changes: Any) -> Fact:
    """One fact, read."""
    return study(changed(base, **changes)).facts[0]
