"""Buckland and others, Bone Joint J 2017;99-B, and Sing and others 2016: dislocation after hip replacement in Medicare.

Printed: within a year 1.55% without a fusion, 2.96% after 1-2 levels, 4.12% after 3-7; within two years 2.36, 4.26 and
7.51%. The two papers count the same insured people, so a year is never pooled with the other.
"""

from __future__ import annotations

import math

import pytest

from hipspine import api
from hipspine.treatment import DislocationRisk

PRINTED = {
    (1, 0): 1.55,
    (1, 1): 2.96,
    (1, 2): 2.96,
    (1, 3): 4.12,
    (1, 7): 4.12,
    (2, 0): 2.36,
    (2, 2): 4.26,
    (2, 4): 7.51,
}


@pytest.mark.parametrize(("asked", "per_cent"), PRINTED.items())
def test_the_printed_rates_come_out(asked: tuple[int, int], per_cent: float) -> None:
    year, levels = asked
    (one,) = [one for one in risk(levels=levels).risks if one.year == year]
    assert 100 * one.risk == pytest.approx(per_cent, abs=0.005)
    assert one.basis == "measured"
    assert len(one.facts) == 1


def test_the_interval_is_that_of_the_printed_group() -> None:
    """2.96% of 12,079: the logit interval 2.96% x exp(+-1.96 / sqrt(12079 x 0.0296 x 0.9704))."""
    (one,) = [one for one in risk(levels=2).risks if one.year == 1]
    half = 1.959964 / math.sqrt(12079 * 0.0296 * 0.9704)
    logit = math.log(0.0296 / 0.9704)
    assert one.low == pytest.approx(1 / (1 + math.exp(-(logit - half))), rel=2e-3)
    assert one.high == pytest.approx(1 / (1 + math.exp(-(logit + half))), rel=2e-3)


def test_salib_the_sacrum_by_hand() -> None:
    """Salib and others 2019: 4.5 times the hazard of people without a fusion, p = 0.03."""
    (one,) = [one for one in risk(levels=2, to_sacrum=True).risks if (one.year, one.by) == (1, "sacrum")]
    assert one.risk == pytest.approx(1 - (1 - 0.0155) ** 4.5, rel=1e-6)
    assert one.facts == ("buckland-2017/dislocation-no-fusion", "salib-2019/dislocation-fusion-to-sacrum")


def test_nessler_dual_mobility_by_hand() -> None:
    """Nessler and others 2023: odds 0.534 at a year, p = 0.0044, on the rate after 1-2 levels."""
    (one,) = [one for one in risk(levels=2, dual_mobility=True).risks if one.year == 1]
    assert one.risk == pytest.approx(1 - (1 - 0.0296) ** 0.534, rel=1e-6)


def test_howie_and_the_finnish_register_agree_on_36_mm_within_their_spread() -> None:
    """Howie and others 2012: 4 of 299 against 17 of 316; Kostensalo and others 2013: 0.41 (0.24 to 0.70)."""
    known = api.load().treatment.dislocation
    assert known is not None
    pooled = known.heads[36.0].pooled
    crude = (4 / 299) / (17 / 316)
    assert pooled.value is not None
    assert min(crude, 0.41) < pooled.value < max(crude, 0.41)


def risk(**asked: object) -> DislocationRisk:
    return api.dislocation(api.load(), **asked).risk  # type: ignore[arg-type]
