"""Which test of two proportions gives a printed p value."""

from __future__ import annotations

import re
from fractions import Fraction
from math import erfc, sqrt
from typing import Any, Final

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.evidence.possible.fisher import fisher_one_sided, fisher_two_sided
from hipspine.evidence.possible.rounding import ROUNDINGS, span
from hipspine.evidence.possible.two_groups import TwoGroups, two_groups

_PRINTED: Final = re.compile(r"(?:[pP]\s*)?([<>=≤≥]?)\s*(\d*\.\d+|\d+)")


class PValue(msgspec.Struct, frozen=True):
    """The tests whose p value prints as given, and the p value of each test; `nearest` is the nearest test."""

    printed: str
    tests: tuple[str, ...]
    values: dict[str, float]
    nearest: str

    @property
    def possible(self) -> bool:
        """Whether some of the tests gives it."""
        return bool(self.tests)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        return {
            "printed": self.printed,
            "possible": self.possible,
            "tests": list(self.tests),
            "values": self.values,
            "nearest": self.nearest,
        }


def p_value(printed: str, events: int, total: int, other_events: int, other_total: int) -> PValue:
    """Compare a printed p value (`0.03`, `< 0.001`) with those of the counts.

    Pearson's chi-squared without and with Yates' continuity correction (two-sided, 1 degree of freedom), and
    Fisher's exact test two-sided, doubled and one-sided. Fisher is exact; chi-squared is worked out to 15 digits.
    InputError for no p value, an empty group, or more events than people.
    """
    match = _PRINTED.fullmatch(printed.strip()) if isinstance(printed, str) else None
    if match is None or not 0 <= float(match[2]) <= 1:
        allowed = 'As in "0.03" or "< 0.001".'
        raise InputError([Problem("not-a-printed-number", "p", printed, "is no p value", allowed)])
    values = p_values(two_groups(events, total, other_events, other_total))
    fits = tuple(name for name, value in values.items() if _prints(match[1], match[2], value))
    nearest = min(values, key=lambda name: abs(values[name] - Fraction(match[2])))
    return PValue(printed, fits, {name: float(value) for name, value in values.items()}, nearest)


def p_values(groups: TwoGroups) -> dict[str, Fraction]:
    """p values of the counts by test; the chi-squared ones are absent where a margin is empty."""
    counts = (groups.events, groups.total, groups.other_events, groups.other_total)
    exact, one = fisher_two_sided(*counts), fisher_one_sided(*counts)
    found: dict[str, Fraction] = {}
    for name, corrected in (("chi-squared", False), ("chi-squared with continuity correction", True)):
        statistic = _chi_squared(groups, corrected)
        if statistic is not None:
            found[name] = Fraction(erfc(sqrt(float(statistic) / 2)))
    fishers = {"Fisher": exact, "Fisher, doubled": min(Fraction(1), 2 * one), "Fisher, one-sided": one}
    return {**found, **fishers}


def _chi_squared(groups: TwoGroups, corrected: bool) -> Fraction | None:
    a, c = groups.events, groups.other_events
    b, d = groups.total - a, groups.other_total - c
    n, under = a + b + c + d, (a + b) * (c + d) * (a + c) * (b + d)
    if under == 0:
        return None
    apart = Fraction(abs(a * d - b * c))
    if corrected:
        apart = max(Fraction(0), apart - Fraction(n, 2))
    return n * apart**2 / under


def _prints(sign: str, text: str, value: Fraction) -> bool:
    number = Fraction(text)
    if sign in ("<", "≤"):
        return value < number or (sign == "≤" and value == number)
    if sign in (">", "≥"):
        return value > number or (sign == "≥" and value == number)
    full = f"0{text}" if text.startswith(".") else text
    return any(span(full, way, per_cent=False).holds(value.numerator, value.denominator) for way in ROUNDINGS)
