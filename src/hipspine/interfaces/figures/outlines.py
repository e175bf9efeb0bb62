"""The lines of a summary ROC plot as points (false-positive rate, sensitivity)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from hipspine.interfaces.figures.drawing import Point
from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit, expit
from hipspine.synthesis.bivariate.hsroc import observed_range, roc_curve
from hipspine.synthesis.bivariate.regions import profile_region, region

SEARCHED: Final = 24
"""Directions in which the profile region is searched: each takes a fit or more."""
STEPS: Final = 240


def prediction_outline(fit: BivariateFit) -> list[Point]:
    """The 95% prediction region."""
    return region(fit, "prediction").roc_points(STEPS)


def confidence_outline(fit: BivariateFit) -> list[Point]:
    """The 95% confidence region: the ellipse, or on a boundary that of the profile likelihood.

    Empty where there is neither, or where the likelihood does not fall far enough on some side: the region is then
    open, and a closed line would be wrong.
    """
    if fit.logit_covariance is not None:
        return region(fit, "confidence").roc_points(STEPS)
    if fit.model != "exact":
        return []
    found = profile_region(fit, count=SEARCHED)
    return [(expit(-spec), expit(sens)) for sens, spec in closed_curve(found)] if len(found) == SEARCHED else []


def curve_points(fit: BivariateFit) -> list[Point]:
    """The summary ROC curve over the false-positive rates that were seen; empty where it has no shape."""
    try:
        curve = roc_curve(fit)
    except CannotFit:
        return []
    low, high = observed_range(fit)
    rates = [low + (high - low) * step / STEPS for step in range(STEPS + 1)]
    return [(rate, curve(rate)) for rate in rates if 0 < rate < 1]


def closed_curve(points: Sequence[Point]) -> list[Point]:
    """A smooth closed curve through points (a periodic cubic spline along the way from point to point)."""
    from scipy.interpolate import CubicSpline

    around = np.asarray([*points, points[0]])
    way = np.r_[0.0, np.cumsum(np.maximum(np.hypot(*np.diff(around, axis=0).T), 1e-9))]
    along = CubicSpline(way, around, bc_type="periodic")(np.linspace(0, way[-1], STEPS, endpoint=False))
    return [(float(x), float(y)) for x, y in along]
