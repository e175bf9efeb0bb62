"""Who was studied."""

from __future__ import annotations

import msgspec


class Group(msgspec.Struct, frozen=True):
    """The people (or hips, joints, screws) behind a number.

    `n` counts `unit`s. `fused` says whether they had a lumbar fusion: all, some, none or unknown; after a
    fusion `levels` (fused levels as printed), `to_sacrum` (true, false or the fraction of people) and
    `months` since the operation may follow. Groups with one `cohort` id share people and count once, within
    and across studies. `part_of` names the group of the same study of which this one is a subgroup; a
    subgroup never counts beside its whole.
    """

    id: str
    people: str
    n: int | None = None
    unit: str = "people"
    fused: str = "unknown"
    cohort: str = ""
    part_of: str = ""
    levels: str = ""
    to_sacrum: bool | float | None = None
    months: float | None = None
