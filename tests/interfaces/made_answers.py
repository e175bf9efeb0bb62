"""Answers made by hand: a small one to vary, and one with as much in it as there can be."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.diagnosis.answer import (
    SCHEMA,
    Answer,
    Change,
    NextTest,
    NodeRanked,
    Place,
    PossibleResult,
    Probability,
    Ranked,
    Reason,
    Reference,
    Silent,
    SourceSet,
    ToRuleOut,
)
from hipspine.vocabulary import Vocabulary

STUDIES = tuple(f"a-study-with-a-long-label-{year}" for year in range(2001, 2013))


def small(**changes: Any) -> Answer:
    """One likely source, one finding, nothing to rule out."""
    likely = Ranked(
        source="sij_pain",
        side="right",
        node="sacroiliac",
        probability=0.62,
        low=0.38,
        high=0.81,
        prior=0.12,
        prior_kind="measured",
        prior_studies=("lee-2019a",),
        supports=(Reason("thigh_thrust", ("thigh_thrust:right",), 1.1, "transported", ("vanderwurff-2006",)),),
        against=(Reason("fortin_finger", ("-fortin_finger:right",), -0.6, "assumed", ()),),
    )
    answer = Answer(
        schema=SCHEMA,
        hipspine="0.1.0",
        evidence_version="2026-01-01-0123456789ab",
        interval=0.9,
        case=case(),
        rule_out_first=(),
        posterior=(likely,),
        nodes=(),
        none_of_these=Probability(0.05, 0.01, 0.2),
        unmodelled=Probability(0.2, 0.05, 0.5),
        sets=(SourceSet((Place("sij_pain", "right"),), 0.5),),
        pairs=(),
        next_tests=(),
        not_examined=("gaenslen",),
        not_assessable=(),
        silent=(Silent("gaenslen", "right", "spoken for by three_of_six_sij_tests"),),
        basis={"measured": 0.0, "transported": 0.6, "derived": 0.0, "assumed": 0.4},
        assumed_share=0.4,
        more_than_four=0.0,
        references=(Reference("lee-2019a", "Lee X. Title. Journal. 2019.", "10.1/x", "1"),),
        limits=("Several sources may hurt at once.",),
    )
    return msgspec.structs.replace(answer, **changes)


def case(**changes: Any) -> dict[str, Any]:
    """A case as the answer carries it."""
    return {
        "schema": 1,
        "id": "made",
        "anatomy": "L5",
        "person": {"age": 61.0, "sex": "female", "setting": "spine clinic"},
        "pain": {"side": "right", "zones": ["buttock"], "months": 8.0, "against_before": "new"},
        "operations": [],
        "implants": [],
        "findings": [{"finding": "thigh_thrust", "state": "present", "side": "right"}],
        "given": [],
        **changes,
    }


def rule_out(source: str, state: str, vocabulary: Vocabulary) -> ToRuleOut:
    """An entry with all its triggers or all its questions, forbidding what it can."""
    one = vocabulary.sources[source]
    return ToRuleOut(
        source=source,
        state=state,
        triggers=one.triggers if state == "triggered" else (),
        unanswered=one.questions if state != "none_found" else (),
        asked=len(one.questions),
        forbids=one.forbids if state == "triggered" else (),
        studies=STUDIES,
    )


def everything(vocabulary: Vocabulary, state: str) -> Answer:
    """Every source likely with many reasons, everything that must not be missed in one state, all tests, long texts."""
    findings = tuple(f"{id}:left" for id in sorted(vocabulary.findings, key=lambda id: -len(id))[:40])
    reasons = tuple(Reason(f"group-{i}", findings, 3.0 - i / 10, "assumed", STUDIES) for i in range(20))
    sources = sorted(vocabulary.sources.values(), key=lambda one: -len(one.name))
    likely = tuple(
        Ranked(one.id, "right", one.node, 0.947, 0.001, 0.999, 0.094, "derived", STUDIES, reasons, reasons)
        for one in sources
    )
    urgent = [one.id for one in sources if one.must_not_miss]
    changes = tuple(Change(one.id, "right", 0.947) for one in sources[:3])
    results = [PossibleResult(name, 0.5, changes) for name in ("full", "partial", "none")]
    tests = tuple(
        NextTest(test, findings[i].split(":")[0], "left", 1.0, 0.1, 1.0, results[0], results[2], (results[1],), blocked)
        for i, test in enumerate(sorted(vocabulary.tests, key=lambda id: -len(id))[:24])
        for blocked in [tuple(urgent[:5]) if i % 2 else ()]
    )
    long_case = case(
        id="a-very-long-name-of-a-case" * 4,
        operations=[{"kind": "lumbar_fusion", "levels": ["L1-L2", "L4-L5"], "months_ago": 1.0}] * 12,
        implants=[{"kind": "sij_implant", "side": "left"}] * 6,
    )
    long_case["pain"]["zones"] = list(vocabulary.zones)
    return small(
        case=long_case,
        rule_out_first=tuple(rule_out(id, state, vocabulary) for id in urgent),
        posterior=likely,
        nodes=tuple(
            NodeRanked(id, "right", 0.9, 0.1, 0.99, tuple(one.id for one in vocabulary.members(id)), False)
            for id in vocabulary.nodes
        ),
        next_tests=tests,
        not_assessable=tuple(vocabulary.sources),
        basis={"measured": 0.1, "transported": 0.2, "derived": 0.3, "assumed": 0.4},
    )
