"""The counts behind a frequency, an outcome or a comparison."""

from __future__ import annotations

import msgspec


class Counts(msgspec.Struct, frozen=True, omit_defaults=True):
    """Events among a total, or events among the exposed and among the comparator; None where not printed."""

    events: int | None = None
    total: int | None = None
    events_exposed: int | None = None
    n_exposed: int | None = None
    events_comparator: int | None = None
    n_comparator: int | None = None
