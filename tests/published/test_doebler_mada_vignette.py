"""Doebler P, Holling H. Meta-analysis of diagnostic accuracy with mada, the vignette of the R package: AuditC.

The logit-normal REML model of Reitsma and others with 0.5 added to all studies. mada works with the false-positive
rate: its second mean and its correlation have the other sign.
"""

from __future__ import annotations

import math

import pytest

from hipspine.synthesis.bivariate import area_under, fit_logit_normal, interval, observed_range, roc_curve
from published.tables import datasets


@pytest.fixture(scope="module")
def fit():
    return fit_logit_normal(datasets()["AuditC"])


def test_means(fit):
    assert [round(mean, 3) for mean in fit.logit_mean] == [2.100, 1.264]
    assert round(fit.logit_covariance[0][0] ** 0.5, 3) == 0.338
    assert round(fit.logit_covariance[1][1] ** 0.5, 3) == 0.174


def test_spread(fit):
    assert [round(variance**0.5, 3) for variance in fit.between_variance] == [1.175, 0.638]
    assert round(fit.between_correlation, 3) == -0.854


def test_log_likelihood_with_the_jacobian_that_mada_adds(fit):
    cells = [table.plus(0.5) for table in fit.tables]
    jacobian = sum(
        -math.log(table.tp * table.fn / table.diseased**2) - math.log(table.tn * table.fp / table.healthy**2)
        for table in cells
    )
    assert round(fit.log_likelihood + jacobian, 3) == 31.564


def test_intervals(fit):
    found = interval(fit, "sensitivity", method="wald")
    assert (round(found.estimate, 3), round(found.low, 3), round(found.high, 3)) == (0.891, 0.808, 0.941)
    found = interval(fit, "specificity", method="wald")
    assert (round(1 - found.estimate, 3), round(1 - found.high, 3), round(1 - found.low, 3)) == (0.220, 0.167, 0.285)


def test_areas_but_for_the_strips_of_mada(fit):
    """mada adds 98 strips of a grid and divides by 99: 0.861 is 98/99 of the partial area."""
    curve = roc_curve(fit)
    assert area_under(curve) == pytest.approx(0.887, abs=1e-3)
    assert area_under(curve, *observed_range(fit)) * 98 / 99 == pytest.approx(0.861, abs=1e-3)
