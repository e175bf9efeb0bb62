"""Which values of one count leave any table at all, for every pair of arm sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hipspine.evidence.possible.arms import Ints
from hipspine.evidence.possible.figures import Form

SAFE = 2**62
"""Whole numbers of 64 bits below this can be added without overflow."""

Linear = tuple[Any, Any, Any]


def bounds(forms: Sequence[Form], first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """Lowest and highest x from 0 to `first` such that some real y from 0 to `second` meets every form >= 0.

    Fourier-Motzkin elimination of y: each lower bound on y against each upper one. Forms with a product of x and y
    are left out, so the range is never too narrow. Whole numbers throughout, Python's own where 64 bits could
    overflow.
    """
    import numpy as np

    zero = np.zeros_like(first)
    linear: list[Linear] = [(zero, zero, zero + 1), (second, zero, zero - 1)]
    for constant, x, y, both in forms:
        if not np.any(both):
            linear.append((constant + zero, x + zero, y + zero))
    low, high = zero, first
    for constant, x, y in linear:
        low, high = narrowed(constant, x, low, high, y == 0)
    signs = [(bool((y > 0).any()), bool((y < 0).any())) for _, _, y in linear]
    for i, lower in enumerate(linear):
        for j, upper in enumerate(linear):
            if i == j or not (signs[i][0] and signs[j][1]):
                continue
            here = (lower[2] > 0) & (upper[2] < 0)
            constant, x = _eliminated(lower, upper)
            low, high = narrowed(constant, x, low, high, here)
    return low, high


def _eliminated(lower: Linear, upper: Linear) -> tuple[Ints, Ints]:
    import numpy as np

    largest = [max(int(np.abs(term).max()) for term in form) for form in (lower, upper)]
    if 2 * largest[0] * largest[1] >= SAFE:
        lower = (lower[0].astype(object), lower[1].astype(object), lower[2].astype(object))
        upper = (upper[0].astype(object), upper[1].astype(object), upper[2].astype(object))
    constant = lower[2] * upper[0] - upper[2] * lower[0]
    return constant, lower[2] * upper[1] - upper[2] * lower[1]


def narrowed(constant: Ints, slope: Ints, low: Ints, high: Ints, here: Any = True) -> tuple[Ints, Ints]:
    """The part of low to high in which constant + slope x >= 0 holds too, where `here`; none is high = -1."""
    import numpy as np

    up, down = slope > 0, slope < 0
    quotient = constant // np.where(up, slope, np.where(down, -slope, 1))
    if quotient.dtype == object:
        quotient = np.clip(quotient, -SAFE, SAFE).astype(np.int64)
    low = np.where(here & up, np.maximum(low, -quotient), low)
    high = np.where(here & down, np.minimum(high, quotient), high)
    return low, np.where(here & ~up & ~down & (constant < 0), -1, high)
