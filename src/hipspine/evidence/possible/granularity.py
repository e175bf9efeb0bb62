"""GRIM and GRIMMER: whether a mean, and its standard deviation, can come from whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Any

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.evidence.percent import decimals, parse
from hipspine.evidence.possible.rounding import ROUNDINGS, Span, rounded, span


class Granularity(msgspec.Struct, frozen=True):
    """Whether the printed mean (and SD) is possible, with the sums that give it or the nearest means that are.

    `sums` are the totals of all values that print the mean and, where an SD was printed, allow it; `roundings` the
    ways of rounding under which one exists; `nearest` the printed means next below and above where none does;
    `proven` is false where only necessary conditions were checked (many people, no limits of the scale).
    """

    possible: bool
    sums: tuple[int, ...]
    roundings: tuple[str, ...]
    nearest: tuple[str, ...] = ()
    reason: str = ""
    proven: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in msgspec.structs.asdict(self).items()}


def grim(mean: str, n: int, *, items: int = 1) -> Granularity:
    """GRIM (Brown and Heathers, Soc Psychol Personal Sci 2017;8:363-369): a mean of n whole numbers is a whole/n.

    `items` is how many whole numbers each value averages. InputError when `mean` prints no number or n < 1.
    """
    _check(mean=mean, n=n, items=items)
    whole = n * items
    ways = {way: _sums(mean, whole, way) for way in ROUNDINGS}
    sums = tuple(sorted({total for found in ways.values() for total in found}))
    if sums:
        return Granularity(True, sums, tuple(way for way, found in ways.items() if found))
    below = _floor(Fraction(mean) * whole)
    near = tuple(rounded(Fraction(total, whole), decimals(mean)) for total in (below, below + 1))
    return Granularity(False, (), (), near, f"no sum of {whole} whole numbers gives a mean that prints as {mean}")


def grimmer(
    mean: str, sd: str, n: int, *, items: int = 1, lowest: int | None = None, highest: int | None = None
) -> Granularity:
    """GRIMMER (Anaya 2016; analytic form by Allard 2018): sum and sum of squares of whole numbers are whole, of one
    parity, and no smaller than the most even spread gives; with limits of the scale, no larger than the widest.

    Sample SD (n - 1). Up to 30 values on a scale of at most 50 steps the answer is complete: the values are built up
    one by one. Beyond, a possible answer means that these conditions hold. InputError as for `grim`, and n < 2.
    """
    first = grim(mean, n, items=items)
    _check(sd=sd, n=n)
    if n < 2:
        raise InputError([Problem("out-of-range", "n", n, "has no standard deviation", "Allowed: 2 or more.")])
    if not first.possible:
        return first
    if items > 1:
        reason = "means of several items: only the mean was checked"
        return Granularity(True, first.sums, first.roundings, (), reason, False)
    proven = True
    fits: dict[str, list[int]] = {}
    for way in ROUNDINGS:
        for total in _sums(mean, n, way):
            found, complete = _sd_possible(total, n, sd, way, lowest, highest)
            proven = proven and complete
            if found:
                fits.setdefault(way, []).append(total)
    if fits:
        return Granularity(
            True, tuple(sorted({s for found in fits.values() for s in found})), tuple(fits), (), "", proven
        )
    return Granularity(False, (), (), (), f"no {n} whole numbers with mean {mean} have an SD that prints as {sd}")


def _check(**values: Any) -> None:
    problems = []
    for name, value in values.items():
        if isinstance(value, int):
            if value < 1:
                problems.append(Problem("out-of-range", name, value, "is too small", "Allowed: 1 or more."))
        elif not isinstance(value, str):
            problems.append(Problem("not-a-text", name, value, "is not a text", "", f'Write {name} = "{value}".'))
        elif parse(value) is None:
            problems.append(Problem("not-a-printed-number", name, value, "is no printed number", 'As in "3.48".'))
    if problems:
        raise InputError(problems)


def _sums(mean: str, whole: int, way: str) -> list[int]:
    here = span(mean, way, per_cent=False)
    first, last = here.low * whole // here.denominator, here.high * whole // here.denominator + 1
    return [total for total in range(first, last + 1) if here.holds(total, whole)]


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def _sd_possible(total: int, n: int, sd: str, way: str, lowest: int | None, highest: int | None) -> tuple[bool, bool]:
    """Whether n whole numbers with this sum have that SD, and whether the answer is complete."""
    here = span(sd, way, per_cent=False)
    low, high = (
        Fraction(max(end, 0), here.denominator) ** 2 * (n - 1) + Fraction(total**2, n) for end in (here.low, here.high)
    )
    floor = total // n
    least = (n - total % n) * floor**2 + (total % n) * (floor + 1) ** 2
    squares = [
        q
        for q in range(max(_floor(low), least), _floor(high) + 2)
        if q % 2 == total % 2 and _holds(here, Fraction(q * n - total**2, n * (n - 1)))
    ]
    if lowest is not None and highest is not None:
        squares = [q for q in squares if q <= _most(total, n, lowest, highest)]
    if not squares:
        return False, True
    reach = _floor(Fraction(max(squares)) - Fraction(total**2, n)) + 1
    a = lowest if lowest is not None else floor - isqrt(max(0, reach)) - 1
    b = highest if highest is not None else floor + isqrt(max(0, reach)) + 1
    if n > 30 or b - a > 50:
        return True, False
    reached = _squares(total, n, a, b, max(squares))
    return any(q in reached for q in squares), True


def _holds(here: Span, variance: Fraction) -> bool:
    """Whether the root of the variance lies in the span; compared as squares."""
    if variance < 0:
        return False
    low, high = (Fraction(end, here.denominator) for end in (here.low, here.high))
    above = low < 0 or variance > low**2 or (here.low_in and variance == low**2)
    return above and (variance < high**2 or (here.high_in and variance == high**2))


def _most(total: int, n: int, lowest: int, highest: int) -> int:
    """The largest sum of squares: as many as possible at the ends of the scale."""
    if not n * lowest <= total <= n * highest:
        return -1
    if highest == lowest:
        return n * lowest**2
    upper, rest = divmod(total - n * lowest, highest - lowest)
    between = [lowest + rest] if upper < n else []
    return upper * highest**2 + sum(x**2 for x in between) + (n - upper - len(between)) * lowest**2


def _squares(total: int, n: int, lowest: int, highest: int, most: int) -> set[int]:
    """Every sum of squares that n whole numbers with this sum can have, built up one number at a time."""
    shifted = total - n * lowest
    wide = highest - lowest
    cap = most - 2 * lowest * total + n * lowest**2
    if cap < 0:
        return set()
    mask = (1 << (cap + 1)) - 1
    reached = {0: 1}
    for left in range(n - 1, -1, -1):
        new: dict[int, int] = {}
        for so_far, bits in reached.items():
            for x in range(wide + 1):
                after = so_far + x
                if after <= shifted <= after + left * wide:
                    new[after] = new.get(after, 0) | ((bits << x * x) & mask)
        reached = new
    bits = reached.get(shifted, 0)
    return {q + 2 * lowest * total - n * lowest**2 for q in range(cap + 1) if bits >> q & 1}
