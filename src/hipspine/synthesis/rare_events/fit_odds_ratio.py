"""One odds ratio from studies with few events, without a continuity correction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from hipspine.synthesis.binomial_normal import Array
from hipspine.synthesis.bivariate.bivariate_fit import CannotFit
from hipspine.synthesis.bivariate.intervals import Interval, quantile
from hipspine.synthesis.rare_events.odds_models import ConditionalOdds, UnconditionalOdds
from hipspine.synthesis.rare_events.one_effect import OneEffectLikelihood
from hipspine.synthesis.rare_events.two_arms import TwoArms

OddsModel = Literal["conditional", "unconditional"]
AT_ZERO = 1e-6
FAR = 40.0


class OddsRatio(msgspec.Struct, frozen=True):
    """`mean` log odds ratio over studies, its `standard_error`, the `between` SD, and whether that lies at 0.

    `interval`: of the odds ratio of the median study, by profile likelihood with the squared t quantile of
    2 (studies - 1) degrees of freedom (covers 94-99%: benchmarks/synthesis_rare_events.py); `new_study`: where that of
    a new study lies, mean +- t(studies - 2) sqrt(between^2 + standard_error^2), None for fewer than 3. `studies`
    that speak; `silent`: those in which nobody, or everybody, had the event, which no model without made-up events can
    use. `standard_error` takes a spread of 0 as known.
    """

    model: OddsModel
    mean: float
    standard_error: float
    between: float
    boundary: bool
    log_likelihood: float
    interval: Interval
    new_study: Interval | None
    studies: int
    silent: tuple[str, ...] = ()


def fit_odds_ratio(arms: Sequence[TwoArms], model: OddsModel = "conditional", level: float = 0.95) -> OddsRatio:
    """Fit log odds ratios that are Normal(mean, between^2) by maximum likelihood; nothing is added to empty cells.

    `conditional`: the exact one, given the events of both groups together (`ConditionalOdds`); `unconditional`: two
    binomials with a number of its own for each study (`UnconditionalOdds`). Raises CannotFit where no study speaks, and
    where all events of all studies are in the same group, so that the odds ratio is 0 or infinite; ValueError
    for a study named twice. Not `fit_random_effects`, which takes log ratios with standard errors as normal.
    """
    names = [arm.study for arm in arms]
    if len(set(names)) < len(names):
        raise ValueError("a study is named twice")
    used = [arm for arm in arms if not arm.says_nothing]
    silent = tuple(arm.study for arm in arms if arm.says_nothing)
    _check(used)
    likelihood, start = _likelihood(used, model)
    alone = _climb(likelihood, np.where(np.arange(len(start)) == 1, 0.0, start), held=(1,))
    spread = _climb(likelihood, start) if len(used) > 1 else alone
    boundary = len(used) > 1 and spread[1] <= alone[1] + AT_ZERO
    at, value = alone if boundary or len(used) == 1 else spread
    mean, between = float(at[0]), abs(float(at[1]))
    error = _error(likelihood, at, held=between == 0)
    new = None
    if len(used) > 2:
        half = quantile(level, len(used) - 2) * math.sqrt(between**2 + error**2)
        new = Interval(math.exp(mean), math.exp(mean - half), math.exp(mean + half), "prediction")
    drop = quantile(level, 2 * (len(used) - 1) if len(used) > 1 else None) ** 2 / 2
    low, high = (_end(likelihood, at, value - drop, sign, spread_free=len(used) > 1) for sign in (-1, 1))
    why = "" if low is not None and high is not None else "the likelihood does not fall far enough"
    ends = [None if end is None else math.exp(end) for end in (low, high)]
    interval = Interval(math.exp(mean), ends[0], ends[1], "profile_t", why)
    return OddsRatio(model, mean, error, between, boundary, value, interval, new, len(used), silent)


def ratio_at(arms: Sequence[TwoArms], log_odds_ratio: float, model: OddsModel = "conditional") -> float:
    """Twice the log-likelihood lost when the mean is held at a value and all else fitted again.

    For a test of that value, and to see how well intervals cover. Raises as `fit_odds_ratio`.
    """
    used = [arm for arm in arms if not arm.says_nothing]
    _check(used)
    likelihood, start = _likelihood(used, model)
    top = max((_climb(likelihood, start, held) for held in ((), (1,))), key=lambda found: found[1])
    return max(0.0, 2 * (top[1] - _held_at(likelihood, top[0], log_odds_ratio, spread_free=len(used) > 1)))


def _likelihood(used: Sequence[TwoArms], model: OddsModel) -> tuple[OneEffectLikelihood, Array]:
    likelihood = OneEffectLikelihood((ConditionalOdds if model == "conditional" else UnconditionalOdds)(used))
    return likelihood, np.concatenate([_start(used), [0.5], _own(used) if model == "unconditional" else []])


def _held_at(likelihood: OneEffectLikelihood, top: Array, mean: float, *, spread_free: bool) -> float:
    start = top.copy()
    start[0] = mean
    still = _climb(likelihood, np.where(np.arange(len(start)) == 1, 0.0, start), (0, 1))[1]
    start[1] = max(abs(start[1]), 0.3)
    return max(still, _climb(likelihood, start, (0,))[1] if spread_free else still)


def _check(used: Sequence[TwoArms]) -> None:
    if not used:
        raise CannotFit("in no study did some people have the event and others not")
    if all(arm.events == min(arm.total, arm.events + arm.other_events) for arm in used):
        raise CannotFit("in every study the odds ratio is as large as can be: it has no finite mean")
    if all(arm.events == max(0, arm.events + arm.other_events - arm.other_total) for arm in used):
        raise CannotFit("in every study the odds ratio is as small as can be: it has no finite mean")


def _start(used: Sequence[TwoArms]) -> Array:
    """Log odds ratio of the sums, half a person added: only where the search starts."""
    a, b = (sum(getattr(arm, key) for arm in used) + 0.5 for key in ("events", "other_events"))
    c, d = (sum(getattr(arm, key) for arm in used) + 0.5 for key in ("total", "other_total"))
    return np.array([math.log(a / (c - a + 0.5)) - math.log(b / (d - b + 0.5))])


def _own(used: Sequence[TwoArms]) -> Array:
    both = np.array([[arm.events + arm.other_events, arm.total + arm.other_total] for arm in used], float)
    return np.asarray(np.log((both[:, 0] + 0.5) / (both[:, 1] - both[:, 0] + 0.5)))


def _climb(likelihood: OneEffectLikelihood, start: Array, held: tuple[int, ...] = ()) -> tuple[Array, float]:
    from scipy.optimize import minimize

    free = np.setdiff1d(np.arange(len(start)), held)
    at = start.astype(float)
    if not len(free):
        return at, likelihood.value_and_gradient(at)[0]

    def down(part: Array) -> tuple[float, Array]:
        at[free] = part
        value, slope = likelihood.value_and_gradient(at)
        return -value, -slope[free]

    found = minimize(down, at[free], jac=True, method="BFGS", options={"gtol": 1e-7})
    at[free] = found.x
    return at.copy(), -float(found.fun)


def _end(likelihood: OneEffectLikelihood, top: Array, floor: float, sign: int, *, spread_free: bool) -> float | None:
    """Where the likelihood, all but the mean fitted again, has fallen to `floor`."""
    from scipy.optimize import brentq

    def above(far: float) -> float:
        return _held_at(likelihood, top, float(top[0] + sign * far), spread_free=spread_free) - floor

    step = 0.5
    while step < FAR and above(step) > 0:
        step *= 2
    if step >= FAR:
        return None
    return float(top[0] + sign * brentq(above, 0 if step == 0.5 else step / 2, step, xtol=1e-7))


def _error(likelihood: OneEffectLikelihood, at: Array, *, held: bool) -> float:
    step, free = 1e-4, [place for place in range(likelihood.size) if place != 1 or not held]
    rows = []
    for place in free:
        move = np.eye(likelihood.size)[place] * step
        after, before = likelihood.value_and_gradient(at + move)[1], likelihood.value_and_gradient(at - move)[1]
        rows.append((before - after)[free] / (2 * step))
    information = np.array(rows)
    return float(math.sqrt(np.linalg.inv((information + information.T) / 2)[0, 0]))
