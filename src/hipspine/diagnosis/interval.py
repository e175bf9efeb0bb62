"""Intervals from the draws of all parameters at once."""

from __future__ import annotations

import numpy as np

from hipspine.diagnosis.network import Array
from hipspine.diagnosis.settings import DrawBudget


def quantiles(columns: Array, level: float) -> tuple[float, float]:
    """The central interval of the draws (columns 1 on) at the given level; column 0 is the central value."""
    tail = (1 - level) / 2
    low, high = np.quantile(columns[1:], [tail, 1 - tail])
    return float(low), float(high)


def draws_for(budget: DrawBudget, states: int, positives: int, counts: int) -> int:
    """How many draws the budget allows: budget / (states x 2^positives x counts), between fewest and most."""
    cost = states * 2**positives * counts
    return int(min(budget.most, max(budget.fewest, budget.budget / cost)))
