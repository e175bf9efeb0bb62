"""Intervals for a proportion and for a mean of few cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import comb
from typing import Final

import numpy as np

LEVEL: Final = 0.95
REPEATS: Final = 10_000
SEED: Final = 2
CLOSE: Final = 1e-12

Interval = tuple[float, float]


def clopper_pearson(hits: int, of: int) -> Interval:
    """The exact 95% interval of a proportion: `hits` of `of`, of at least 1; ValueError otherwise.

    The lower end is the p at which so many hits or more have probability 0.025, the upper end the p at which so few
    or fewer have. Source: Clopper and Pearson, Biometrika 1934;26:404-413.
    """
    if not 0 <= hits <= of or of < 1:
        raise ValueError(f"{hits} of {of} is not a proportion")
    tail = (1 - LEVEL) / 2
    low = 0.0 if hits == 0 else _solve(lambda p: _at_least(hits, of, p), tail)
    high = 1.0 if hits == of else 1 - _solve(lambda p: _at_least(of - hits, of, p), tail)
    return low, high


def bootstrap_mean(values: Sequence[float]) -> Interval | None:
    """The 95% percentile bootstrap interval of a mean; None for fewer than two values.

    Cases are drawn again with replacement 10,000 times from a fixed seed, so the same values give the same interval
    in any order. With a handful of cases it is too narrow.
    """
    if len(values) < 2:
        return None
    ordered = np.sort(np.asarray(values, dtype=np.float64))
    rows = np.random.default_rng(SEED).integers(0, len(ordered), (REPEATS, len(ordered)))
    low, high = np.quantile(ordered[rows].mean(axis=1), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _at_least(hits: int, of: int, p: float) -> float:
    return sum(comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(hits, of + 1))


def _solve(rising: Callable[[float], float], target: float) -> float:
    low, high = 0.0, 1.0
    while high - low > CLOSE:
        middle = (low + high) / 2
        if rising(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2
