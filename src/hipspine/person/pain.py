"""The pain in question."""

from __future__ import annotations

import msgspec

from hipspine.person.words import AgainstBefore
from hipspine.vocabulary.side import Side


class Pain(msgspec.Struct, frozen=True):
    """The pain in question.

    `zones` hurt on `side`, `zones_absent` do not hurt on either side; with `zones_complete` no zone hurts
    that is not named. `months` since it began. `severity` is 0 to 10, or mild, moderate, severe.
    """

    side: Side = "unknown"
    zones: tuple[str, ...] = ()
    zones_absent: tuple[str, ...] = ()
    zones_complete: bool = False
    months: float | None = None
    against_before: AgainstBefore = "unknown"
    severity: float | str | None = None
