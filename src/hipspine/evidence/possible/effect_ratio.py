"""A printed odds or risk ratio, and its interval, against the counts behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import exp, log, sqrt
from statistics import NormalDist
from typing import Any

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.evidence.percent import decimals, parse
from hipspine.evidence.possible.rounding import ROUNDINGS, rounded, roundings_printing, span
from hipspine.evidence.possible.two_groups import TwoGroups, two_groups


class EffectRatio(msgspec.Struct, frozen=True):
    """Whether counts give a printed ratio.

    `value` is theirs, with two decimals more; `roundings` print it as printed. `interval` names the methods that give
    the printed interval, None where none was printed; `computed` is the interval of the log ratio. `notes` say what
    the figure is instead (the other ratio, the groups exchanged); `one_count` lists changes of a single count that
    would print it.
    """

    measure: str
    printed: str
    value: str | None
    roundings: tuple[str, ...]
    interval: tuple[str, ...] | None
    computed: tuple[str, str] | None
    notes: tuple[str, ...]
    one_count: tuple[str, ...]

    @property
    def possible(self) -> bool:
        """Whether the counts print the ratio; the interval may rest on a method not tried."""
        return bool(self.roundings)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        fields = msgspec.structs.asdict(self)
        lists = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
        return {"possible": self.possible, **lists}


def effect_ratio(
    printed: str,
    events: int,
    total: int,
    other_events: int,
    other_total: int,
    *,
    measure: str = "OR",
    ci: tuple[str, str] | None = None,
) -> EffectRatio:
    """Compare a printed, unadjusted odds ratio (`OR`) or risk ratio (`RR`) with events among two groups.

    The ratio is compared exactly. The 95% interval is that of the logarithm (Woolf for OR, Katz for RR), also with
    half an event added to each cell; it is irrational and worked out to 15 digits. InputError for no number, another
    measure, an empty group, or more events than people.
    """
    groups = two_groups(events, total, other_events, other_total)
    problems = []
    if measure not in ("OR", "RR"):
        problems.append(Problem("unknown-figure", "measure", measure, "is no ratio known here", "Allowed: OR, RR."))
    for name, text in (("printed", printed), *((("ci", end) for end in ci) if ci else ())):
        if not isinstance(text, str) or parse(text) is None:
            problems.append(Problem("not-a-printed-number", name, text, "is no printed number", 'As in "4.89".'))
    if problems:
        raise InputError(problems)
    exact = _ratio(groups, measure)
    ways = () if exact is None else roundings_printing(exact.numerator, exact.denominator, printed, per_cent=False)
    value = None if exact is None else rounded(exact, decimals(printed) + 2)
    limits = _limits(groups, measure, Fraction(0))
    places = decimals(ci[0]) if ci else decimals(printed)
    computed = None if limits is None else (f"{limits[0]:.{places}f}", f"{limits[1]:.{places}f}")
    interval = None if ci is None else tuple(_methods(groups, measure, ci))
    notes = () if ways else tuple(_notes(groups, measure, printed))
    changes = () if ways else tuple(_one_count(groups, measure, printed))
    return EffectRatio(measure, printed, value, ways, interval, computed, notes, changes)


def _ratio(groups: TwoGroups, measure: str) -> Fraction | None:
    return groups.odds_ratio() if measure == "OR" else groups.risk_ratio()


def _limits(groups: TwoGroups, measure: str, added: Fraction) -> tuple[float, float] | None:
    a, c = groups.events + added, groups.other_events + added
    b, d = groups.total - groups.events + added, groups.other_total - groups.other_events + added
    if not (a and c) or (measure == "OR" and not (b and d)):
        return None
    if measure == "OR":
        middle, variance = (
            a * d / Fraction(b * c),
            1 / Fraction(a) + 1 / Fraction(b) + 1 / Fraction(c) + 1 / Fraction(d),
        )
    else:
        middle = Fraction(a, a + b) / Fraction(c, c + d)
        variance = 1 / Fraction(a) - 1 / Fraction(a + b) + 1 / Fraction(c) - 1 / Fraction(c + d)
    half = NormalDist().inv_cdf(0.975) * sqrt(variance)
    return exp(log(middle) - half), exp(log(middle) + half)


def _methods(groups: TwoGroups, measure: str, ci: tuple[str, str]) -> Iterator[str]:
    name = "Woolf" if measure == "OR" else "Katz"
    for added, label in ((Fraction(0), name), (Fraction(1, 2), f"{name} with half an event added")):
        limits = _limits(groups, measure, added)
        if limits and any(
            all(
                span(text, way, per_cent=False).holds(*Fraction(end).as_integer_ratio())
                for text, end in zip(ci, limits, strict=True)
            )
            for way in ROUNDINGS
        ):
            yield label


def _prints(groups: TwoGroups, measure: str, printed: str) -> bool:
    exact = _ratio(groups, measure)
    return exact is not None and bool(roundings_printing(exact.numerator, exact.denominator, printed, per_cent=False))


def _notes(groups: TwoGroups, measure: str, printed: str) -> Iterator[str]:
    other, name = ("RR", "risk ratio") if measure == "OR" else ("OR", "odds ratio")
    if _prints(groups, other, printed):
        yield f"{printed} is the {name} of these counts."
    if _prints(groups.turned(), measure, printed):
        yield f"{printed} is the ratio with the groups exchanged."
    if _prints(groups.turned(), other, printed):
        yield f"{printed} is the {name} with the groups exchanged."


def _one_count(groups: TwoGroups, measure: str, printed: str) -> Iterator[str]:
    """Each count alone, the nearest value of it that would print the ratio."""
    for field, most in (("events", groups.total), ("other_events", groups.other_total)):
        now = getattr(groups, field)
        values = sorted(range(most + 1), key=lambda value: abs(value - now))
        fit = (v for v in values if _prints(msgspec.structs.replace(groups, **{field: v}), measure, printed))
        found = next(fit, None)
        if found is not None:
            yield f"{field} {found} instead of {now}"
