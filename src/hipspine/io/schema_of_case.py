"""The JSON Schema of a case."""

from __future__ import annotations

from hipspine.io.schema_parts import Schema, closed, const, date, flag, id_of, many, number, text, word
from hipspine.person.read_case import SCHEMA
from hipspine.person.words import (
    AGAINST_BEFORE,
    ANATOMIES,
    APPROACHES,
    GRAFT_SOURCES,
    IMPLANT_KINDS,
    OPERATION_KINDS,
    RELIEFS,
    SETTINGS,
    SEVERITIES,
    SEXES,
    STATES,
)
from hipspine.vocabulary import SIDES

_LEVEL = {"type": "string", "description": "a disc level: T1-T2 to L5-S1, or S1-ilium"}


def case_schema(*, derived: bool = False) -> Schema:
    """A case as `read_case` takes it; with `derived` as an answer shows it, with all that was filled in.

    What a schema cannot say is left to `read_case`: known ids, sides that exist, contradictions.
    """
    properties = {
        "schema": const(SCHEMA),
        "id": text("the name of the file unless given"),
        "assessed": date("day of the assessment; needed where an operation has a date"),
        "anatomy": word(ANATOMIES, "the last lumbar vertebra"),
        "person": closed(
            {"age": number(0, _OLDEST, "years"), "sex": word(SEXES), "setting": word(SETTINGS, "who sees the person")}
        ),
        "pain": _pain(),
        "operations": many(_operation()),
        "implants": many(_implant()),
        "findings": many(_finding(derived=derived)),
        "given": many(id_of("finding"), "findings by which the person was chosen: no evidence"),
    }
    return closed(properties, ["schema", "id"] if derived else [])


_OLDEST = 120
_MONTHS = _OLDEST * 12
_WORST = 10


def _pain() -> Schema:
    return closed(
        {
            "side": word(SIDES),
            "zones": many(id_of("pain zone"), "hurt"),
            "zones_absent": many(id_of("pain zone"), "do not hurt"),
            "zones_complete": flag("it hurts nowhere else"),
            "months": number(0, _MONTHS, "since it began"),
            "against_before": word(AGAINST_BEFORE, "the pain against that before the last operation"),
            "severity": {"anyOf": [number(0, _WORST), word(SEVERITIES)]},
        }
    )


def _operation() -> Schema:
    return closed(
        {
            "kind": word(OPERATION_KINDS),
            "side": word(SIDES),
            "months_ago": number(0, _MONTHS),
            "date": date(),
            "levels": many(_LEVEL),
            "approach": word(APPROACHES),
            "approach_side": word(SIDES),
            "graft": closed({"from": word(GRAFT_SOURCES), "side": word(SIDES)}),
            "bmp": flag("bone morphogenetic protein"),
            "cage": flag(),
            "screws": flag("true for a fusion unless given"),
            "pelvic_fixation": flag(),
            "long": flag("many levels, where these are not known"),
            "note": text(),
        },
        ["kind"],
    )


def _implant() -> Schema:
    return closed({"kind": word(IMPLANT_KINDS), "side": word(SIDES), "level": _LEVEL}, ["kind"])


def _finding(*, derived: bool) -> Schema:
    properties = {
        "finding": id_of("finding"),
        "state": word(STATES, "present unless given; leave out what was not examined"),
        "side": word(SIDES, "that of the pain unless given"),
        "value": number(),
        "unit": text(),
        "relief": {"anyOf": [number(0, 100, "per cent"), word(RELIEFS)]},
        "grade": text(),
        "derived_from": text("what a conclusion rests on; such findings are worked out again when read"),
    }
    return closed(properties, ["finding", "state", "side"] if derived else ["finding"])
