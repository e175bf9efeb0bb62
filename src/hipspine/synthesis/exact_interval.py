"""The exact interval of one study's proportion."""

from __future__ import annotations

LEVEL = 0.95


def exact_interval(events: float, total: float, level: float = LEVEL) -> tuple[float, float]:
    """Clopper and Pearson's two-sided interval of `events` of `total`, as fractions.

    Its ends are quantiles of Beta(events, rest + 1) and Beta(events + 1, rest); 0 of n begins at 0, n of n ends at 1.
    It covers at least `level`, often more. Counts need not be whole. Raises ValueError unless 0 <= events <= total
    and total > 0. Not the interval of a summary estimate: that has the spread between studies in it.
    Clopper and Pearson, Biometrika 1934;26:404-413.
    """
    from scipy.special import betaincinv

    if not (0 <= events <= total and total > 0):
        raise ValueError(f"{events} of {total} is not a proportion")
    tail, rest = (1 - level) / 2, total - events
    low = float(betaincinv(events, rest + 1, tail)) if events > 0 else 0.0
    high = float(betaincinv(events + 1, rest, 1 - tail)) if rest > 0 else 1.0
    return low, high
