"""Whether a printed proportion is a whole number of people among so many."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.evidence.percent import decimals, parse
from hipspine.evidence.possible.interval_methods import methods
from hipspine.evidence.possible.rounding import MIXED, ROUNDINGS, rounded, roundings_printing, span


class Incidence(msgspec.Struct, frozen=True):
    """The counts that print as a proportion.

    `counts` are all numbers of events among `total` that print it, `roundings` the ways of rounding of each, `fewer`
    the largest smaller total that allows it where `total` does not (people lost, or another denominator); `nearest`
    what the counts next to it print. `interval` names the methods that give the printed interval, for each count.
    """

    total: int
    counts: tuple[int, ...]
    roundings: dict[int, tuple[str, ...]]
    fewer: int | None
    nearest: tuple[str, ...]
    interval: dict[int, tuple[str, ...]]
    stated: bool | None = None

    @property
    def possible(self) -> bool:
        """Whether the stated number of events, or any number where none is stated, prints it."""
        return bool(self.counts) if self.stated is None else self.stated

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        return {
            "possible": self.possible,
            "total": self.total,
            "counts": list(self.counts),
            "roundings": {str(count): list(ways) for count, ways in self.roundings.items()},
            "fewer": self.fewer,
            "nearest": list(self.nearest),
            "interval": {str(count): list(names) for count, names in self.interval.items()},
        }


def incidence(percent: str, total: int, *, events: int | None = None, ci: tuple[str, str] | None = None) -> Incidence:
    """Numbers of events among `total` that print as `percent`; `events` is the printed number, to be compared.

    `ci` is a printed 95% interval. InputError for no number, a proportion outside 0 to 100, or a total below 1.
    """
    number = parse(percent) if isinstance(percent, str) else None
    if number is None:
        problem = Problem("not-a-printed-number", "percent", percent, "is no printed number", 'As in "12.5".')
        raise InputError([problem])
    if not 0 <= number <= 100:
        raise InputError([Problem("out-of-range", "percent", percent, "is out of range", "Allowed: 0 to 100.")])
    if total < 1:
        raise InputError([Problem("out-of-range", "total", total, "is too small", "Allowed: 1 or more.")])
    if events is not None and not 0 <= events <= total:
        raise InputError([Problem("events-exceed-total", "events", events, f"is not between 0 and {total}")])
    ways = {count: roundings_printing(count, total, percent, per_cent=True) for count in _near(percent, total)}
    found = {count: how for count, how in ways.items() if how}
    places = decimals(percent)
    near = () if found else tuple(_shown(count, total, places) for count in _around(percent, total))
    fewer = None if found else largest_total(percent, total)
    interval = {count: methods(count, total, *ci) for count in found} if ci else {}
    stated = None if events is None else events in found
    return Incidence(total, tuple(found), found, fewer, near, interval, stated)


def largest_total(percent: str, total: int) -> int | None:
    """The largest total, not above `total`, of which some count prints as `percent` under some rounding."""
    for size in range(total, 0, -1):
        if any(_prints(count, size, percent) for count in _near(percent, size)):
            return size
    return None


def _prints(count: int, total: int, percent: str) -> bool:
    return any(span(percent, way, per_cent=True).holds(count, total) for way in ROUNDINGS)


def _near(percent: str, total: int) -> range:
    here = span(percent, MIXED, per_cent=True)
    return range(max(0, here.low * total // here.denominator), min(total, here.high * total // here.denominator) + 1)


def _around(percent: str, total: int) -> tuple[int, ...]:
    here = span(percent, MIXED, per_cent=True)
    below = here.low * total // here.denominator
    return tuple(count for count in (below, below + 1) if 0 <= count <= total)


def _shown(count: int, total: int, places: int) -> str:
    from fractions import Fraction

    return f"{count} of {total} = {rounded(Fraction(100 * count, total), places)}"
