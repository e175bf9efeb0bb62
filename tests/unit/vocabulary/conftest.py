"""A small vocabulary to break, and the real one."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from hipspine.errors import InputError, Problem
from hipspine.vocabulary import Vocabulary, read_vocabulary

Documents = dict[str, dict[str, Any]]

REAL = Path(__file__).parents[3] / "data" / "vocabulary"


def small() -> Documents:
    """A vocabulary of one word of each kind or two, without a problem."""
    zones = {"groin": "usual", "low_back_midline": "never"}
    source = {
        "id": "hip_oa",
        "name": "Hip osteoarthritis",
        "plain": "worn hip joint",
        "node": "hip",
        "definition": "Osteoarthritis of a native hip.",
        "zones": dict(zones),
        "zones_why": "nerves of the joint",
        "icd10cm": ["M16.11"],
        "needs": ["native_hip"],
        "possible_why": "a replaced hip has no cartilage",
    }
    danger = {
        "id": "infection",
        "name": "Infection",
        "plain": "infection",
        "node": "infection",
        "definition": "Infection of the hip.",
        "zones": dict(zones),
        "zones_why": "nerves of the joint",
        "icd10cm": ["M00.9"],
        "must_not_miss": True,
        "triggers": ["groin_pain", "fever"],
        "questions": ["fever"],
        "trigger_why": "sepsis",
        "forbids": ["steroid"],
        "settle_with": ["talk"],
    }
    finding = {"plain": "x", "elicited": "ask", "positive": "yes"}
    return {
        "zones.toml": {
            "schema": 1,
            "zones": [
                {"id": "groin", "name": "Groin", "plain": "groin", "sided": True, "definition": "the fold"},
                {"id": "low_back_midline", "name": "Back", "plain": "back", "definition": "the midline"},
            ],
        },
        "nodes.toml": {
            "schema": 1,
            "nodes": [
                {"id": "hip", "name": "Hip", "plain": "hip", "paired": True, "definition": "the joint"},
                {"id": "infection", "name": "Infection", "plain": "pus", "definition": "bacteria in the joint"},
            ],
        },
        "conditions.toml": {
            "schema": 1,
            "conditions": [
                {"id": "native_hip", "name": "Own hip", "definition": "not replaced", "sided": True},
                {"id": "fused", "name": "Fused", "definition": "fused"},
                {
                    "id": "anything",
                    "name": "Any",
                    "definition": "any",
                    "any_of": ["native_hip", "fused"],
                    "sided": True,
                },
            ],
        },
        "tests.toml": {
            "schema": 1,
            "tests": [
                {
                    "id": "talk",
                    "name": "Talk",
                    "plain": "talk",
                    "kind": "question",
                    "minutes": 1,
                    "who": "anybody",
                    "radiation_msv": 0.0,
                    "cost": 0.1,
                    "risk": "none",
                    "basis": "judgement",
                    "why": "short",
                    "contraindicated_by": ["fused"],
                }
            ],
        },
        "sources/hip.toml": {"schema": 1, "sources": [source, danger]},
        "findings/symptom.toml": {
            "schema": 1,
            "findings": [
                {**finding, "id": "groin_pain", "name": "Groin", "kind": "symptom", "sided": True, "zone": "groin"},
                {
                    **finding,
                    "id": "low_back_midline_pain",
                    "name": "Back pain",
                    "kind": "symptom",
                    "zone": "low_back_midline",
                    "test": "talk",
                },
                {**finding, "id": "fever", "name": "Fever", "kind": "history"},
                {
                    **finding,
                    "id": "crp",
                    "name": "CRP",
                    "kind": "laboratory",
                    "unit": "mg/L",
                    "units": {"mg/dL": 10},
                    "low": 0,
                    "high": 600,
                    "positive_from": 10,
                    "positive_why": "the limit of most laboratories",
                },
                {**finding, "id": "both", "name": "Both", "kind": "score", "members": ["fever", "crp"], "needed": 2},
                {**finding, "id": "block", "name": "Block", "kind": "block", "covers": ["hip"], "full_from": 0.7},
            ],
        },
        "treatments/all.toml": {
            "schema": 1,
            "treatments": [
                {
                    "id": "injection",
                    "name": "Steroid into the hip",
                    "plain": "an injection",
                    "definition": "steroid into the joint",
                    "kind": "injection",
                    "who": "radiologist",
                    "reversible": "yes",
                    "risk": "infection",
                    "sources": ["hip_oa"],
                    "counts_as": ["block", "steroid"],
                    "contraindicated_by": ["fever", "fused"],
                }
            ],
        },
    }


def found_in(documents: Mapping[str, Mapping[str, Any]]) -> tuple[Problem, ...]:
    """The problems of some documents; none if they can be read."""
    try:
        read_vocabulary(documents)
    except InputError as error:
        return error.problems
    return ()


@pytest.fixture
def documents() -> Documents:
    return small()


@pytest.fixture
def problems() -> Callable[[Mapping[str, Mapping[str, Any]]], tuple[Problem, ...]]:
    return found_in


@pytest.fixture(scope="session")
def real_documents() -> Documents:
    return {
        path.relative_to(REAL).as_posix(): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(REAL.rglob("*.toml"))
    }


@pytest.fixture(scope="session")
def real(real_documents: Documents) -> Vocabulary:
    return read_vocabulary(real_documents)
