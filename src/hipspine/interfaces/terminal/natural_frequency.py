"""Probabilities as people count: "about 6 in 10 (4 to 8)"."""

from __future__ import annotations

import math

TENS, HUNDREDS = 10, 100
FROM, BELOW = 0.095, 0.95
"""Between these two a probability is told in tens, outside in hundreds."""


def natural_frequency(probability: float, low: float | None = None, high: float | None = None) -> str:
    """A probability from 0 to 1 in words, with its interval in brackets where both ends are given.

    In tens from 0.095 to 0.95, else in hundreds, and in hundreds too where both ends would round to the same
    number of tens. Below one and above 99 in a hundred no number is given, but "fewer than" or "more than":
    nothing is certain. Ends that round to none or all are told as "under 1", "over 9". ValueError outside 0 to 1.
    """
    for value in (probability, low, high):
        if value is not None and not 0 <= value <= 1:
            raise ValueError(f"{value} is no probability")
    among = TENS if FROM <= probability < BELOW else HUNDREDS
    if low is None or high is None:
        return _about(probability, among)
    if low > high:
        raise ValueError(f"an interval from {low} to {high}")
    if _count(low, among) == _count(high, among):
        among = HUNDREDS
    return _about(probability, among) + _between(probability, low, high, among)


def _about(probability: float, among: int) -> str:
    if among == HUNDREDS and probability < 1 / HUNDREDS:
        return f"fewer than 1 in {HUNDREDS}"
    if among == HUNDREDS and probability > 1 - 1 / HUNDREDS:
        return f"more than {HUNDREDS - 1} in {HUNDREDS}"
    return f"about {_count(probability, among)} in {among}"


def _between(probability: float, low: float, high: float, among: int) -> str:
    first, last = _end(low, among), _end(high, among)
    if first == last:
        return ""
    if probability < 1 / HUNDREDS and _count(low, among) == 0:
        return f" (up to {last})"
    if probability > 1 - 1 / HUNDREDS and _count(high, among) == among:
        return f" ({first} or more)"
    return f" ({first} to {last})"


def _end(value: float, among: int) -> str:
    count = _count(value, among)
    return "under 1" if count == 0 else f"over {among - 1}" if count == among else str(count)


def _count(value: float, among: int) -> int:
    """The nearest whole number of `among`; halves go up. The small addition undoes the error of the product."""
    return math.floor(value * among + 0.5 + 1e-9)
