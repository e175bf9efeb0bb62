"""The maximum of the likelihood from several starts, and whether it lies on a boundary."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np

from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.likelihood import EXACT_GRADIENT_FROM, Likelihood
from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.rows import Array, Indices

COARSE, MIDDLE = 7, 15
SAME = 1e-6
VARIANCE_SENS = "between-study variance of sensitivity 0"
VARIANCE_SPEC = "between-study variance of specificity 0"
CORRELATION = ("correlation -1", "correlation +1")

# The numbers of L (first, cross, second) that are 0 on each boundary.
_EDGES = {"correlation": (2,), "sens": (0, 1), "spec": (1, 2), "both": (0, 1, 2)}
_CLOSE_CORRELATION, _CLOSE_SD = 0.97, 0.1


class Maximum(NamedTuple):
    """Where the likelihood is largest: `at` (see `Likelihood`), its `value`, the names of boundaries, and whether
    the gradient vanished. `free`: the places of `at` that are not pinned to a boundary; `bend`: the inverse second
    derivatives there, as far as the climb learnt them."""

    at: Array
    value: float
    boundary: tuple[str, ...]
    converged: bool
    free: Indices
    bend: Array


def maximise(likelihood: Likelihood, starts: list[Array] | None = None) -> Maximum:
    """Climb from each start on a coarse grid of nodes, then from the best with more and with all nodes.

    Where a between-study matrix comes out near a boundary, the boundary itself is fitted too, and taken
    when it is as high to 1e-6: the fit then lies on it. `boundary` names each.
    """
    coarse = Likelihood(likelihood.rows, min(COARSE, likelihood.nodes))
    tried = [climb(coarse, start, rough=True) for start in starts or default_starts(likelihood)]
    found = max(tried, key=lambda found: found.value)
    if likelihood.nodes > MIDDLE:
        found = climb(Likelihood(likelihood.rows, MIDDLE), found.at, found.free, found.bend)
    found = climb(likelihood, found.at, found.free, found.bend)
    for spread in range(likelihood.spreads):
        found = to_boundary(likelihood, found, spread)
    names = [name for spread in range(likelihood.spreads) for name in boundary_names(likelihood, found, spread)]
    return found._replace(boundary=tuple(dict.fromkeys(names)))


def climb_effects(likelihood: EffectsLikelihood, starts: list[Array]) -> Maximum:
    """As `maximise`, for a likelihood with one between-study matrix: from each start with few nodes, then with all."""
    coarse = EffectsLikelihood(likelihood.model, min(COARSE, likelihood.nodes))
    found = max((climb(coarse, start, rough=True) for start in starts), key=lambda one: one.value)
    found = to_boundary(likelihood, climb(likelihood, found.at, found.free, found.bend), 0)
    return found._replace(boundary=tuple(boundary_names(likelihood, found, 0)))


def climb(
    likelihood: Objective,
    start: Array,
    free: Indices | None = None,
    bend: Array | None = None,
    rough: bool = False,
) -> Maximum:
    """The nearest maximum over the `free` places, by BFGS with the analytic gradient; `bend` from an earlier climb."""
    from scipy.optimize import minimize

    free = np.asarray(np.arange(likelihood.size) if free is None else free, int)
    at = np.array(start, float)

    def down(part: Array) -> tuple[float, Array]:
        at[free] = part
        value, slope = likelihood.value_and_gradient(at)
        return -value, -slope[free]

    fine = 1e-6 if likelihood.nodes >= EXACT_GRADIENT_FROM else 1e-4
    options = {"gtol": 0.05 if rough else fine, "hess_inv0": bend}
    found = minimize(down, at[free], jac=True, method="BFGS", options=options)
    at[free] = found.x
    bend = np.asarray((found.hess_inv + found.hess_inv.T) / 2)
    return Maximum(at.copy(), -float(found.fun), (), bool(np.abs(found.jac).max() < 1e-3), free, bend)


def default_starts(likelihood: Likelihood) -> list[Array]:
    """Empirical logits for the means; each of two spreads with three correlations."""
    rows = likelihood.rows
    sens = np.log((rows.tp + 0.5) / (rows.diseased - rows.tp + 0.5))
    spec = np.log((rows.tn + 0.5) / (rows.healthy - rows.tn + 0.5))
    means = [
        np.linalg.lstsq(design, logits, rcond=None)[0]
        for design, logits in ((rows.sens_design, sens), (rows.spec_design, spec))
    ]
    starts = []
    for sd, correlation in product((0.7,), (-0.5, 0.5)):
        root = np.array([sd, sd * correlation, sd * (1 - correlation**2) ** 0.5])
        starts.append(np.concatenate([*means, np.tile(root, rows.spreads)]))
    return starts


def sd_and_correlation(root: Array) -> tuple[float, float, float]:
    """Between-study SDs of logit sensitivity and specificity, and their correlation (NaN where an SD is 0)."""
    first, cross, second = root
    sens, spec = abs(first), float(np.hypot(cross, second))
    return float(sens), spec, float(np.sign(first) * cross / spec) if sens > 0 and spec > 0 else float("nan")


def to_boundary(likelihood: Objective, found: Maximum, spread: int) -> Maximum:
    """The maximum on the boundary of one between-study matrix, where that is near and as high; else `found`."""
    offset = likelihood.size - 3 * (likelihood.spreads - spread)
    sens, spec, correlation = sd_and_correlation(found.at[offset : offset + 3])
    near = {
        "both": sens < _CLOSE_SD and spec < _CLOSE_SD,
        "sens": sens < _CLOSE_SD,
        "spec": spec < _CLOSE_SD,
        "correlation": not abs(correlation) < _CLOSE_CORRELATION,
    }
    for edge, pinned in _EDGES.items():
        if not near[edge]:
            continue
        start = found.at.copy()
        start[[offset + place for place in pinned]] = 0
        if edge == "sens":
            start[offset + 2] = spec
        free = np.setdiff1d(found.free, [offset + place for place in pinned])
        tried = climb(likelihood, start, free)
        if tried.value >= found.value - SAME:
            found = tried
    return found


def boundary_names(likelihood: Objective, found: Maximum, spread: int) -> list[str]:
    """The boundaries on which one between-study matrix of the maximum lies."""
    offset = likelihood.size - 3 * (likelihood.spreads - spread)
    sens, spec, correlation = sd_and_correlation(found.at[offset : offset + 3])
    names = [name for name, sd in ((VARIANCE_SENS, sens), (VARIANCE_SPEC, spec)) if sd == 0]
    if offset + 2 not in found.free and not names:
        names.append(CORRELATION[correlation > 0])
    return names
