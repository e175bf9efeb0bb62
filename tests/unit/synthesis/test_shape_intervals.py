"""Intervals of HSROC parameters and areas: three methods beside each other, closed forms, and the boundary."""

from __future__ import annotations

import numpy as np
import pytest

from hipspine.synthesis.bivariate import CannotFit, area_under, fit_bivariate, fit_logit_normal, hsroc, roc_curve
from hipspine.synthesis.bivariate.hsroc import observed_range
from hipspine.synthesis.bivariate.shape_intervals import SHAPES, shape_interval
from published.tables import datasets


@pytest.fixture(scope="module")
def fit():
    return fit_bivariate(datasets()["antiCCP"])


@pytest.mark.parametrize("name", SHAPES)
def test_the_estimate_is_that_of_the_curve_and_the_interval_holds_it(fit, name):
    curve = roc_curve(fit)
    expected = {
        "accuracy": hsroc(fit).accuracy,
        "threshold": hsroc(fit).threshold,
        "shape": hsroc(fit).shape,
        "auc": area_under(curve),
        "partial_auc": area_under(curve, *observed_range(fit)),
    }[name]
    profile, delta = shape_interval(fit, name), shape_interval(fit, name, method="delta")
    assert profile.estimate == pytest.approx(expected, abs=1e-5)
    assert delta.estimate == pytest.approx(expected, abs=1e-5)
    assert profile.low < profile.estimate < profile.high
    # With 37 studies the two agree to a fifth of the width.
    width = delta.high - delta.low
    assert abs(profile.low - delta.low) < width / 5
    assert abs(profile.high - delta.high) < width / 5


def test_the_bootstrap_is_near_the_profile_and_the_same_each_time(fit):
    one, two = (shape_interval(fit, "auc", method="bootstrap", replicates=40) for _ in range(2))
    profile = shape_interval(fit, "auc")
    assert one == two
    assert one.high - one.low == pytest.approx(profile.high - profile.low, rel=0.5)
    assert one.method.startswith("bootstrap, 40 replicates")


def test_a_higher_level_is_wider(fit):
    assert shape_interval(fit, "shape", level=0.5).low > shape_interval(fit, "shape", level=0.99).low


def test_on_a_boundary_the_profile_stands_and_delta_is_refused():
    fit = fit_bivariate(datasets()["Telomerase"])
    delta, profile = shape_interval(fit, "auc", method="delta"), shape_interval(fit, "auc")
    assert delta.low is None
    assert "correlation -1" in delta.refused
    assert 0.5 < profile.low < profile.estimate < profile.high < 1


def test_a_chosen_range_of_false_positive_rates(fit):
    found = shape_interval(fit, "partial_auc", fpr=(0.0, 0.1))
    assert found.estimate == pytest.approx(area_under(roc_curve(fit), 0.0, 0.1), abs=2e-3)
    with pytest.raises(ValueError, match="lower one first"):
        shape_interval(fit, "partial_auc", fpr=(0.2, 0.1))


def test_refusals():
    with pytest.raises(ValueError, match="logit_normal"):
        shape_interval(fit_logit_normal(datasets()["AuditC"]), "auc")
    alike = [type(t)(t.study, 30.0, 5.0, 10.0, 45.0) for t in datasets()["schuetz_MRI"]]
    with pytest.raises(CannotFit, match="no shape"):
        shape_interval(fit_bivariate(alike), "auc")
    assert np.isfinite(fit_bivariate(alike).log_likelihood)
