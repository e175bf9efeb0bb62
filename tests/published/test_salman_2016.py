"""Salman and others 2016: lateral branch radiofrequency against steroid for the sacroiliac joint, 15 people each.

Printed: half of the pain gone in 73, 60 and 53% at one, three and six months; 20% after steroid at one month.
"""

from __future__ import annotations

import pytest

from hipspine import api
from hipspine.treatment.compiled_outcome import CompiledOutcome


def course(treatment: str, what: str) -> dict[float | None, CompiledOutcome]:
    options = {one.recipe.treatment: one for one in api.load().treatment.sources["sij_pain"].options}
    return {one.recipe.months: one for one in options[treatment].outcomes if one.recipe.what == what}


def test_relief_wears_off_as_printed() -> None:
    found = course("lateral_branch_radiofrequency", "pain better by half or more")
    printed = {1.0: 11 / 15, 3.0: 9 / 15}
    for months, share in printed.items():
        assert found[months].pooled.value == pytest.approx(share)
        assert found[months].pooled.facts == (found[months].shown[0].fact,)
    assert found[1.0].pooled.value > found[3.0].pooled.value  # type: ignore[operator]


def test_six_months_holds_two_series_and_each_once() -> None:
    """With Stelzer 2013, 86% of those last seen at four to six months: other people, one definition."""
    pooled = course("lateral_branch_radiofrequency", "pain better by half or more")[6.0].pooled
    assert pooled.facts == ("salman-2016/radiofrequency-relief-6-months", "stelzer-2013/relief-4-6-months")
    assert 8 / 15 < (pooled.value or 0.0) < 0.86


def test_steroid_at_a_month() -> None:
    found = course("sij_steroid_injection", "pain better by half or more")
    assert found[1.0].pooled.value == pytest.approx(3 / 15)
