"""The risk of dislocation within a year or two, worked out from a rate and ratios."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Literal

import msgspec

from hipspine.treatment.dislocation_evidence import CompiledRate
from hipspine.treatment.outcome import MEAN, NEW_CLINIC
from hipspine.treatment.pooled import Pooled

By = Literal["unfused", "levels", "sacrum", "levels_and_sacrum"]


class YearRisk(msgspec.Struct, frozen=True):
    """The risk within `year` years (0 to 1), and by what it was worked out.

    `by` levels: the rate of people with `least` to `most` fused levels. `by` sacrum: the rate of people without a
    fusion times the ratio of a fusion to the sacrum. The two are never multiplied (`levels_and_sacrum` exists only
    where a study adjusted them together). `low`, `high` 95% as counted, `new_low`, `new_high` 90% for a new clinic.
    `basis` measured for a rate as it was counted, derived as soon as a ratio is put on it. `steps` says in words what
    was done.
    """

    year: int
    by: By
    least: int
    most: int
    risk: float
    low: float
    high: float
    new_low: float
    new_high: float
    basis: str
    steps: tuple[str, ...]
    facts: tuple[str, ...]


class Shift(msgspec.Struct, frozen=True):
    """What is added to the log cumulative hazard: how much, with which errors, why and from which facts."""

    log: float
    error: float
    between: float
    step: str
    facts: tuple[str, ...]


def shift_of(pooled: Pooled, name: str) -> Shift:
    """A pooled ratio as a shift; ValueError where the ratio could not be pooled."""
    if pooled.mean is None:
        raise ValueError(f"{name}: no ratio")
    text = f"{name}: x {math.exp(pooled.mean):.2g}"
    return Shift(pooled.mean, pooled.error or 0.0, pooled.between or 0.0, text, pooled.facts)


def year_risk(rate: CompiledRate, by: By, shifts: Sequence[Shift], levels: int | None = None) -> YearRisk:
    """log(-log(1 - risk)) = log(-log(1 - rate)) + sum of the shifts; errors and spreads add as variances.

    The error of the rate stands on the logit scale and is brought to this one by the slope share / hazard. `levels`
    replaces the span of the rate where the risk is that of the sacrum. ValueError for a rate that has no figure.
    """
    pooled = rate.pooled
    if pooled.value is None or pooled.error is None or pooled.between is None:
        raise ValueError(f"no rate for {rate.recipe.least} to {rate.recipe.most} levels: {pooled.refused}")
    hazard = -math.log1p(-pooled.value)
    slope = pooled.value / hazard
    centre = math.log(hazard) + sum(shift.log for shift in shifts)
    mean = math.sqrt((slope * pooled.error) ** 2 + sum(shift.error**2 for shift in shifts))
    new = math.sqrt(mean**2 + (slope * pooled.between) ** 2 + sum(shift.between**2 for shift in shifts))
    low, high = (_share(centre + sign * _half(MEAN) * mean) for sign in (-1, 1))
    new_low, new_high = (_share(centre + sign * _half(NEW_CLINIC) * new) for sign in (-1, 1))
    least, most = rate.recipe.least, rate.recipe.most
    span = "no fusion" if most == 0 else f"{least} to {most} fused levels"
    if by == "sacrum":
        least = most = levels or 0
    return YearRisk(
        year=rate.recipe.year,
        by=by,
        least=least,
        most=most,
        risk=_share(centre),
        low=low,
        high=high,
        new_low=new_low,
        new_high=new_high,
        basis="derived" if shifts else "measured",
        steps=(f"{span}: {100 * pooled.value:.3g}%", *(shift.step for shift in shifts)),
        facts=tuple(dict.fromkeys([*pooled.facts, *(fact for shift in shifts for fact in shift.facts)])),
    )


def _share(log_hazard: float) -> float:
    return -math.expm1(-math.exp(log_hazard))


def _half(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)
