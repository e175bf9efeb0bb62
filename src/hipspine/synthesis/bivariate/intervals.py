"""Sensitivity, specificity, likelihood ratios and the odds ratio of a fit, with intervals."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Literal

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import Maximum
from hipspine.synthesis.bivariate.measure import MeasureName, natural, working
from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.profile import PROFILE_NODES, Target, profile_bounds
from hipspine.synthesis.bivariate.rows import Array, make_rows

IntervalMethod = Literal["profile_t", "profile", "wald", "wald_t", "held_boundary"]


class Interval(msgspec.Struct, frozen=True):
    """An estimate with its two-sided interval on the natural scale; `low` and `high` None where `refused` says why."""

    estimate: float
    low: float | None
    high: float | None
    method: str
    refused: str = ""


def interval(
    fit: BivariateFit, name: MeasureName, level: float = 0.95, method: IntervalMethod | None = None
) -> Interval:
    """Interval of a summary measure.

    `profile`: profile likelihood, of the exact model alone; `profile_t`: the same with the squared t quantile in
    the place of chi-squared, of 2 (studies - 1) degrees of freedom: two logits a study less the two means. `wald`:
    estimate +- z standard errors on the
    working scale (delta method, with the covariance of the two means), as most programs print; refused on a
    boundary. `wald_t`: the same with the t distribution of studies - 2 degrees of freedom. `held_boundary`:
    `wald` with the boundary taken as known: too short there. Default: `profile_t` for the exact model, whose
    coverage is 93-98% from 10 studies on in six kinds of simulated reviews, where `wald` falls to 88% (benchmarks/
    synthesis_coverage.py); for the other models `wald`. The interval is of the median study, not of a new one
    (see `regions`).
    """
    method = method or default_method(fit)
    if method in ("profile", "profile_t"):
        return profile_intervals(fit, (name,), level, small_sample=method == "profile_t")[0]
    at = working(name, fit.logit_mean)
    covariance = fit.held_covariance if method == "held_boundary" else fit.logit_covariance
    if covariance is None:
        why = f"no Wald interval on the boundary ({', '.join(fit.boundary) or 'flat likelihood'})"
        return Interval(natural(name, at.value), None, None, method, why)
    half = quantile(level, fit.studies - 2 if method == "wald_t" else None) * at.sd(covariance)
    low, high = natural(name, at.value - half), natural(name, at.value + half)
    return Interval(natural(name, at.value), low, high, method)


def default_method(fit: BivariateFit) -> IntervalMethod:
    """The method of an interval nobody asked for by name (see `interval`)."""
    return "profile_t" if fit.model == "exact" else "wald"


def profile_intervals(
    fit: BivariateFit, names: tuple[MeasureName, ...], level: float = 0.95, *, small_sample: bool = False
) -> tuple[Interval, ...]:
    """Profile-likelihood intervals of several measures; raises ValueError for another model than the exact one."""
    if fit.model != "exact":
        raise ValueError(f"no profile likelihood for the model {fit.model}")
    likelihood = Likelihood(make_rows(fit.tables), min(fit.nodes, PROFILE_NODES))
    top = top_of(fit, likelihood)
    drop = quantile(level, 2 * (fit.studies - 1) if small_sample else None) ** 2 / 2
    found = []
    for name in names:

        def target(at: Array, name: MeasureName = name) -> tuple[float, Array]:
            value = working(name, (float(at[0]), float(at[1])))
            return value.value, np.array([*value.slope, 0, 0, 0])

        how = "profile_t" if small_sample else "profile"
        found.append(from_profile(likelihood, top, target, drop, partial(natural, name), how))
    return tuple(found)


def from_profile(
    likelihood: Objective,
    top: Maximum,
    target: Target,
    drop: float,
    scale: Callable[[float], float] = float,
    method: str = "profile",
) -> Interval:
    """Interval of anything that depends smoothly on the parameters; `scale` turns its value into what is shown.

    `drop`: by how much the log-likelihood may fall. An end that was not found is None, and `refused` says so.
    """
    low, high = profile_bounds(likelihood, top, target, drop)
    lower, upper = (scale(end) if math.isfinite(end) else None for end in (low, high))
    why = "the likelihood does not fall far enough" if lower is None or upper is None else ""
    return Interval(scale(target(top.at)[0]), lower, upper, method, why)


def top_of(fit: BivariateFit, likelihood: Likelihood) -> Maximum:
    """The maximum of the fit as `profile_bounds` wants it."""
    a, b = (math.sqrt(variance) for variance in fit.between_variance)
    correlation = fit.between_correlation or 0.0
    at = np.array([*fit.logit_mean, a, b * correlation, b * math.sqrt(max(0.0, 1 - correlation**2))])
    free = np.array([place for place in range(5) if place < 2 or at[place] != 0 or not fit.boundary])
    return Maximum(at, likelihood.value(at), fit.boundary, fit.converged, free, np.eye(len(free)))


def quantile(level: float, freedom: int | None = None) -> float:
    """Two-sided quantile of the normal, or of the t distribution (at least one degree of freedom)."""
    from scipy.stats import norm, t

    upper = (1 + level) / 2
    return float(norm.ppf(upper) if freedom is None else t.ppf(upper, max(1, freedom)))
