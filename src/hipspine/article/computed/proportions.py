"""Proportions of facts with their intervals, and the ratio of two."""

from __future__ import annotations

import math

import msgspec

from hipspine.article.computed.computation import NotComputable
from hipspine.evidence.fact import Fact

NORMAL_95 = 1.959963984540054
"""The normal deviate of a two-sided 95% interval."""


class Proportion(msgspec.Struct, frozen=True):
    """A proportion of a fact, as fractions; `low` and `high` are None where its people are not counted.

    `events` is the printed count, else what the printed per cent gives of the total (not rounded).
    """

    value: float
    low: float | None = None
    high: float | None = None
    events: float | None = None
    total: int | None = None

    def text(self) -> str:
        """For instance "38 of 317 = 12.0% (8.9 to 16.0)"."""
        whole = self.events is not None and self.events == round(self.events)
        counts = f"{self.events:.0f} of {self.total:,} = " if whole else ""
        total = f" of {self.total:,}" if self.total and not whole else ""
        return f"{counts}{per_cent(self.value)}{total}{interval_text(self.low, self.high)}"


class Ratio(msgspec.Struct, frozen=True):
    """A ratio of two proportions with the 95% interval of its logarithm; None where a count is missing or zero."""

    value: float
    low: float | None = None
    high: float | None = None

    def text(self) -> str:
        """For instance "1.13 (0.62 to 2.07)"."""
        return f"{self.value:.2f}" + ("" if self.low is None else f" ({self.low:.2f} to {self.high:.2f})")


def proportion(fact: Fact) -> Proportion:
    """The proportion of a frequency or an outcome with its 95% interval (Clopper-Pearson), from the counts.

    Where only the per cent and the total are printed, the events are worked out, and the interval is Wilson's, which
    takes them unrounded. Where no total is known there is no interval. NotComputable without a figure.
    """
    pair = fact.events_total()
    if pair is not None and pair[1]:
        return counted(*pair)
    value, total = fact.fraction("proportion"), fact.counts.total or fact.group.n
    if value is None:
        raise NotComputable(f"{fact.id} holds no proportion")
    if not total or fact.group.unit == "studies":
        return Proportion(value)
    low, high = _wilson(value, total)
    return Proportion(value, low, high, value * total, total)


def counted(events: int, total: int) -> Proportion:
    """Events of a total with the exact 95% interval (Clopper and Pearson 1934)."""
    from scipy.stats import binomtest

    found = binomtest(events, total).proportion_ci(method="exact")
    return Proportion(events / total, float(found.low), float(found.high), float(events), total)


def ratio(one: Proportion, other: Proportion) -> Ratio:
    """Risk ratio one / other; its interval is log-normal (Katz 1978). NotComputable where the other is 0."""
    if not other.value:
        raise NotComputable("the proportion to compare with is 0")
    value = one.value / other.value
    if not (one.total and other.total and one.value):
        return Ratio(value)
    variance = sum((1 - part.value) / (part.value * (part.total or 1)) for part in (one, other))
    half = NORMAL_95 * math.sqrt(variance)
    return Ratio(value, value * math.exp(-half), value * math.exp(half))


def _wilson(value: float, total: int) -> tuple[float, float]:
    """Wilson's 95% interval (1927) of a proportion of `total`; the events need not be whole."""
    square = NORMAL_95**2 / total
    middle = (value + square / 2) / (1 + square)
    half = math.sqrt(square * value * (1 - value) + (square / 2) ** 2) / (1 + square)
    return middle - half, middle + half


def per_cent(value: float) -> str:
    """A fraction in per cent with three figures: 12.0%, 1.55%."""
    return f"{100 * value:#.3g}".rstrip(".") + "%"


def interval_text(low: float | None, high: float | None) -> str:
    """Both ends of an interval in per cent, in brackets; nothing where there is none."""
    if low is None or high is None:
        return ""
    first, last = (per_cent(end).removesuffix("%") for end in (low, high))
    return f" ({first} to {last})"
