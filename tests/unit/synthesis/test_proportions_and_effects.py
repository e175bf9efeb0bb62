"""Exact proportions with profile intervals; normal random effects; both against slow or closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import binom, chi2, norm

from hipspine.synthesis import Spread, fit_binomial_normal, fit_random_effects, pool_ratio, profile_proportion
from hipspine.synthesis.binomial_normal import log_likelihood


@pytest.mark.parametrize(("mean", "between"), [(-2.2, 0.25), (0.5, 1.8), (-4.0, 2.5)])
@pytest.mark.parametrize(("events", "total"), [(0, 40), (3, 51), (4000, 10000)])
def test_the_likelihood_against_an_integral(mean, between, events, total):
    def inside(z):
        p = 1 / (1 + np.exp(-(mean + between * z)))
        return binom.pmf(events, total, p) * norm.pdf(z)

    peak = (np.log((events + 0.5) / (total - events + 0.5)) - mean) / between
    slow = quad(inside, -12, 12, points=[np.clip(peak, -11, 11)], epsabs=0, epsrel=1e-10, limit=2000)[0]
    fast = log_likelihood(np.array([float(events)]), np.array([float(total)]), mean, between)[0]
    assert fast + np.log(binom.pmf(events, total, 0.3)) - events * np.log(0.3 / 0.7) - total * np.log(
        0.7
    ) == pytest.approx(np.log(slow), abs=1e-6)


def test_large_studies_that_differ_widely():
    """Quadrature around the mean, not around each study, loses these altogether."""
    fit = fit_binomial_normal([5000, 1000, 9000], [10000] * 3)
    assert fit.mean == pytest.approx(0, abs=1e-6)
    assert fit.between == pytest.approx(1.79401266, abs=1e-5)


def test_one_study_has_the_profile_interval_of_a_binomial_once_the_spread_is_none():
    low, high = profile_proportion([30] * 6, [100] * 6)
    p, n = 0.3, 600
    drop = chi2.ppf(0.95, 1) / 2
    for end in (low, high):
        fallen = n * (p * np.log(p / end) + (1 - p) * np.log((1 - p) / (1 - end)))
        assert fallen <= drop + 1e-6


def test_an_end_that_does_not_exist_is_none():
    assert profile_proportion([0, 0], [10, 20])[0] is None
    assert profile_proportion([10, 20], [10, 20])[1] is None


def test_equal_effects_have_no_spread_and_a_t_interval():
    fit = fit_random_effects([0.4, 0.4, 0.4, 0.4], [0.2, 0.3, 0.25, 0.4])
    assert fit.boundary
    assert fit.mean == pytest.approx(0.4)
    assert fit.knapp_error == fit.standard_error
    assert fit.new_high > fit.high > 0.4


def test_pooled_ratios_carry_the_t_interval_from_enough_studies_on():
    logs, errors = [0.1, 0.5, -0.2, 0.9], [0.2, 0.3, 0.25, 0.4]
    fit = fit_random_effects(logs, errors)
    pooled = pool_ratio("x", ["a/1", "b/1", "c/1", "d/1"], logs, errors, Spread(0.5, 4, 0.8), "measured")
    assert np.log(pooled.high) == pytest.approx(fit.high, abs=1e-9)
    two = pool_ratio("x", ["a/1", "b/1"], logs[:2], errors[:2], Spread(0.5, 4, 0.8), "measured")
    assert "Hartung" not in two.method
    assert two.between[0][0] >= Spread(0.5, 4, 0.8).floor(2) ** 2
    with pytest.raises(ValueError, match="not positive"):
        pool_ratio("x", ["a/1"], [0.1], [0.0], Spread(0.5, 4, 0.8), "measured")
