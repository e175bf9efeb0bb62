"""The pairs of arm sizes that a table can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[Any]
else:
    Ints = Any

MANY: Final = 20_000
"""The largest size of which every split into two arms is searched."""


def arms(n: int | None, diseased: int | None, healthy: int | None, up_to: int) -> tuple[Ints, Ints]:
    """Every pair (diseased, healthy) that the known sizes leave, by total and then by diseased.

    With nothing known, or one arm alone, totals go up to `up_to`.
    """
    import numpy as np

    if diseased is not None and healthy is not None:
        return np.array([diseased]), np.array([healthy])
    if n is not None:
        first = np.arange(n + 1) if diseased is None and healthy is None else np.array([_other(n, diseased, healthy)])
        return first, n - first
    if diseased is not None:
        other = np.arange(max(0, up_to - diseased) + 1)
        return np.full_like(other, diseased), other
    if healthy is not None:
        other = np.arange(max(0, up_to - healthy) + 1)
        return other, np.full_like(other, healthy)
    totals = np.repeat(np.arange(1, up_to + 1), np.arange(2, up_to + 2))
    starts = np.repeat(np.cumsum(np.arange(2, up_to + 2)) - np.arange(2, up_to + 2), np.arange(2, up_to + 2))
    first = np.arange(totals.size) - starts
    return first, totals - first


def _other(n: int, diseased: int | None, healthy: int | None) -> int:
    return diseased if diseased is not None else n - (healthy or 0)
