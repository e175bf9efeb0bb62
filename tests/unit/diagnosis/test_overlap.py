"""Agreeing findings of one group count for less than independent ones, and for no less than one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.diagnosis.families.overlap import agreeing, shared
from hipspine.diagnosis.network import Signal

PLACE = ("sij_pain", "right")
CHANCE = st.floats(0.02, 0.95)


def made(group: str, present: bool, leak: float, link: float) -> Signal:
    return Signal("f", "right", group, present, np.array([leak]), {PLACE: np.array([link])})


def ratio(signal: Signal) -> float:
    """P(as found | the source) / P(as found | nothing that causes it)."""
    leak, link = float(signal.leak[0]), float(signal.links[PLACE][0])
    silent = (1 - leak) * (1 - link)
    return (1 - silent) / leak if signal.present else silent / (1 - leak)


def lessened(signals: list[Signal], overlap: float, apart: frozenset[str] = frozenset()) -> list[Signal]:
    counts = agreeing(signals)
    return [shared(signal, counts, np.array([overlap]), apart) for signal in signals]


@given(st.integers(1, 6), st.booleans(), CHANCE, CHANCE, st.floats(0, 1))
def test_n_equal_findings_are_worth_the_stated_number_of_independent_ones(count, present, leak, link, overlap):
    signals = [made("tests", present, leak, link)] * count
    product = np.prod([ratio(signal) for signal in lessened(signals, overlap)])
    worth = count / (1 + (count - 1) * overlap)
    assert np.log(product) == pytest.approx(worth * np.log(ratio(signals[0])), rel=1e-6, abs=1e-9)


@given(CHANCE, CHANCE, CHANCE, st.floats(0, 1))
def test_findings_that_disagree_or_stand_in_other_groups_count_in_full(leak, link, other, overlap):
    signals = [made("tests", True, leak, link), made("tests", False, leak, other), made("images", True, leak, other)]
    for before, after in zip(signals, lessened(signals, overlap), strict=True):
        assert after.links[PLACE] == pytest.approx(before.links[PLACE])


def test_backgrounds_named_apart_count_in_full():
    signals = [made("bone_risk", True, 0.2, 0.5)] * 3
    for after in lessened(signals, 0.5, frozenset({"bone_risk"})):
        assert after.links[PLACE] == pytest.approx(0.5)


def test_a_finding_that_only_sources_cause_keeps_its_link():
    signals = [made("tests", True, 0.0, 0.5)] * 3
    assert all(float(after.links[PLACE][0]) == 0.5 for after in lessened(signals, 0.5))
