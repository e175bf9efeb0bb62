"""Printed figures as exact numbers: a printed text remembers its decimals, a float does not."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def parse(text: str) -> Decimal | None:
    """The number that `text` prints (`"84.3"`, `"-5"`), or None when it prints none."""
    stripped = text.strip()
    return Decimal(stripped) if _NUMBER.fullmatch(stripped) else None


def decimals(text: str) -> int:
    """How many digits stand after the point of a printed number."""
    return len(text.strip().partition(".")[2])


def prints_as(numerator: int, denominator: int, text: str) -> bool:
    """Whether numerator/denominator can be printed as the per-cent `text`.

    True for half-up rounding, half-even rounding and truncation at the decimals of `text`: printed papers
    use all three. False when `text` prints no number or the denominator is not positive.
    """
    printed = parse(text)
    if printed is None or denominator <= 0:
        return False
    scale = 10 ** decimals(text)
    target = int(printed * scale)
    return target in roundings(100 * scale * numerator, denominator)


def roundings(numerator: int, denominator: int) -> set[int]:
    """The whole numbers that a non-negative ratio becomes by truncation, half up and half even; exact."""
    whole, rest = divmod(numerator, denominator)
    doubled = 2 * rest
    half_up = whole + (doubled >= denominator)
    half_even = whole + (doubled > denominator or (doubled == denominator and whole % 2 == 1))
    return {whole, half_up, half_even}
