"""One cause at a time, by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hipspine.bench.single_cause import single_cause
from hipspine.diagnosis.network import Counted, Network, NodeTable, Signal

HIP, SIJ, NONE = ("hip_oa", "right"), ("sij_pain", "right"), ("unmodelled", "midline")
ONE = np.ones(1)


def question(*signals: Signal, blocks: tuple[Counted, ...] = ()) -> Any:
    nodes = (
        NodeTable("hip", ((), (HIP,)), np.array([[0.8], [0.2]])),
        NodeTable("sij", ((), (SIJ,)), np.array([[0.9], [0.1]])),
        NodeTable("unmodelled", ((), (NONE,)), np.array([[0.1], [0.9]])),
    )
    return SimpleNamespace(
        network=Network(nodes, signals, blocks), parameters=SimpleNamespace(value=lambda key: 0.25 * ONE)
    )


def groin(present: bool) -> Signal:
    return Signal("groin_pain", "right", "zones", present, 0.2 * ONE, {HIP: 0.5 * ONE})


def test_without_findings_the_priors_share_what_is_not_unknown() -> None:
    found = single_cause(question())
    assert found.probabilities == pytest.approx({"hip_oa": 0.5, "sij_pain": 0.25})
    assert found.none == pytest.approx(0.25)


def test_a_finding_weighs_by_its_chance_with_that_cause_alone() -> None:
    weights = np.array([0.5 * 0.6, 0.25 * 0.2, 0.25 * 0.2])  # 0.6 = 1 - 0.8 x 0.5, else the leak
    expected = weights / weights.sum()
    found = single_cause(question(groin(True)))
    assert [found.probabilities["hip_oa"], found.probabilities["sij_pain"], found.none] == pytest.approx(expected)


def test_an_absent_finding() -> None:
    weights = np.array([0.5 * 0.4, 0.25 * 0.8, 0.25 * 0.8])
    assert single_cause(question(groin(False))).probabilities["hip_oa"] == pytest.approx(weights[0] / weights.sum())


def test_a_block_sees_one_covered_or_one_uncovered() -> None:
    table = np.zeros((2, 2, 1))
    table[1, 0], table[0, 1] = 0.97, 0.09
    block = Counted("hip_injection_relief", "right", "hip", frozenset({HIP}), frozenset({HIP, SIJ, NONE}), table)
    weights = np.array([0.5 * 0.97, 0.25 * 0.09, 0.25 * 0.09])
    assert single_cause(question(blocks=(block,))).probabilities["hip_oa"] == pytest.approx(weights[0] / weights.sum())


def test_impossible_findings_have_no_answer() -> None:
    never = Signal("never", "midline", "x", True, 0 * ONE, {})
    found = single_cause(question(never))
    assert not found.answered
    assert found.probabilities == {}
