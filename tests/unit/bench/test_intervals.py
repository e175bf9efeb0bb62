"""The exact interval against another program, the bootstrap against its laws."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from hipspine.bench.intervals import bootstrap_mean, clopper_pearson


@pytest.mark.parametrize("of", [1, 4, 14, 42])
def test_the_exact_interval_is_that_of_scipy(of: int) -> None:
    for hits in range(of + 1):
        theirs = binomtest(hits, of).proportion_ci(method="exact")
        assert clopper_pearson(hits, of) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_its_ends_where_the_answer_is_known() -> None:
    assert clopper_pearson(0, 4) == pytest.approx((0, 1 - 0.025 ** (1 / 4)))
    assert clopper_pearson(4, 4) == pytest.approx((0.025 ** (1 / 4), 1))


@pytest.mark.parametrize(("hits", "of"), [(-1, 3), (4, 3), (0, 0)])
def test_what_is_no_proportion_is_refused(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="not a proportion"):
        clopper_pearson(hits, of)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=30), st.randoms())
def test_the_bootstrap_holds_the_mean_and_forgets_the_order(values: list[float], chance: object) -> None:
    interval = bootstrap_mean(values)
    assert interval is not None
    low, high = interval
    assert min(values) - 1e-12 <= low <= high <= max(values) + 1e-12
    shuffled = list(values)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert bootstrap_mean(shuffled) == interval


def test_the_bootstrap_has_about_the_width_of_the_usual_formula() -> None:
    values = [i / 41 for i in range(42)]
    low, high = bootstrap_mean(values) or (0, 0)
    sd = math.sqrt(sum((one - 0.5) ** 2 for one in values) / 42)
    assert high - low == pytest.approx(2 * 1.96 * sd / math.sqrt(42), rel=0.05)


def test_one_value_has_no_interval() -> None:
    assert bootstrap_mean([0.3]) is None
    assert bootstrap_mean([]) is None
