"""From the parsed content of `quadas2.toml` to the judgements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hipspine.errors import Fields, InputError, Problem
from hipspine.evidence.kinds import DEPTHS
from hipspine.evidence.quality.known_study import known_study
from hipspine.evidence.quality.quadas2 import RISKS, Judged, Quadas2
from hipspine.evidence.studies import Studies

SCHEMA: Final = 1
NOT_READ: Final = "none"
"""Depth of reading of a study that nobody has judged yet."""


def read_quadas2(mapping: Mapping[str, Any], studies: Studies | None = None) -> dict[str, Quadas2]:
    """The judgements by the present id of their study, in order.

    Raises InputError with every problem: unknown words, a domain or a reason that is missing, a study judged twice.
    With `studies` those that are not there are problems too; without, ids are kept as they stand.
    """
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    fields.number("schema", SCHEMA, SCHEMA, required=True)
    found: dict[str, Quadas2] = {}
    for table in fields.tables("studies"):
        one = _study(table, studies)
        if one.study in found:
            table.say("study", "duplicate-id", "is judged already", "", "Keep one of the two.")
        found[one.study] = one
    fields.finish()
    if problems:
        raise InputError(problems)
    return found


def _study(fields: Fields, studies: Studies | None) -> Quadas2:
    one = Quadas2(
        study=known_study(fields, "study", studies),
        patients=_judged(fields, "patients"),
        index_test=_judged(fields, "index_test"),
        reference=_judged(fields, "reference"),
        flow=_judged(fields, "flow"),
        fused=_judged(fields, "fused"),
        depth=fields.one_of("depth", (*DEPTHS, NOT_READ), required=True, kind="depth of reading"),
        url=fields.text("url"),
    )
    if one.depth not in ("", NOT_READ) and not one.url:
        fields.say("url", "missing-key", "is missing", "", "Name the page that was read.")
    fields.finish()
    return one


def _judged(fields: Fields, key: str) -> Judged:
    if key not in fields:
        fields.say(key, "missing-key", "is missing", "", f'Add {key} = {{ risk = "unclear", why = "..." }}.')
    table = fields.table(key)
    if key not in fields:
        return Judged("unclear", "")
    judged = Judged(table.one_of("risk", RISKS, required=True, kind="risk of bias"), table.text("why", required=True))
    table.finish()
    return judged
