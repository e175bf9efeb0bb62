"""Events among two groups of people of one study."""

from __future__ import annotations

import msgspec


class TwoArms(msgspec.Struct, frozen=True):
    """`events` of `total` in the group with the exposure or treatment, `other_events` of `other_total` without it.

    Whole counts: the conditional model counts arrangements of people. Raises ValueError for counts that are not whole,
    negative, or more than their group, and for an empty group.
    """

    study: str
    events: int
    total: int
    other_events: int
    other_total: int

    def __post_init__(self) -> None:
        for events, total in ((self.events, self.total), (self.other_events, self.other_total)):
            if int(events) != events or int(total) != total:
                raise ValueError(f"{self.study}: {events} of {total} is not in whole numbers")
            if not (0 <= events <= total and total > 0):
                raise ValueError(f"{self.study}: {events} of {total} cannot be")

    @property
    def says_nothing(self) -> bool:
        """Nobody, or everybody, in both groups had the event: no odds ratio is more likely than another."""
        both = self.events + self.other_events
        return both in (0, self.total + self.other_total)
