"""Zhou Y, Dendukuri N. Statistics for quantifying heterogeneity in univariate and bivariate meta-analyses of binary
data: the case of meta-analyses of diagnostic accuracy. Statistics in Medicine 2014;33:2701-2717."""

from __future__ import annotations

import numpy as np
import pytest

from hipspine.synthesis.bivariate import fit_bivariate, heterogeneity
from published.tables import datasets


def test_the_expected_sampling_variance_is_that_of_the_logit_over_the_spread():
    """E[1 / (n p (1 - p))] over logit p ~ N(m, t2), by simulation of the integral instead of its closed form."""
    fit = fit_bivariate(datasets()["AuditC"])
    found = heterogeneity(fit)
    points, weights = np.polynomial.hermite_e.hermegauss(81)
    for place, sizes in ((0, [t.diseased for t in fit.tables]), (1, [t.healthy for t in fit.tables])):
        p = 1 / (1 + np.exp(-(fit.logit_mean[place] + fit.between_variance[place] ** 0.5 * points)))
        expected = (weights / (p * (1 - p))).sum() / weights.sum() * np.mean([1 / size for size in sizes])
        assert found.within[place] == pytest.approx(expected, rel=1e-9)


def test_a_stronger_correlation_lowers_the_joint_share():
    import msgspec

    fit = fit_bivariate(datasets()["AuditC"])
    tight = msgspec.structs.replace(fit, between_correlation=-0.99)
    assert heterogeneity(tight).joint < heterogeneity(fit).joint
    assert heterogeneity(tight).sensitivity == heterogeneity(fit).sensitivity
