"""A printed ratio with its standard error, on the log scale."""

from __future__ import annotations

import math

from hipspine.evidence.fact import Fact
from hipspine.evidence.percent import parse
from hipspine.synthesis import Spread
from hipspine.synthesis.pool_ratio import log_error

HALF = 0.5
"""Added to every cell where one is empty."""


def log_ratio(fact: Fact, spread: Spread, *, inverse: bool = False) -> tuple[float, float] | None:
    """Natural log of the ratio and its standard error; None where the fact gives neither a ratio nor counts.

    The printed ratio with its 95% interval (or the one worked out from its p value) if there is one; else the counts
    of both groups, as an odds ratio or, where the measure says so, a risk ratio; else the printed ratio alone with the
    SD of an unknown precision. `inverse` exchanges the two groups.
    """
    sign = -1.0 if inverse else 1.0
    value, interval = fact.number("estimate"), printed_pair(fact, "estimate_ci")
    if value is not None and value > 0 and interval is not None and interval[0] > 0:
        return sign * math.log(value), log_error(*interval)
    counted = _from_counts(fact)
    if counted is not None:
        return sign * counted[0], counted[1]
    if value is not None and value > 0:
        return sign * math.log(value), spread.unknown_precision
    return None


def printed_pair(fact: Fact, key: str) -> tuple[float, float] | None:
    """A pair of plain figures as printed, else as worked out from other printed figures."""
    found = fact.interval(key)
    if found is not None or key in fact.corrected:
        return found
    low, high = (parse(text) for text in fact.derived_ranges.get(key, ("", "")))
    return None if low is None or high is None else (float(low), float(high))


def _from_counts(fact: Fact) -> tuple[float, float] | None:
    one = fact.counts
    if one.events_exposed is None or one.events_comparator is None or not one.n_exposed or not one.n_comparator:
        return None
    a, c = float(one.events_exposed), float(one.events_comparator)
    b, d = one.n_exposed - a, one.n_comparator - c
    if min(a, b, c, d) == 0:
        a, b, c, d = a + HALF, b + HALF, c + HALF, d + HALF
    if fact.about.measure == "RR":
        variance = 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)
        return math.log((a / (a + b)) / (c / (c + d))), math.sqrt(variance)
    return math.log(a * d / (b * c)), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
