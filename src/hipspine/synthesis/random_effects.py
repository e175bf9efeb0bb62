"""Normal random-effects meta-analysis of one effect a study: REML with Hartung and Knapp's interval."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec


class RandomEffects(msgspec.Struct, frozen=True):
    """The result, all on the scale of the effects (log ratios, or differences in their own unit).

    `mean`, its `standard_error` (1 / sqrt(sum of weights)) and `knapp_error` (Hartung and Knapp's);
    `between_variance` by REML and whether it lies at 0; `low`, `high`: 95% interval of the mean by
    Hartung and Knapp with the t distribution of studies - 1 degrees of freedom; `new_low`, `new_high`: 95%
    prediction interval for a new study. Intervals are None for one study, the prediction interval for
    fewer than 3. `i2`: share of variance between studies, 0 to 1, from Q (Higgins and Thompson).
    """

    mean: float
    standard_error: float
    knapp_error: float
    between_variance: float
    boundary: bool
    low: float | None
    high: float | None
    new_low: float | None
    new_high: float | None
    i2: float
    studies: int


def fit_random_effects(effects: Sequence[float], errors: Sequence[float], floor: float = 0.0) -> RandomEffects:
    """Pool effects with their standard errors: between-study variance by REML, at least `floor` squared.

    Weights w = 1 / (error^2 + t2). Knapp's variance = max(1, q) / sum w with q = sum w (y - mean)^2 / (k - 1):
    never below the usual one (Rover and others, BMC Med Res Methodol 2015;15:99). Prediction: mean +-
    t(k - 2) sqrt(t2 + Knapp's variance) (Higgins and others, J R Stat Soc A 2009;172:137). Raises
    ValueError for no study, lists of different length, or an error that is not positive.
    """
    if not effects or len(effects) != len(errors):
        raise ValueError("one error a study, and at least one study")
    if any(not 0 < error < math.inf for error in errors):
        raise ValueError("a standard error is not positive")
    k = len(effects)
    t2 = reml_variance(effects, errors) if k > 1 else 0.0
    boundary = k > 1 and t2 == 0
    t2 = max(t2, floor**2)
    weights = [1 / (error**2 + t2) for error in errors]
    mean = sum(w * y for w, y in zip(weights, effects, strict=True)) / sum(weights)
    q = sum(w * (y - mean) ** 2 for w, y in zip(weights, effects, strict=True)) / (k - 1) if k > 1 else 1.0
    usual = 1 / sum(weights)
    knapp = max(1.0, q) * usual
    low = high = new_low = new_high = None
    if k > 1:
        half = _t(k - 1) * math.sqrt(knapp)
        low, high = mean - half, mean + half
    if k > 2:
        half = _t(k - 2) * math.sqrt(t2 + knapp)
        new_low, new_high = mean - half, mean + half
    return RandomEffects(
        mean=mean,
        standard_error=math.sqrt(usual),
        knapp_error=math.sqrt(knapp),
        between_variance=t2,
        boundary=boundary,
        low=low,
        high=high,
        new_low=new_low,
        new_high=new_high,
        i2=_i2(effects, errors),
        studies=k,
    )


def reml_variance(effects: Sequence[float], errors: Sequence[float]) -> float:
    """Between-study variance with the greatest restricted likelihood; exactly 0 where that is at the boundary."""
    import numpy as np
    from scipy.optimize import minimize_scalar

    y, within = np.asarray(effects, float), np.asarray(errors, float) ** 2

    def down(t2: float) -> float:
        w = 1 / (within + t2)
        mean = (w * y).sum() / w.sum()
        return float((-np.log(w).sum() + np.log(w.sum()) + (w * (y - mean) ** 2).sum()) / 2)

    top = float(10 * (y.var() + within.max()))
    grid = np.concatenate([[0.0], np.geomspace(top * 1e-8, top, 60)])
    best = int(np.argmin([down(t2) for t2 in grid]))
    low, high = grid[max(0, best - 1)], grid[min(len(grid) - 1, best + 1)]
    found = minimize_scalar(down, bounds=(low, high), method="bounded", options={"xatol": 1e-12})
    return 0.0 if down(0.0) <= float(found.fun) + 1e-12 else float(found.x)


def _i2(effects: Sequence[float], errors: Sequence[float]) -> float:
    weights = [1 / error**2 for error in errors]
    centre = sum(w * y for w, y in zip(weights, effects, strict=True)) / sum(weights)
    q = sum(w * (y - centre) ** 2 for w, y in zip(weights, effects, strict=True))
    return max(0.0, (q - (len(effects) - 1)) / q) if q > 0 else 0.0


def _t(freedom: int) -> float:
    from scipy.stats import t

    return float(t.ppf(0.975, freedom))
