"""From the tables `operations` to `Operation`s."""

from __future__ import annotations

import datetime as dt
from typing import Final, cast

from hipspine.errors import Fields
from hipspine.person.dates import months_between, read_date
from hipspine.person.graft import Graft
from hipspine.person.operation import Operation
from hipspine.person.read_levels import read_levels
from hipspine.person.words import (
    APPROACHES,
    GRAFT_SOURCES,
    OPERATION_KINDS,
    SPINE_KINDS,
    Approach,
    GraftSource,
    OperationKind,
)
from hipspine.vocabulary import SIDES, Side

_ANY: Final = frozenset({"kind", "side", "months_ago", "date", "note"})
_SPINE: Final = _ANY | {"levels", "approach", "approach_side"}
_FUSION: Final = _SPINE | {"graft", "bmp", "cage", "screws", "pelvic_fixation", "long"}


def read_operations(fields: Fields, anatomy: str, assessed: dt.date | None, age: float | None) -> tuple[Operation, ...]:
    """Every operation; problems go to the list of `fields`."""
    return tuple(_read_operation(one, anatomy, assessed, age) for one in fields.tables("operations"))


def _read_operation(fields: Fields, anatomy: str, assessed: dt.date | None, age: float | None) -> Operation:
    kind = fields.one_of(
        "kind", OPERATION_KINDS, "other", code="unknown-operation", kind="kind of operation", required=True
    )
    _check_keys(fields, kind)
    operation = Operation(
        kind=cast(OperationKind, kind),
        levels=read_levels(fields, anatomy, fused=kind == "lumbar_fusion"),
        side=cast(Side, fields.one_of("side", SIDES, "unknown", kind="side")),
        months_ago=_months_ago(fields, assessed, age),
        approach=cast(Approach, fields.one_of("approach", APPROACHES, "unknown", kind="approach")),
        approach_side=cast(Side, fields.one_of("approach_side", SIDES, "unknown", kind="side")),
        graft=_graft(fields),
        bmp=_maybe(fields, "bmp"),
        cage=_maybe(fields, "cage"),
        screws=fields.flag("screws", True) if kind == "lumbar_fusion" else None,
        pelvic_fixation=_maybe(fields, "pelvic_fixation"),
        long=_maybe(fields, "long"),
        note=fields.text("note"),
    )
    if operation.approach_side != "unknown" and operation.approach == "unknown":
        fields.say("approach_side", "contradiction", "is given without an approach", "", "Add approach = ...")
    fields.finish()
    return operation


def _check_keys(fields: Fields, kind: str) -> None:
    """Keys that an operation of this kind cannot have; none are told where the kind itself is unusable."""
    if fields.raw("kind") not in OPERATION_KINDS:
        for key in _FUSION:
            fields.raw(key)
        return
    allowed = _FUSION if kind == "lumbar_fusion" else _SPINE if kind in SPINE_KINDS or kind == "other" else _ANY
    for key in sorted(_FUSION - allowed):
        if key in fields:
            fields.raw(key)
            fields.say(key, "needless-key", f"does not belong to an operation of kind {kind}", "", "Remove it.")


def _maybe(fields: Fields, key: str) -> bool | None:
    """true, false, or None where nothing was said."""
    return fields.flag(key) if key in fields else None


def _months_ago(fields: Fields, assessed: dt.date | None, age: float | None) -> float | None:
    given = fields.raw("months_ago")
    if isinstance(given, int | float) and not isinstance(given, bool) and given < 0:
        fields.say("months_ago", "operation-after-assessment", "lies after the assessment", "Allowed: 0 or more.")
        return None
    months = fields.number("months_ago", 0, 1440, unit="months")
    date = read_date(fields, "date")
    if date is not None:
        months = _from_date(fields, date, assessed)
    if months is not None and age is not None and months > (age + 1) * 12:
        key = "months_ago" if date is None else "date"
        fields.say(key, "out-of-range", f"lies before the birth of a person of {age:g}")
    return months


def _from_date(fields: Fields, date: dt.date, assessed: dt.date | None) -> float | None:
    if "months_ago" in fields:
        fields.say("date", "needless-key", "stands beside months_ago", "", "Keep one of the two.")
    if assessed is None:
        remedy = "Add assessed = YYYY-MM-DD at the top, or write months_ago."
        fields.say("date", "missing-assessment", "needs the day of the assessment", "", remedy)
        return None
    months = months_between(date, assessed)
    if months < 0:
        message = f"lies after the assessment on {assessed.isoformat()}"
        fields.say("date", "operation-after-assessment", message, "", "Correct one of the two dates.")
        return None
    return months


def _graft(fields: Fields) -> Graft:
    if "graft" not in fields:
        return Graft()
    table = fields.table("graft")
    source = table.one_of("from", GRAFT_SOURCES, "unknown", kind="source of bone")
    side = table.one_of("side", SIDES, "unknown", kind="side")
    if side != "unknown" and source != "iliac_crest":
        message = f"is a side of a graft that was {'not named' if source == 'unknown' else f'of kind {source}'}"
        table.say("side", "graft-side-without-graft", message, "", 'Write from = "iliac_crest", or remove the side.')
    table.finish()
    return Graft(source=cast(GraftSource, source), side=cast(Side, side))
