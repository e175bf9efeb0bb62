"""The predictive interval of a count."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import betabinom, binom

from hipspine.bench.predicted_count import mixture, predicted_count


def test_one_chance_is_a_binomial() -> None:
    found = predicted_count(np.array([0.3]), 12, 40, 0.9)
    assert (found.low, found.high) == (binom.ppf(0.05, 40, 0.3), binom.ppf(0.95, 40, 0.3))
    assert found.hit
    assert found.place == pytest.approx(binom.cdf(11, 40, 0.3) + binom.pmf(12, 40, 0.3) / 2)


def test_many_chances_are_mixed() -> None:
    chances = np.random.default_rng(0).beta(2, 5, 200_000)
    assert mixture(chances, 20) == pytest.approx(betabinom.pmf(np.arange(21), 20, 2, 5), abs=0.002)


def test_uncertain_chances_make_it_wider() -> None:
    sure, unsure = (predicted_count(np.array(p), 10, 50, 0.9) for p in ([0.3], [0.1, 0.3, 0.5]))
    assert unsure.high - unsure.low > sure.high - sure.low


def test_chances_of_nothing_and_everything_have_a_finite_interval() -> None:
    assert predicted_count(np.array([0.0]), 0, 5, 0.9).high == 0
    assert predicted_count(np.array([1.0]), 5, 5, 0.9).low == 5


@pytest.mark.parametrize(("events", "total"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_no_proportion_is_refused(events: int, total: int) -> None:
    with pytest.raises(ValueError):
        predicted_count(np.array([0.5]), events, total, 0.9)
