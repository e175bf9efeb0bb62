"""The exact binomial-normal model for proportions, by maximum likelihood."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

NODES = 81
AT_ZERO = 1e-6
NEWTON_STEPS = 60


class BinomialNormal(msgspec.Struct, frozen=True):
    """The fit: `mean` of the logits, its `standard_error`, the `between` SD, and whether that lies at 0.

    The standard error takes the spread as estimated, or as known where it lies on the boundary or a floor is
    assumed for it. `log_likelihood` is without the binomial coefficients.
    """

    mean: float
    standard_error: float
    between: float
    boundary: bool
    log_likelihood: float = 0.0


def fit_binomial_normal(events: Sequence[float], totals: Sequence[float], floor: float = 0.0) -> BinomialNormal:
    """Fit events_i ~ Binomial(total_i, expit(theta_i)), theta_i ~ Normal(mean, between^2).

    The likelihood is integrated by adaptive Gauss-Hermite quadrature (81 nodes around each study's
    mode), so no 0.5 is added to anything. `between` is at least `floor`; `mean` is then refitted at that
    value. Shapes: one number a study. Raises ValueError when every study is at the same boundary (all 0
    or all 1), where no finite mean exists. Not the logit-normal (approximate) model, which adds 0.5 to
    empty cells. Hamza and others, J Clin Epidemiol 2008;61:41.
    """
    x, n = np.asarray(events, float), np.asarray(totals, float)
    if np.all(x <= 0) or np.all(x >= n):
        raise ValueError("every study is at the same boundary: no finite mean")
    start = float(np.log(x.sum() / (n.sum() - x.sum())))
    mean, between, value = best_mean(x, n, 0.0, start), 0.0, 0.0
    if len(x) > 1:
        found = _climb(x, n, np.array([start, 0.5]))
        if found[2] > log_likelihood(x, n, mean, 0.0)[0] + AT_ZERO:
            mean, between = float(found[0]), abs(float(found[1]))
    boundary = len(x) > 1 and between == 0
    held = floor > 0 or between == 0
    if between < floor:
        between = floor
        mean = best_mean(x, n, between, mean)
    value = log_likelihood(x, n, mean, between)[0]
    return BinomialNormal(mean, _standard_error(x, n, mean, between, held), between, boundary, value)


def profile_proportion(
    events: Sequence[float], totals: Sequence[float], level: float = 0.95
) -> tuple[float | None, float | None]:
    """Profile-likelihood interval of the median study's proportion (0 to 1), the spread being free at each value.

    Also right on the boundary 0 of the spread and where studies have no events. An end is None where the
    likelihood does not fall far enough: with all events 0 the lower one, with nothing but events the
    upper one. Raises ValueError for no study. Not a prediction interval.
    """
    from scipy.optimize import brentq
    from scipy.stats import chi2

    x, n = np.asarray(events, float), np.asarray(totals, float)
    if len(x) == 0:
        raise ValueError("no study")
    pooled = (x.sum() + 0.5) / (n.sum() + 1)
    start = float(np.log(pooled / (1 - pooled)))
    flat = not 0 < x.sum() < n.sum()
    top = 0.0 if flat else fit_binomial_normal(events, totals).log_likelihood
    middle = start if flat else fit_binomial_normal(events, totals).mean
    floor = top - float(chi2.ppf(level, 1)) / 2
    ends: list[float | None] = []
    for sign in (-1, 1):
        step = 0.5
        while step < 64 and best_spread(x, n, middle + sign * step)[1] > floor:
            step *= 2
        if step >= 64:
            ends.append(None)
            continue
        inner = 0.0 if best_spread(x, n, middle)[1] > floor else -32.0
        end = brentq(lambda far: best_spread(x, n, middle + sign * far)[1] - floor, inner, step, xtol=1e-9)  # noqa: B023
        ends.append(float(1 / (1 + np.exp(-(middle + sign * end)))))
    return ends[0], ends[1]


def best_mean(x: Array, n: Array, between: float, start: float) -> float:
    """The mean with the greatest likelihood at a given between-study SD."""
    from scipy.optimize import minimize_scalar

    def down(at: float) -> float:
        return -log_likelihood(x, n, at, between)[0]

    return float(minimize_scalar(down, (start - 1, start + 1), tol=1e-10).x)


def best_spread(x: Array, n: Array, mean: float) -> tuple[float, float]:
    """The between-study SD with the greatest likelihood at a given mean, and that log-likelihood."""
    from scipy.optimize import minimize_scalar

    def down(at: float) -> float:
        return -log_likelihood(x, n, mean, at)[0]

    found = minimize_scalar(down, bounds=(0, 12), method="bounded", options={"xatol": 1e-8})
    at_zero = log_likelihood(x, n, mean, 0.0)[0]
    return (0.0, at_zero) if at_zero >= -float(found.fun) else (float(found.x), -float(found.fun))


def log_likelihood(x: Array, n: Array, mean: float, between: float) -> tuple[float, Array]:
    """Log-likelihood (without binomial coefficients) and its gradient along mean and between, which may be negative."""
    points, weights = _nodes()
    z = np.zeros(len(x))
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-np.clip(mean + between * z, -700, 700)))
        step = (between * (x - n * p) - z) / (1 + between**2 * n * p * (1 - p))
        z = z + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-10:
            break
    p = 1 / (1 + np.exp(-np.clip(mean + between * z, -700, 700)))
    wide = 1 / np.sqrt(1 + between**2 * n * p * (1 - p))
    at = z[:, None] + wide[:, None] * points
    logit = mean + between * at
    height = x[:, None] * logit - n[:, None] * np.logaddexp(0, logit) - at**2 / 2 + points**2 / 2 + np.log(weights)
    top = height.max(axis=1, keepdims=True)
    mass = np.exp(height - top)
    total = mass.sum(axis=1)
    off = x[:, None] - n[:, None] / (1 + np.exp(-np.clip(logit, -700, 700)))
    mass /= total[:, None]
    value = float(np.sum(np.log(total * wide) + top[:, 0]) - len(x) * np.log(2 * np.pi) / 2)
    return value, np.array([(mass * off).sum(), (mass * off * at).sum()])


@cache
def _nodes() -> tuple[Array, Array]:
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    return np.asarray(points), np.asarray(weights)


def _climb(x: Array, n: Array, start: Array) -> Array:
    from scipy.optimize import minimize

    def down(at: Array) -> tuple[float, Array]:
        value, slope = log_likelihood(x, n, float(at[0]), float(at[1]))
        return -value, -slope

    found = minimize(down, start, jac=True, method="BFGS", options={"gtol": 1e-7})
    return np.array([*found.x, -found.fun])


def _standard_error(x: Array, n: Array, mean: float, between: float, held: bool) -> float:
    step = 1e-4
    columns = []
    for move in (np.array([step, 0]), np.array([0, step])):
        up = log_likelihood(x, n, mean + move[0], between + move[1])[1]
        down = log_likelihood(x, n, mean - move[0], between - move[1])[1]
        columns.append((down - up) / (2 * step))
    information = np.stack(columns)
    determinant = information[0, 0] * information[1, 1] - information[0, 1] * information[1, 0]
    if held or determinant <= 0 or information[1, 1] <= 0:
        return float(1 / np.sqrt(max(information[0, 0], 1e-12)))
    return float(np.sqrt(information[1, 1] / determinant))
