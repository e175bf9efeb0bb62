"""Events in two groups, checked."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from hipspine.errors import InputError, Problem


class TwoGroups(msgspec.Struct, frozen=True):
    """Events among the exposed and among the comparators."""

    events: int
    total: int
    other_events: int
    other_total: int

    def odds_ratio(self) -> Fraction | None:
        """Odds of the exposed over those of the comparators; None with zero below the line."""
        under = (self.total - self.events) * self.other_events
        return Fraction(self.events * (self.other_total - self.other_events), under) if under else None

    def risk_ratio(self) -> Fraction | None:
        """Share of events of the exposed over that of the comparators; None with zero below the line."""
        under = self.total * self.other_events
        return Fraction(self.events * self.other_total, under) if under else None

    def turned(self) -> TwoGroups:
        """The same with the groups exchanged."""
        return TwoGroups(self.other_events, self.other_total, self.events, self.total)


def two_groups(events: int, total: int, other_events: int, other_total: int) -> TwoGroups:
    """InputError where a group is empty or has more events than people."""
    problems = []
    for name, part, whole in (("events", events, total), ("other_events", other_events, other_total)):
        if whole < 1:
            problems.append(Problem("out-of-range", name.replace("events", "total"), whole, "is too small"))
        elif not 0 <= part <= whole:
            problems.append(Problem("events-exceed-total", name, part, f"is not between 0 and {whole}"))
    if problems:
        raise InputError(problems)
    return TwoGroups(events, total, other_events, other_total)
