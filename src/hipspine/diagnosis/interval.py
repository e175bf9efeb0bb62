"""Intervals from the draws of all parameters at once."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from hipspine.diagnosis.network import Array
from hipspine.diagnosis.settings import DrawBudget

ENOUGH_FOR_TAILS = 200


def quantiles(columns: Array, level: float) -> tuple[float, float]:
    """The central interval of the draws (columns 1 on) at the given level; column 0 is the central value.

    With few draws the tails are read from a normal distribution of their log-odds, which needs fewer. An interval
    that would miss the central value (draws weighed over listed sets can, for what hardly ever is the cause) is
    widened to reach it.
    """
    low, high = _tails(columns[1:], (1 - level) / 2)
    return min(low, float(columns[0])), max(high, float(columns[0]))


def _tails(draws: Array, tail: float) -> tuple[float, float]:
    if len(draws) < ENOUGH_FOR_TAILS:
        logits = _logit(draws)
        spread = NormalDist().inv_cdf(1 - tail) * float(logits.std(ddof=1))
        middle = float(logits.mean())
        return _expit(middle - spread), _expit(middle + spread)
    low, high = np.quantile(draws, [tail, 1 - tail])
    return float(low), float(high)


def _logit(p: Array) -> Array:
    inside = np.clip(p, 1e-12, 1 - 1e-12)
    return np.asarray(np.log(inside) - np.log1p(-inside))


def _expit(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))


def draws_for(budget: DrawBudget, states: int, positives: int, counts: int) -> int:
    """How many draws the budget allows: budget / (states x 2^positives x counts), between fewest and most."""
    cost = states * 2**positives * counts
    return int(min(budget.most, max(budget.fewest, budget.budget / cost)))
