"""The JSON Schema of a study file."""

from __future__ import annotations

from hipspine.evidence.about import About
from hipspine.evidence.counts import Counts
from hipspine.evidence.kinds import (
    CASES,
    COMPARATORS,
    DEPTHS,
    FOLLOWUP_KINDS,
    FUSED,
    INTERVAL_OF,
    KINDS,
    MEASURES,
    NAMED,
    PER_CENT,
    PLAIN,
    REFERENCE_MEASURES,
    ROLES,
    SCHEMA,
    UNITS,
    USES,
)
from hipspine.evidence.read_study import FIRST_YEAR, LAST_YEAR
from hipspine.io.schema_parts import Schema, closed, const, count, flag, many, number, text, word

_MONTHS = 1200


def study_schema() -> Schema:
    """A study file as `read_study` takes it. Whether the figures agree is for `hipspine evidence check`."""
    properties = {
        "schema": const(SCHEMA),
        "id": text("the name of the file", empty=False),
        "title": text(),
        "authors": many(text()),
        "published": _published(),
        "design": text(),
        "aliases": many(text(), "ids it had before"),
        "review_of": many(text(), "ids of the studies a review contains"),
        "groups": many(_group(), "who was studied"),
        "readings": many(_reading(), "where it was read"),
        "facts": many(_fact()),
    }
    return closed(properties, ["schema", "id"])


def _published() -> Schema:
    year = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    doi = {"type": "string", "pattern": r"^(10\..*)?$"}
    pmid = {"type": "string", "pattern": "^[0-9]*$"}
    return closed({"journal": text(), "year": year, "doi": doi, "pmid": pmid, "url": text()})


def _group() -> Schema:
    properties = {
        "id": text(empty=False),
        "people": text("who they were", empty=False),
        "n": count("how many units"),
        "unit": word(UNITS),
        "fused": word(FUSED, "whether they had a lumbar fusion"),
        "cohort": text("groups with one cohort share people and count once; the study's id unless given"),
        "part_of": text("the group of which this one is a subgroup"),
        "levels": text("fused levels as printed"),
        "to_sacrum": {"anyOf": [flag(), number(0, 1, "fraction of people")]},
        "months": number(0, _MONTHS, "since the operation"),
    }
    return closed(properties, ["id", "people"])


def _reading() -> Schema:
    properties = {
        "id": text(empty=False),
        "depth": word(DEPTHS),
        "via": text("where a second-hand figure was found"),
        "url": text("the page that was read"),
    }
    return closed(properties, ["id", "depth"])


def _fact() -> Schema:
    where = closed(
        {"group": text(empty=False), "reading": text(empty=False), "where": text("table, page")}, ["group", "reading"]
    )
    properties = {
        "id": text("unique in the study, never used again", empty=False),
        "kind": word(KINDS),
        "role": word(ROLES, "of a frequency alone"),
        "about": _about(),
        "from": where,
        "printed": _figures("as printed: text, per cent or plain numbers"),
        "derived": _figures("worked out from printed figures, in the same form"),
        "counts": closed({key: count() for key in Counts.__struct_fields__}),
        "table": closed({**{key: count() for key in _CELLS}, "solved": flag("worked out, not printed")}, _CELLS),
        "corrected": many(text(), "printed figures that are misprints"),
        "use": word(USES),
        "why": text("the reason of caution, never or a correction"),
        "checked": text(),
        "followup_months": number(0, _MONTHS),
        "followup_kind": word(FOLLOWUP_KINDS),
        "note": text(),
    }
    return closed(properties, ["id", "kind", "from"])


_CELLS = ("tp", "fp", "fn", "tn")


def _about() -> Schema:
    properties = {key: text() for key in About.__struct_fields__}
    properties |= {
        "reference_measures": word(REFERENCE_MEASURES),
        "comparators": {"type": "string", "pattern": f"^({'|'.join(COMPARATORS)}|{NAMED}[a-z0-9_]+)$"},
        "level": number(description="the threshold, where one finding has several in the same people"),
        "members": many(text(), "findings of which a composite is made"),
        "case": word(CASES, "how a case was decided"),
        "measure": word(MEASURES),
    }
    return closed(properties)


def _figures(description: str) -> Schema:
    figure = {"type": "string", "minLength": 1}
    properties: dict[str, Schema] = dict.fromkeys(sorted(PER_CENT | PLAIN), figure)
    properties |= {key: {"type": "array", "items": figure, "minItems": 2, "maxItems": 2} for key in INTERVAL_OF}
    return closed(properties, description=description)
