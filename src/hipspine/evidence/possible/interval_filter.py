"""Which of many proportions have a printed interval: clear ones decided fast, the others exactly."""

from __future__ import annotations

from statistics import NormalDist
from typing import Final

from hipspine.evidence.possible.arms import Ints
from hipspine.evidence.possible.interval_methods import SHORT, methods
from hipspine.evidence.possible.rounding import ROUNDINGS, span

SLACK: Final = 1e-8
"""A fast bound nearer than this to the end of what prints (as a part of one) is decided exactly instead."""

Ends = tuple[float, float, float, float]


def have_interval(events: Ints, totals: Ints, low: str, high: str, *, level: str = "95") -> Ints:
    """True where Wald, Wilson or Clopper-Pearson prints the interval of events/total as low to high per cent."""
    import numpy as np

    size = np.int64(int(totals.max(initial=0)) + 1)
    codes, place = np.unique(totals.astype(np.int64) * size + events.astype(np.int64), return_inverse=True)
    total, count = np.divmod(codes, size)
    found = _fast(count, total, low, high, level, -SLACK)
    open_ = np.flatnonzero(~found)
    open_ = open_[_fast(count[open_], total[open_], low, high, level, SLACK)]
    for index in open_:
        found[index] = bool(methods(int(count[index]), int(total[index]), low, high, level=level))
    kept: Ints = found[place.reshape(-1)]
    return kept


def _fast(events: Ints, totals: Ints, low: str, high: str, level: str, slack: float) -> Ints:
    import numpy as np

    found = np.zeros(events.shape, dtype=bool)
    n = np.maximum(totals, 1)
    for way in ROUNDINGS:
        lower, upper = span(low, way, per_cent=True), span(high, way, per_cent=True)
        a, b = (end / lower.denominator for end in (lower.low, lower.high))
        c, d = (end / upper.denominator for end in (upper.low, upper.high))
        ends = (a - slack, b + slack, c - slack, d + slack)
        for deviate in {NormalDist().inv_cdf((1 + float(level) / 100) / 2), float(SHORT.get(level, 0))} - {0.0}:
            found |= _by_deviate(events / n, n, deviate, ends)
        left = np.flatnonzero(~found)
        found[left] = _clopper_pearson(events[left], n[left], (1 - float(level) / 100) / 2, ends)
    return found & (totals > 0)


def _by_deviate(p: Ints, n: Ints, z: float, ends: Ends) -> Ints:
    import numpy as np

    half = z * np.sqrt(p * (1 - p) / n)
    middle, reach = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    below, above = np.maximum(p - half, 0), np.minimum(p + half, 1)
    wilson = _between((middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n), ends)
    return _between(p - half, p + half, ends) | _between(below, above, ends) | wilson


def _between(below: Ints, above: Ints, ends: Ends) -> Ints:
    return (below > ends[0]) & (below < ends[1]) & (above > ends[2]) & (above < ends[3])


def _clopper_pearson(events: Ints, n: Ints, error: float, ends: Ends) -> Ints:
    import numpy as np

    p = events / n
    left = np.flatnonzero((p >= ends[0]) & (p <= ends[3]))
    for count, end, above in (
        (events, ends[0], True),
        (events, ends[1], False),
        (n - events, 1 - ends[3], True),
        (n - events, 1 - ends[2], False),
    ):
        left = left[_lower_beyond(count[left], n[left], end, error, above)]
    found = np.zeros(events.shape, dtype=bool)
    found[left] = True
    return found


def _lower_beyond(events: Ints, n: Ints, end: float, error: float, above: bool) -> Ints:
    """Whether the lower Clopper-Pearson bound lies above (or below) `end`."""
    import numpy as np
    from scipy.special import betainc

    if end <= 0 or end >= 1:
        return np.full(events.shape, (end < 0 if above else end >= 1) or (end == 0 and above), dtype=bool)
    some = np.maximum(events, 1)
    tail = np.where(events == 0, 1.0, betainc(some, n - some + 1, end))
    return np.asarray(tail < error if above else tail > error)
