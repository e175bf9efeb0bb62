"""How many tables stand in rows, without writing them out."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hipspine.evidence.possible.rounding import MIXED, ROUNDINGS

if TYPE_CHECKING:
    from hipspine.evidence.possible.arms import Ints
    from hipspine.evidence.possible.rows import Rows


def under(rows: Rows, way: str) -> Ints:
    """Tables of each row under one way of rounding."""
    import numpy as np

    tables: Ints = np.maximum(0, rows.high[way] - rows.low[way] + 1)
    return tables


def under_one(rows: Rows) -> Ints:
    """Tables of each row that one way of rounding prints throughout, by inclusion and exclusion of the three."""
    import numpy as np

    total = np.zeros_like(rows.fixed)
    for size in range(1, len(ROUNDINGS) + 1):
        for ways in combinations(ROUNDINGS, size):
            low, high = rows.low[ways[0]], rows.high[ways[0]]
            for way in ways[1:]:
                low, high = np.maximum(low, rows.low[way]), np.minimum(high, rows.high[way])
            total = total - (-1) ** size * np.maximum(0, high - low + 1)
    return total


def under_mixed(rows: Rows) -> Ints:
    """Tables of each row that print only if figures are rounded in different ways."""
    return under(rows, MIXED) - under_one(rows)
