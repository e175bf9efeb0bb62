"""Intervals of the summary ROC curve: its HSROC parameters and the areas under it."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, partial
from typing import Literal

import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit, expit
from hipspine.synthesis.bivariate.covariances import covariances
from hipspine.synthesis.bivariate.fit_exact import fit_bivariate
from hipspine.synthesis.bivariate.hsroc import hsroc, observed_range
from hipspine.synthesis.bivariate.intervals import Interval, from_profile, quantile, top_of
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.profile import PROFILE_NODES
from hipspine.synthesis.bivariate.rows import Array, make_rows
from hipspine.synthesis.bivariate.study_table import StudyTable

ShapeName = Literal["accuracy", "threshold", "shape", "auc", "partial_auc"]
ShapeMethod = Literal["profile_t", "delta", "bootstrap"]
SHAPES: tuple[ShapeName, ...] = ("accuracy", "threshold", "shape", "auc", "partial_auc")
STEP, POINTS, REACH = 1e-5, 200, 40.0
REPLICATES = 400


def shape_interval(
    fit: BivariateFit,
    name: ShapeName,
    level: float = 0.95,
    method: ShapeMethod = "profile_t",
    fpr: tuple[float, float] | None = None,
    replicates: int = REPLICATES,
) -> Interval:
    """Interval of an HSROC parameter (`accuracy`, `threshold`, `shape`; see `Hsroc`) or of an area under the curve.

    `auc`: over all false-positive rates; `partial_auc`: mean sensitivity between two of them, `fpr`, by default the
    least and greatest seen. `profile_t`: profile likelihood with the squared t quantile of 2 (studies - 1)
    degrees of freedom, also on a boundary of the correlation. `delta`: estimate +- z standard errors, areas on
    the logit scale; refused on a boundary. `bootstrap`: the middle of `replicates` fits to tables drawn from the fit
    (percentiles; fixed seed); replicates that cannot be fitted are left out and counted in `method`.

    Raises CannotFit where a between-study variance is 0 and the curve has no shape, ValueError for another model than
    the exact one. The curve is that of `roc_curve`; outside the rates seen its shape is assumed, and so is the AUC's
    interval.
    """
    if fit.model != "exact":
        raise ValueError(f"no likelihood of the counts in the model {fit.model}")
    hsroc(fit)
    area = name in ("auc", "partial_auc")
    rates = fpr or (observed_range(fit) if name == "partial_auc" else (0.0, 1.0))
    if not 0 <= rates[0] < rates[1] <= 1:
        raise ValueError("false-positive rates from 0 to 1, the lower one first")
    value: Callable[[Array], float] = partial(_value, name, rates)
    scale = expit if area else float
    if method == "bootstrap":
        return _bootstrap(fit, value, scale, level, replicates)
    likelihood = Likelihood(make_rows(fit.tables), min(fit.nodes, PROFILE_NODES))
    top = top_of(fit, likelihood)

    def target(at: Array) -> tuple[float, Array]:
        moves = np.eye(likelihood.size) * STEP
        return value(at), np.array([(value(at + move) - value(at - move)) / (2 * STEP) for move in moves])

    if method == "profile_t":
        drop = quantile(level, 2 * (fit.studies - 1)) ** 2 / 2
        return from_profile(likelihood, top, target, drop, scale, method)
    here, slope = target(top.at)
    covariance = covariances(likelihood, top, likelihood.size)[0]
    if covariance is None:
        why = f"no delta interval on the boundary ({', '.join(fit.boundary) or 'flat likelihood'})"
        return Interval(scale(here), None, None, method, why)
    half = quantile(level) * math.sqrt(float(slope @ covariance @ slope))
    return Interval(scale(here), scale(here - half), scale(here + half), method)


def _value(name: ShapeName, rates: tuple[float, float], at: Array) -> float:
    """On its working scale, at parameters of `Likelihood`: areas as logits."""
    sens, spec, first, cross, second = map(float, at)
    a, b = max(abs(first), 1e-12), max(math.hypot(cross, second), 1e-12)
    root = math.sqrt(b / a)
    if name == "accuracy":
        return root * sens + spec / root
    if name == "threshold":
        return (root * sens - spec / root) / 2
    if name == "shape":
        return math.log(b / a)
    slope = a / b
    height = sens + slope * spec  # logit sensitivity where the false-positive rate is a half
    points, weights = _legendre()
    if rates == (0.0, 1.0):
        y = points * REACH
        ill, well = np.exp(-np.logaddexp(0, -height - slope * y)), np.exp(-np.logaddexp(0, y) - np.logaddexp(0, -y))
        mean = float((weights * REACH * ill * well).sum())
    else:
        x = (rates[0] + rates[1]) / 2 + points * (rates[1] - rates[0]) / 2
        with np.errstate(divide="ignore"):
            y = np.log(x) - np.log1p(-x)
        mean = float((weights / 2 * np.exp(-np.logaddexp(0, -height - slope * y))).sum())
    inside = min(max(mean, 1e-12), 1 - 1e-12)
    return math.log(inside / (1 - inside))


@cache
def _legendre() -> tuple[Array, Array]:
    points, weights = np.polynomial.legendre.leggauss(POINTS)
    return np.asarray(points), np.asarray(weights)


def _bootstrap(
    fit: BivariateFit, value: Callable[[Array], float], scale: Callable[[float], float], level: float, replicates: int
) -> Interval:
    random = np.random.default_rng(replicates)
    found = []
    for _ in range(replicates):
        try:
            again = fit_bivariate(_drawn(fit, random), min(fit.nodes, PROFILE_NODES))
            hsroc(again)
        except CannotFit:
            continue
        if again.converged:
            found.append(value(_parameters(again)))
    here = value(_parameters(fit))
    lost = replicates - len(found)
    method = f"bootstrap, {replicates} replicates" + (f", {lost} of them without a curve" if lost else "")
    if len(found) < replicates / 2:
        return Interval(scale(here), None, None, method, "most replicates have no curve")
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return Interval(scale(here), scale(float(low)), scale(float(high)), method)


def _parameters(fit: BivariateFit) -> Array:
    return top_of(fit, Likelihood(make_rows(fit.tables), 1)).at


def _drawn(fit: BivariateFit, random: np.random.Generator) -> list[StudyTable]:
    """Tables of the same sizes from the fitted model."""
    drawn = []
    for table in fit.tables:
        u, v = random.multivariate_normal(fit.logit_mean, fit.between)
        tp = float(random.binomial(round(table.diseased), expit(u)))
        tn = float(random.binomial(round(table.healthy), expit(v)))
        drawn.append(StudyTable(table.study, tp, round(table.healthy) - tn, round(table.diseased) - tp, tn))
    return drawn
