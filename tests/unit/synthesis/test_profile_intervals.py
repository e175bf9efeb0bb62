"""Profile-likelihood intervals against a direct search along one mean, and what happens on a boundary."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq

from hipspine.synthesis.bivariate import (
    MEASURES,
    CannotFit,
    fit_bivariate,
    fit_logit_normal,
    interval,
    interval_covariance,
    profile_region,
    region,
)
from hipspine.synthesis.bivariate.bivariate_fit import expit
from hipspine.synthesis.bivariate.intervals import top_of
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import climb
from hipspine.synthesis.bivariate.rows import make_rows
from published.tables import datasets


def slow_end(fit, place: int, sign: int) -> float:
    """Where 2 (top - profile) reaches 3.841, by fitting the other four numbers at each value of one mean."""
    likelihood = Likelihood(make_rows(fit.tables), 21)
    top = top_of(fit, likelihood)
    free = np.setdiff1d(np.arange(5), [place])

    def above(far: float) -> float:
        start = top.at.copy()
        start[place] += sign * far
        start[4] += 0.3 * bool(fit.boundary)
        return climb(likelihood, start, free).value - top.value + 3.841458820694124 / 2

    return fit.logit_mean[place] + sign * brentq(above, 0, 3, xtol=1e-7)


@pytest.mark.parametrize("name", ["AuditC", "BTAstat", "CT", "schuetz_MRI"])
@pytest.mark.parametrize(("place", "measure"), [(0, "sensitivity"), (1, "specificity")])
def test_equal_to_a_direct_search(name, place, measure):
    fit = fit_bivariate(datasets()[name])
    found = interval(fit, measure, method="profile")
    assert found.low == pytest.approx(expit(slow_end(fit, place, -1)), abs=2e-5)
    assert found.high == pytest.approx(expit(slow_end(fit, place, 1)), abs=2e-5)


@pytest.mark.parametrize("name", ["Telomerase", "schuetz_CT"])
def test_on_a_boundary_profile_stands_and_wald_is_refused(name):
    fit = fit_bivariate(datasets()[name])
    for measure in MEASURES:
        profile, wald = interval(fit, measure), interval(fit, measure, method="wald")
        assert profile.method == "profile_t"
        assert profile.low < profile.estimate < profile.high
        assert wald.low is None
        assert wald.high is None
        assert fit.boundary[0] in wald.refused


def test_regions():
    fit = fit_bivariate(datasets()["AuditC"])
    confidence, prediction = region(fit, "confidence"), region(fit, "prediction")
    outline = np.array(confidence.logit_points(400))
    wald = interval(fit, "sensitivity", method="wald")
    # The ellipse for both at once is sqrt(5.991 / 3.841) as wide as the interval of one.
    half = (outline[:, 0].max() - outline[:, 0].min()) / 2
    single = (np.log(wald.high / (1 - wald.high)) - np.log(wald.low / (1 - wald.low))) / 2
    assert half == pytest.approx(single * (5.991464547 / 3.841458821) ** 0.5, rel=1e-3)
    assert np.linalg.det(prediction.covariance) > np.linalg.det(confidence.covariance)
    assert region(fit, "confidence", small_sample=True).squared_radius > confidence.squared_radius


def test_the_profile_region_stands_where_the_ellipse_is_refused():
    fit = fit_bivariate(datasets()["schuetz_CT"])
    with pytest.raises(CannotFit, match="correlation"):
        region(fit, "confidence")
    assert "correlation" in region(fit, "prediction").note
    outline = np.array(profile_region(fit, count=12))
    assert len(outline) == 12
    assert outline[:, 0].min() < fit.logit_mean[0] < outline[:, 0].max()


def test_wald_intervals_of_the_two_models_are_close_with_many_people():
    tables = datasets()["IAQ1"]
    exact, normal = fit_bivariate(tables), fit_logit_normal(tables, control="single")
    assert interval(exact, "sensitivity").estimate == pytest.approx(interval(normal, "sensitivity").estimate, abs=0.02)
    with pytest.raises(ValueError, match="logit_normal"):
        interval(normal, "dor", method="profile")


def test_a_covariance_as_wide_as_the_intervals():
    fit = fit_bivariate(datasets()["antiCCP"])
    wald = interval_covariance(fit, method="wald")
    assert wald[0][0] == pytest.approx(fit.logit_covariance[0][0], rel=1e-9)
    assert wald[0][1] == pytest.approx(fit.logit_covariance[0][1], rel=1e-9)
    edge = fit_bivariate(datasets()["Telomerase"])
    wide = interval_covariance(edge)
    assert wide[0][0] > edge.held_covariance[0][0]
    assert wide[1][1] > 1.4 * edge.held_covariance[1][1]
    assert np.linalg.eigvalsh(np.array(wide))[0] > 0
