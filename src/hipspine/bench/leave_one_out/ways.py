"""Three ways of predicting a figure from the figures of other studies: chances for a new study."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, sqrt
from statistics import NormalDist
from typing import Final

import numpy as np

from hipspine.bench.leave_one_out.question import Figure
from hipspine.diagnosis.network import Array
from hipspine.synthesis import Spread
from hipspine.synthesis.pooled_logit import pooled_logit

POINTS: Final = 400
"""Equally likely chances that stand for a normal distribution of logits."""


def predictive(others: Sequence[Figure], target: Figure, spread: Spread, transport_sd: float) -> Array:
    """As the model has it: mean of the other studies, its error, and the spread between studies.

    Where the target's people all had a fusion and some of the others' did not, the transport SD is added, as for a
    person with a fusion (model.md 6).
    """
    mean, error, between, _ = pooled_logit([figure.counts for figure in others], spread)
    extra = transport_sd if target.fused and not all(figure.fused for figure in others) else 0.0
    return _chances(mean, sqrt(error**2 + between**2 + extra**2))


def put_together(others: Sequence[Figure]) -> Array:
    """The baseline without spread between studies: everybody put together, with the error of so many people.

    Half a person is added to each side, so that nobody with it still has a logit.
    """
    events = sum(figure.counts.events for figure in others) + 0.5
    rest = sum(figure.counts.total - figure.counts.events for figure in others) + 0.5
    return _chances(log(events / rest), sqrt(1 / events + 1 / rest))


def any_figure(every: Sequence[Figure]) -> Array:
    """The baseline that knows nothing of the question: the figures of the same kind of all other studies."""
    return np.array([(one.counts.events + 0.5) / (one.counts.total + 1) for one in every])


def _chances(mean: float, sd: float) -> Array:
    normal = NormalDist(mean, sd)
    at = [normal.inv_cdf((i + 0.5) / POINTS) for i in range(POINTS)]
    return np.asarray(1 / (1 + np.exp(-np.array(at))))
