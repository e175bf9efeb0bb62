"""Fisher's exact test, in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import comb


def fisher_two_sided(events: int, total: int, other_events: int, other_total: int) -> Fraction:
    """Chance, given the margins, of a table no likelier than this one (the rule of R and of SciPy); exact."""
    ways = _ways(events, total, other_events, other_total)
    here = ways[events]
    return Fraction(sum(count for count in ways.values() if count <= here), sum(ways.values()))


def fisher_one_sided(events: int, total: int, other_events: int, other_total: int) -> Fraction:
    """Chance of a table as far out on the side of this one, the smaller of the two; exact."""
    ways = _ways(events, total, other_events, other_total)
    whole = sum(ways.values())
    below = sum(count for k, count in ways.items() if k <= events)
    above = sum(count for k, count in ways.items() if k >= events)
    return Fraction(min(below, above), whole)


def _ways(events: int, total: int, other_events: int, other_total: int) -> dict[int, int]:
    """How many arrangements give each number of events in the first group, with all margins fixed."""
    both = events + other_events
    lowest, highest = max(0, both - other_total), min(both, total)
    return {k: comb(total, k) * comb(other_total, both - k) for k in range(lowest, highest + 1)}
