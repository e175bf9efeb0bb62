"""The exact binomial-normal model for proportions, by maximum likelihood."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

NODES = 41


class BinomialNormal(msgspec.Struct, frozen=True):
    """The fit: `mean` of the logits, its `standard_error`, the `between` SD, and whether that lies at 0."""

    mean: float
    standard_error: float
    between: float
    boundary: bool


def fit_binomial_normal(events: Sequence[float], totals: Sequence[float], floor: float = 0.0) -> BinomialNormal:
    """Fit events_i ~ Binomial(total_i, expit(theta_i)), theta_i ~ Normal(mean, between^2).

    The likelihood is integrated by Gauss-Hermite quadrature around the mean, so no 0.5 is added to
    anything. `between` is at least `floor`; `mean` is then refitted at that value. Shapes: one number a
    study. Raises ValueError when every study is at the same boundary (all 0 or all 1), where no finite
    mean exists. Not the logit-normal (approximate) model, which adds 0.5 to empty cells.
    """
    x, n = np.asarray(events, float), np.asarray(totals, float)
    if np.all(x <= 0) or np.all(x >= n):
        raise ValueError("every study is at the same boundary: no finite mean")
    from scipy.optimize import minimize, minimize_scalar

    start = float(np.log(x.sum() / (n.sum() - x.sum())))
    between = 0.0
    if len(x) > 1:
        found = minimize(
            lambda at: -_log_likelihood(x, n, at[0], np.exp(at[1])),
            [start, -1.0],
            method="Nelder-Mead",
            options={"xatol": 1e-7, "fatol": 1e-10, "maxiter": 4000},
        )
        between = float(np.exp(found.x[1]))
    boundary = len(x) > 1 and between < 1e-3
    between = max(0.0 if boundary else between, floor)
    mean = float(minimize_scalar(lambda at: -_log_likelihood(x, n, at, between), (start - 1, start + 1), tol=1e-10).x)
    return BinomialNormal(mean, _standard_error(x, n, mean, between), between, boundary)


def _standard_error(x: npt.NDArray[np.float64], n: npt.NDArray[np.float64], mean: float, between: float) -> float:
    step = 1e-3
    middle = _log_likelihood(x, n, mean, between)
    sides = _log_likelihood(x, n, mean + step, between) + _log_likelihood(x, n, mean - step, between)
    return float(np.sqrt(step * step / max(2 * middle - sides, 1e-12)))


def _log_likelihood(x: npt.NDArray[np.float64], n: npt.NDArray[np.float64], mean: float, between: float) -> float:
    if between < 1e-6:
        return float(np.sum(x * mean - n * np.logaddexp(0, mean)))
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    at = mean + between * points
    log_terms = x[:, None] * at - n[:, None] * np.logaddexp(0, at)
    top = log_terms.max(axis=1, keepdims=True)
    inside = np.exp(log_terms - top) @ (weights / weights.sum())
    return float(np.sum(np.log(inside) + top[:, 0]))
