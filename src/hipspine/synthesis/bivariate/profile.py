"""Profile-likelihood intervals of anything that depends smoothly on the parameters."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np

from hipspine.synthesis.bivariate.maximise import Maximum
from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.rows import Array

Target = Callable[[Array], tuple[float, Array]]
PROFILE_NODES = 21
OFF_EDGE = 0.3
TIGHT = 1e-3
FAR = 40
SETTLED = 1e-7


def profile_bounds(likelihood: Objective, top: Maximum, target: Target, drop: float) -> tuple[float, float]:
    """Least and greatest value of `target` where the log-likelihood is within `drop` of its maximum.

    That is the profile-likelihood interval: drop = 1.92 for 95% by the chi-squared distribution with one
    degree of freedom. `target` gives a value and its gradient along the parameters of `Likelihood`. On
    a boundary the spread is free to leave it. An end that cannot be found (the likelihood does not fall
    so far) is -inf or inf. Venzon and Moolgavkar, Appl Stat 1988;37:87.
    """
    scale = step_sizes(likelihood, top)
    low, high = (extreme(likelihood, top, target, drop, scale, sign)[0] for sign in (-1, 1))
    return low, high


def extreme(
    likelihood: Objective, top: Maximum, target: Target, drop: float, scale: Array, sign: int
) -> tuple[float, Array]:
    """One end of the interval and the parameters there; `scale` from `step_sizes`. NaNs where none was found.

    Straight from the maximum; where that fails, in four steps down to `drop`, each from the last one's end.
    """
    slope = target(top.at)[1] * scale
    ahead = sign * slope / np.linalg.norm(slope) * np.sqrt(2 * drop)
    best, where = -float("inf"), np.full(likelihood.size, np.nan)
    for start in _starts(likelihood, top, scale, ahead):
        value, step, endless = _reach(likelihood, top, target, drop, scale, sign, start)
        if step is None and not endless:
            step = start / 4
            for part in (1, 2, 3, 4):
                value, step, endless = _reach(likelihood, top, target, drop * part / 4, scale, sign, step)
                if step is None:
                    break
        if step is not None:
            best, where = value, top.at + step * scale
            break
    return sign * (best if np.isfinite(best) else float("inf")), where


def _reach(
    likelihood: Objective, top: Maximum, target: Target, drop: float, scale: Array, sign: int, start: Array
) -> tuple[float, Array | None, bool]:
    """The greatest sign x target within `drop` of the top, the steps to it (None: not found), whether it has none."""
    from scipy.optimize import minimize

    floor = top.value - drop

    def goal(step: Array) -> tuple[float, Array]:
        value, slope = target(top.at + step * scale)
        return -sign * value, -sign * slope * scale

    def room(step: Array) -> float:
        return likelihood.value(top.at + step * scale) - floor

    def room_slope(step: Array) -> Array:
        return np.asarray(likelihood.value_and_gradient(top.at + step * scale)[1] * scale)

    last = [np.full(len(start), np.inf)]

    def settle(step: Array) -> None:
        """Stop once a step no longer moves the target: the search for more digits would only chase rounding."""
        before, last[0] = last[0], step.copy()
        if np.isfinite(before).all() and abs(goal(step)[0] - goal(before)[0]) < SETTLED and near(step):
            raise _SettledError

    def near(step: Array) -> bool:
        return bool(abs(room(step)) < TIGHT * max(drop, 1) and np.abs(step).max() < FAR)

    inside: Any = {"type": "ineq", "fun": room, "jac": room_slope}
    bounds = [(-FAR, FAR)] * len(start)
    options = {"ftol": SETTLED, "maxiter": 50}
    with contextlib.suppress(_SettledError):
        minimize(
            *(goal, start),
            jac=True,
            method="SLSQP",
            constraints=[inside],
            bounds=bounds,
            options=options,
            callback=settle,
        )
    end = last[0]
    if not np.isfinite(end).all():
        return -float("inf"), None, False
    endless = bool(np.abs(end).max() >= FAR)
    reached = near(end) and _parallel(goal(end)[1], room_slope(end))
    return (-goal(end)[0], end, endless) if reached else (-float("inf"), None, endless)


class _SettledError(Exception):
    """A search has settled."""


def _parallel(one: Array, two: Array) -> bool:
    """Both slopes lie on one line, as they do at an end of the interval."""
    return bool(abs(one @ two) > (1 - 10 * TIGHT) * np.linalg.norm(one) * np.linalg.norm(two))


def _starts(likelihood: Objective, top: Maximum, scale: Array, ahead: Array) -> list[Array]:
    """On a boundary also from both sides of it: there the likelihood is level along what is pinned to 0."""
    pinned = np.setdiff1d(np.arange(likelihood.size), top.free)
    if len(pinned) == 0:
        return [ahead]
    off = ahead.copy()
    off[pinned] += OFF_EDGE / scale[pinned]
    return [off, ahead]


def step_sizes(likelihood: Objective, top: Maximum) -> Array:
    """Steps a parameter that cost the log-likelihood about a half each; 1 where it is level."""
    information = -np.diag(likelihood.hessian(top.at))
    return np.where(information > TIGHT, 1 / np.sqrt(np.maximum(information, TIGHT)), 1.0)
