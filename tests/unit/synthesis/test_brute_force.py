"""The exact likelihood of every published table against a slow integration, and its gradient against differences."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import gammaln

from hipspine.synthesis.bivariate import compare_tests, fit_bivariate
from hipspine.synthesis.bivariate.intervals import top_of
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.rows import make_rows
from published.tables import datasets

BOUNDARIES = {"CT": "correlation -1", "Telomerase": "correlation -1", "schuetz_CT": "correlation +1"}


def brute_force(fit) -> float:
    """Log-likelihood by the trapezoidal rule in the effects themselves, in fixed steps around the mode."""
    return sum(one_study(table, fit) for table in fit.tables)


def one_study(table, fit) -> float:
    a, b = (math.sqrt(variance) for variance in fit.between_variance)
    rho = fit.between_correlation
    z1 = _grid(lambda z: _log(table.tp, table.diseased, fit.logit_mean[0] + a * z))
    sens = _log(table.tp, table.diseased, fit.logit_mean[0] + a * z1) - z1**2 / 2
    inner = []
    for z in z1:
        shifted = fit.logit_mean[1] + b * rho * z
        scale = b * math.sqrt(max(0.0, 1 - rho**2))
        z2 = _grid(lambda v, m=shifted, s=scale: _log(table.tn, table.healthy, m + s * v))
        inner.append(_log_sum(_log(table.tn, table.healthy, shifted + scale * z2) - z2**2 / 2, z2[1] - z2[0]))
    total = _log_sum(sens + np.array(inner), z1[1] - z1[0]) - math.log(2 * math.pi)
    return total + _choose(table.tp, table.diseased) + _choose(table.tn, table.healthy)


def _grid(log_likelihood) -> np.ndarray:
    """Where likelihood x normal density is above exp(-45) of its top, in 400 steps."""
    coarse = np.linspace(-14, 14, 4001)
    height = log_likelihood(coarse) - coarse**2 / 2
    inside = coarse[height > height.max() - 45]
    return np.linspace(inside[0] - 0.05, inside[-1] + 0.05, 400)


def _log(events, total, logit):
    return events * logit - total * np.logaddexp(0, logit)


def _log_sum(heights, step) -> float:
    top = heights.max()
    return float(top + np.log(np.exp(heights - top).sum() * step))


def _choose(events, total) -> float:
    return float(gammaln(total + 1) - gammaln(events + 1) - gammaln(total - events + 1))


@pytest.fixture(scope="module")
def fits():
    return {name: fit_bivariate(tables) for name, tables in datasets().items()}


@pytest.mark.parametrize("name", sorted(datasets()))
def test_log_likelihood_to_one_in_a_million(fits, name):
    """The outer grid is placed by sensitivity alone, so it holds the mode wherever specificity pulls it."""
    assert fits[name].log_likelihood == pytest.approx(brute_force(fits[name]), abs=1e-6)


@pytest.mark.parametrize("name", sorted(datasets()))
def test_it_is_a_maximum(fits, name):
    fit = fits[name]
    assert fit.converged
    likelihood = Likelihood(make_rows(fit.tables), fit.nodes)
    at = top_of(fit, likelihood).at
    assert likelihood.value(at) == pytest.approx(fit.log_likelihood, abs=1e-7)
    random = np.random.default_rng(7)
    for _ in range(30):
        assert likelihood.value(at + random.normal(0, 0.05, 5)) < fit.log_likelihood + 1e-7


@pytest.mark.parametrize("name", sorted(datasets()))
def test_boundary_fits_are_named_and_have_no_covariance(fits, name):
    fit = fits[name]
    assert fit.boundary == ((BOUNDARIES[name],) if name in BOUNDARIES else ())
    assert (fit.logit_covariance is None) == (name in BOUNDARIES)


def test_the_gradient_is_that_of_the_likelihood():
    likelihood = Likelihood(make_rows(datasets()["AuditC"]), 31)
    at = np.array([2.0, 1.5, 1.2, -0.4, 0.6])
    slope = likelihood.value_and_gradient(at)[1]
    for place in range(5):
        move = np.eye(5)[place] * 1e-5
        assert slope[place] == pytest.approx(
            (likelihood.value(at + move) - likelihood.value(at - move)) / 2e-5, rel=1e-5, abs=1e-5
        )


def test_two_tests_that_share_the_effects_of_their_study_to_one_in_a_million():
    """The model of the Cochrane Handbook's paired comparison at two points: all pairs of effects summed."""
    tables = [*datasets()["schuetz_CT"], *datasets()["schuetz_MRI"]]
    likelihood = compare_tests(tables).full.likelihood
    step = 0.025
    grid = np.arange(-8, 8, step)
    z1, z2 = grid[:, None], grid[None, :]
    for at in (np.array([1.9, 1.5, 3.0, 1.7, 0.5, -0.3, 0.6]), np.array([2.2, 1.4, 2.8, 1.5, 0.3, 0.6, 0.2])):
        slow = 0.0
        for study in dict.fromkeys(table.study for table in tables):
            height = -(z1**2 + z2**2) / 2
            for table in (table for table in tables if table.study == study):
                second = table.test == "schuetz_MRI"
                height = height + _log(table.tp, table.diseased, at[int(second)] + at[4] * z1)
                height = height + _log(table.tn, table.healthy, at[2 + int(second)] + at[5] * z1 + at[6] * z2)
                slow += _choose(table.tp, table.diseased) + _choose(table.tn, table.healthy)
            top = height.max()
            slow += top + math.log(np.exp(height - top).sum() * step**2 / (2 * math.pi))
        assert likelihood.value(at) == pytest.approx(slow, abs=1e-6)
