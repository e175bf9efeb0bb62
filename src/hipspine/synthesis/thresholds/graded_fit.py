"""A fitted model of several thresholds, and what follows from it at any of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, partial
from typing import Literal

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import Pair
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.intervals import Interval, from_profile, quantile
from hipspine.synthesis.bivariate.maximise import Maximum
from hipspine.synthesis.bivariate.rows import Array
from hipspine.synthesis.thresholds.graded_model import GradedModel, Shape, distribution
from hipspine.synthesis.thresholds.threshold_table import ThresholdTable

Side = Literal["sensitivity", "specificity"]
STEP = 1e-5
GRID = 201
POINTS = 200
REACH = {"logistic": 40.0, "normal": 10.0}


class GradedFit(msgspec.Struct, frozen=True, kw_only=True):
    """A fitted `GradedModel`; `parameters` and `covariance` (None on a boundary) in its order, roots last.

    `between_variance`, `between_correlation`: of the shifts u and v of the studies, on the scale of the distribution
    function's argument. `model`, `likelihood` and `top` serve the functions below.
    """

    tables: tuple[ThresholdTable, ...]
    shape: Shape
    log: bool
    parameters: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...] | None
    held_covariance: tuple[tuple[float, ...], ...]
    between_variance: Pair
    between_correlation: float | None
    log_likelihood: float
    boundary: tuple[str, ...]
    model: GradedModel
    likelihood: EffectsLikelihood
    top: Maximum

    @property
    def range(self) -> Pair:
        """Lowest and highest threshold of the studies: beyond it the curves are a guess."""
        all_cuts = [cut.at for table in self.tables for cut in table.cuts]
        return min(all_cuts), max(all_cuts)

    def sensitivity(self, threshold: float) -> float:
        """Of the median study, P(result >= threshold) in people with the condition."""
        return self._share(_argument(self, "sensitivity", threshold, np.array(self.parameters))[0])

    def specificity(self, threshold: float) -> float:
        """Of the median study, P(result < threshold) in people without it."""
        return self._share(_argument(self, "specificity", threshold, np.array(self.parameters))[0])

    def _share(self, argument: float) -> float:
        return float(distribution(self.shape, np.array(argument))[0])


def at_threshold(fit: GradedFit, side: Side, threshold: float, level: float = 0.95) -> Interval:
    """Sensitivity or specificity at a threshold with its profile interval (squared t of 2 (studies - 1) degrees)."""
    return _profile(fit, lambda at: _argument(fit, side, threshold, at), level, fit._share)


def new_study(fit: GradedFit, side: Side, threshold: float, level: float = 0.95) -> Interval:
    """Where the true sensitivity or specificity at a threshold lies in one new study, by the delta method.

    Argument +- t(studies - 2) sqrt(variance of its estimate + between-study variance). On a boundary the
    boundary is taken as known, and `method` says so.
    """
    value, slope = _argument(fit, side, threshold, np.array(fit.parameters))
    covariance = np.asarray(fit.covariance or fit.held_covariance)
    short = slope[: len(covariance)]
    between = fit.between_variance[0 if side == "sensitivity" else 1]
    half = quantile(level, len(fit.tables) - 2) * math.sqrt(float(short @ covariance @ short) + between)
    method = "prediction" if fit.covariance else f"prediction, taken as known: {', '.join(fit.boundary) or 'spread'}"
    return Interval(fit._share(value), fit._share(value - half), fit._share(value + half), method)


def best_threshold(fit: GradedFit, weight: float = 0.5, level: float = 0.95) -> Interval:
    """The threshold with the greatest weight x sensitivity + (1 - weight) x specificity, with its profile interval.

    weight 0.5: the greatest Youden index, which takes a missed condition to be as bad as a false alarm and half of the
    people to have it; at prevalence p and a missed condition c times as bad, weight = c p / (c p + 1 - p). Only
    thresholds within the `range` of the studies are sought; where the best lies at an end of it, the end is
    given without an interval. Raises ValueError for a weight that is not between 0 and 1.
    """
    if not 0 < weight < 1:
        raise ValueError(f"weight {weight} is not between 0 and 1")
    low, high = (fit.model.position(end) - fit.model.centre for end in fit.range)
    found = _best(fit, weight, fit.top.at, low, high)
    scale = partial(_threshold, fit)
    if not low < found < high:
        return Interval(scale(found), None, None, "profile", "it lies at an end of the range of the studies")

    def target(at: Array) -> tuple[float, Array]:
        return _with_slope(lambda point: _best(fit, weight, point, low - (high - low), high + (high - low)), at)

    return _profile(fit, target, level, scale)


def area(fit: GradedFit, level: float = 0.95) -> Interval:
    """Area under the ROC curve of the median study, over all thresholds, with its profile interval.

    Beyond the `range` of the thresholds it rests on the shape of the distribution.
    """

    def target(at: Array) -> tuple[float, Array]:
        return _with_slope(lambda point: _logit(_area(fit, point)), at)

    return _profile(fit, target, level, lambda value: 1 / (1 + math.exp(-value)))


def _profile(
    fit: GradedFit, target: Callable[[Array], tuple[float, Array]], level: float, scale: Callable[[float], float]
) -> Interval:
    drop = quantile(level, 2 * (len(fit.tables) - 1)) ** 2 / 2
    return from_profile(fit.likelihood, fit.top, target, drop, scale, "profile_t")


def _lines(fit: GradedFit, at: Array) -> tuple[float, float, float, float]:
    """Mean and scale with, mean and scale without the condition."""
    with_scale, without_scale = math.exp(at[2]), math.exp(at[3] if fit.model.fixed > 3 else at[2])
    return float(at[0]), with_scale, float(at[1]), without_scale


def _argument(fit: GradedFit, side: Side, threshold: float, at: Array) -> tuple[float, Array]:
    x = fit.model.position(threshold) - fit.model.centre
    slope = np.zeros(len(at))
    a1, b1, a0, b0 = _lines(fit, at)
    if side == "sensitivity":
        slope[0], slope[2] = 1.0, -b1 * x
        return a1 - b1 * x, slope
    slope[1], slope[3 if fit.model.fixed > 3 else 2] = 1.0, b0 * x
    return a0 + b0 * x, slope


def _threshold(fit: GradedFit, x: float) -> float:
    return math.exp(x + fit.model.centre) if fit.log else x + fit.model.centre


def _best(fit: GradedFit, weight: float, at: Array, low: float, high: float) -> float:
    """Where the gain stops rising, from the best of a grid on; an end of the range where it never does."""
    from scipy.optimize import brentq

    a1, b1, a0, b0 = _lines(fit, at)

    def rise(x: float) -> float:
        ill, well = (float(distribution(fit.shape, np.array(y))[1]) for y in (a1 - b1 * x, a0 + b0 * x))
        return (1 - weight) * b0 * well - weight * b1 * ill

    grid = np.linspace(low, high, GRID)
    sens, spec = (distribution(fit.shape, y)[0] for y in (a1 - b1 * grid, a0 + b0 * grid))
    place = int(np.argmax(weight * sens + (1 - weight) * spec))
    if place in (0, GRID - 1):
        return float(grid[place])
    return float(brentq(rise, grid[place - 1], grid[place + 1], xtol=1e-12))


def _area(fit: GradedFit, at: Array) -> float:
    """Integral of sensitivity over the distribution of the result in people without the condition."""
    a1, b1, a0, b0 = _lines(fit, at)
    points, weights = _legendre()
    reach = REACH[fit.shape]
    y = points * reach  # the argument of F in people without it
    sens = distribution(fit.shape, a1 - b1 * (y - a0) / b0)[0]
    density = distribution(fit.shape, y)[1]
    return float((weights * reach * sens * density).sum())


@cache
def _legendre() -> tuple[Array, Array]:
    points, weights = np.polynomial.legendre.leggauss(POINTS)
    return np.asarray(points), np.asarray(weights)


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _with_slope(value: Callable[[Array], float], at: Array) -> tuple[float, Array]:
    moves = np.eye(len(at)) * STEP
    return value(at), np.array([(value(at + move) - value(at - move)) / (2 * STEP) for move in moves])
