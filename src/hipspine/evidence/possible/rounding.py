"""Which exact values a printed figure can stand for, under each way of rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

import msgspec

from hipspine.evidence.percent import decimals, parse

ROUNDINGS: Final = ("half up", "half even", "truncation")
"""Half up takes a tie away from zero, half even to the even digit; truncation drops the further digits."""

MIXED: Final = "mixed"
"""Any of the three, chosen anew for every figure."""

INFINITE: Final = frozenset({"inf", "infinity", "infinite", "∞"})
"""How a ratio with zero below the line is printed."""


class Span(msgspec.Struct, frozen=True):
    """Values from low/denominator to high/denominator; `low_in` and `high_in` say whether the ends belong to it."""

    low: int
    high: int
    denominator: int
    low_in: bool
    high_in: bool

    def holds(self, numerator: int, denominator: int) -> bool:
        """Whether the exact ratio lies in the span; the denominator is positive."""
        value, low, high = numerator * self.denominator, self.low * denominator, self.high * denominator
        return (value > low or (self.low_in and value == low)) and (value < high or (self.high_in and value == high))


def span(text: str, rounding: str, *, per_cent: bool) -> Span:
    """The values that print as `text`; for a figure in per cent they are fractions of 1. ValueError for no number."""
    number = parse(text)
    if number is None:
        raise ValueError(f"{text!r} prints no number")
    whole = int(number * 10 ** decimals(text))
    scale = 10 ** decimals(text) * (100 if per_cent else 1)
    low, high, low_in, high_in = _ends(abs(whole), rounding)
    if whole == 0:
        low, low_in = -high, high_in
    elif whole < 0:
        low, high, low_in, high_in = -high, -low, high_in, low_in
    return Span(low, high, 2 * scale, low_in, high_in)


def _ends(whole: int, rounding: str) -> tuple[int, int, bool, bool]:
    """Ends of a figure that is not negative, in halves of its last digit."""
    if rounding == "half up":
        return 2 * whole - 1, 2 * whole + 1, True, False
    if rounding == "half even":
        even = whole % 2 == 0
        return 2 * whole - 1, 2 * whole + 1, even, even
    if rounding == "truncation":
        return 2 * whole, 2 * whole + 2, True, False
    if rounding == MIXED:
        return 2 * whole - 1, 2 * whole + 2, True, False
    raise ValueError(f"{rounding!r} is no way of rounding; they are {', '.join(ROUNDINGS)}")


def roundings_printing(numerator: int, denominator: int, text: str, *, per_cent: bool) -> tuple[str, ...]:
    """The ways of rounding that print the ratio as `text`; none when the denominator is zero."""
    if text in INFINITE:
        return ROUNDINGS if denominator == 0 and numerator > 0 else ()
    if denominator <= 0:
        return ()
    return tuple(way for way in ROUNDINGS if span(text, way, per_cent=per_cent).holds(numerator, denominator))


def rounded(value: Fraction, places: int, rounding: str = "half up") -> str:
    """`value` as it prints with so many decimals."""
    scaled = abs(value) * 10**places
    whole, rest = scaled.numerator // scaled.denominator, scaled % 1
    tie = Fraction(1, 2)
    up = rest > tie or (rest == tie and (rounding == "half up" or whole % 2 == 1))
    if up and rounding != "truncation":
        whole += 1
    sign = -1 if value < 0 else 1
    return f"{Decimal(sign * whole).scaleb(-places):f}"


def rounded_twice(value: Fraction, text: str) -> bool:
    """Whether `text` is `value` rounded to one decimal more and then again, both half up (45.45, 45.5, 46)."""
    places = decimals(text)
    first = Fraction(rounded(value, places + 1))
    return rounded(first, places) == text and rounded(value, places) != text
