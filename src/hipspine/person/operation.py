"""An operation the person had."""

from __future__ import annotations

import msgspec

from hipspine.person.graft import Graft
from hipspine.person.words import Approach, OperationKind
from hipspine.vocabulary.side import Side


class Operation(msgspec.Struct, frozen=True):
    """An operation the person had.

    `levels` are discs from above downwards, empty where not known; `months_ago` counts back from the
    assessment. For a fusion: `long` says that it spans many levels where these are not known; `cage`,
    `bmp`, `screws` and `pelvic_fixation` are None where nothing was said. A fusion is taken to have
    screws unless it was said to have none.
    """

    kind: OperationKind
    levels: tuple[str, ...] = ()
    side: Side = "unknown"
    months_ago: float | None = None
    approach: Approach = "unknown"
    approach_side: Side = "unknown"
    graft: Graft = Graft()
    bmp: bool | None = None
    cage: bool | None = None
    screws: bool | None = None
    pelvic_fixation: bool | None = None
    long: bool | None = None
    note: str = ""
