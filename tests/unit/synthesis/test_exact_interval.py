"""Clopper and Pearson's interval: by definition, and against the other one of the project."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.bench.intervals import clopper_pearson
from hipspine.synthesis.exact_interval import exact_interval


@given(st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_is_the_interval_of_the_bench(pair):
    hits, of = pair
    assert exact_interval(hits, of) == pytest.approx(clopper_pearson(hits, of), abs=1e-9)


def test_printed_examples():
    """0 of n ends at 1 - 0.025^(1/n); 23 of 27 of van der Wurff 2006 as R's binom.test gives it."""
    assert exact_interval(0, 10)[1] == pytest.approx(1 - 0.025**0.1)
    assert exact_interval(10, 10) == pytest.approx((0.025**0.1, 1.0))
    assert exact_interval(23, 27) == pytest.approx((0.6626891, 0.9581126), abs=1e-6)


def test_counts_need_not_be_whole():
    low, high = exact_interval(2.5, 10)
    assert exact_interval(2, 10)[0] < low < exact_interval(3, 10)[0]
    assert exact_interval(2, 10)[1] < high < exact_interval(3, 10)[1]


@pytest.mark.parametrize(("events", "total"), [(-1, 3), (4, 3), (0, 0)])
def test_what_is_no_proportion(events, total):
    with pytest.raises(ValueError, match="not a proportion"):
        exact_interval(events, total)
