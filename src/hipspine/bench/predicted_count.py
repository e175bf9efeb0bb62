"""What number of events to expect among n people when their chance is itself uncertain."""

from __future__ import annotations

from math import lgamma
from typing import Final

import msgspec
import numpy as np

from hipspine.diagnosis.network import Array

INSIDE: Final = 1e-12
"""Chances are kept so far from 0 and 1 that their logarithm is finite."""


class PredictedCount(msgspec.Struct, frozen=True):
    """The predictive interval of a count: `low` and `high` of `total`, and where the observed `events` lie in it.

    `place` is P(fewer) + P(as many) / 2: evenly spread from 0 to 1 over many good predictions.
    """

    events: int
    total: int
    low: int
    high: int
    place: float

    @property
    def hit(self) -> bool:
        """Whether the observed count lies in the interval, ends included."""
        return self.low <= self.events <= self.high


def predicted_count(chances: Array, events: int, total: int, level: float) -> PredictedCount:
    """Mix Binomial(total, chance) over equally likely `chances` and compare the observed `events`.

    The ends are the smallest counts with at least (1 - level) / 2 and (1 + level) / 2 of the probability at or below
    them, so the interval holds at least `level`; with few people it holds more. Not the interval of the mean.
    ValueError unless 0 <= events <= total, total at least 1.
    """
    if not 0 <= events <= total or total < 1:
        raise ValueError(f"{events} of {total} is not a proportion")
    mass = mixture(chances, total)
    below = np.cumsum(mass)
    tail = (1 - level) / 2
    low, high = (int(np.searchsorted(below, share - INSIDE)) for share in (tail, 1 - tail))
    place = float(below[events] - mass[events] / 2)
    return PredictedCount(events, total, min(low, total), min(high, total), place)


def mixture(chances: Array, total: int) -> Array:
    """P(0), ..., P(total) events of `total`, shape (total + 1,), averaged over the chances."""
    p = np.clip(np.asarray(chances, dtype=np.float64), INSIDE, 1 - INSIDE)
    counts = np.arange(total + 1)
    ways = np.array([lgamma(total + 1) - lgamma(k + 1) - lgamma(total - k + 1) for k in counts])
    logs = ways[:, None] + counts[:, None] * np.log(p) + (total - counts)[:, None] * np.log1p(-p)
    return np.asarray(np.exp(logs).mean(axis=1))
