"""From one table of `facts` in a study file to a `Fact`."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.errors import Fields, nearest
from hipspine.evidence.about import About
from hipspine.evidence.counts import Counts
from hipspine.evidence.fact import Fact
from hipspine.evidence.group import Group
from hipspine.evidence.kinds import (
    CASES,
    FOLLOWUP_KINDS,
    KINDS,
    MEASURES,
    REFERENCE_MEASURES,
    ROLES,
    USES,
)
from hipspine.evidence.read_printed import read_printed
from hipspine.evidence.reading import Reading
from hipspine.evidence.table import Table


def read_fact(fields: Fields, study: str, groups: Mapping[str, Group], readings: Mapping[str, Reading]) -> Fact:
    """The fact of one table; problems go to the list that `fields` carries."""
    name = fields.text("id", required=True)
    kind = fields.one_of("kind", KINDS, kind="kind of fact", required=True)
    group, reading, where = _source(fields.table("from"), groups, readings)
    printed, ranges = read_printed(fields.table("printed"))
    derived, derived_ranges = read_printed(fields.table("derived"))
    fact = Fact(
        id=f"{study}/{name}",
        study=study,
        kind=kind,
        about=_about(fields.table("about")),
        group=group,
        reading=reading,
        where=where,
        role=fields.one_of("role", ROLES, kind="role of a frequency"),
        printed=printed,
        ranges=ranges,
        derived=derived,
        derived_ranges=derived_ranges,
        counts=_counts(fields.table("counts")),
        table=_table(fields),
        corrected=fields.texts("corrected"),
        use=fields.one_of("use", USES, "yes"),
        why=fields.text("why"),
        checked=fields.text("checked"),
        followup_months=fields.number("followup_months", 0, 1200, unit="months"),
        followup_kind=fields.one_of("followup_kind", FOLLOWUP_KINDS),
        note=fields.text("note"),
    )
    fields.finish()
    return fact


def _source(fields: Fields, groups: Mapping[str, Group], readings: Mapping[str, Reading]) -> tuple[Group, Reading, str]:
    group = fields.text("group", required=True)
    reading = fields.text("reading", required=True)
    for key, name, known in (("group", group, list(groups)), ("reading", reading, list(readings))):
        if name and name not in known:
            allowed = f"Allowed: {', '.join(nearest(name, known) or known) or 'none is given'}."
            fields.say(key, f"unknown-{key}", f"is no {key} of this study", allowed, f"Add it to {key}s.")
    where = fields.text("where")
    fields.finish()
    return groups.get(group, Group(id=group, people="")), readings.get(reading, Reading(id=reading, depth="")), where


def _about(fields: Fields) -> About:
    words = {key: fields.text(key) for key in _ABOUT_TEXTS}
    about = About(
        **words,
        reference_measures=fields.one_of("reference_measures", REFERENCE_MEASURES),
        case=fields.one_of("case", CASES, kind="case definition"),
        measure=fields.one_of("measure", MEASURES, kind="measure of effect"),
        level=fields.number("level"),
        members=fields.texts("members"),
    )
    fields.finish()
    return about


_ABOUT_TEXTS = tuple(
    name
    for name in About.__struct_fields__
    if name not in {"reference_measures", "case", "measure", "level", "members"}
)


def _counts(fields: Fields) -> Counts:
    counts = Counts(**{key: fields.count(key) for key in Counts.__struct_fields__})
    fields.finish()
    return counts


def _table(parent: Fields) -> Table | None:
    if "table" not in parent:
        return None
    fields = parent.table("table")
    cells = [fields.count(key, required=True) for key in ("tp", "fp", "fn", "tn")]
    solved = fields.flag("solved")
    fields.finish()
    tp, fp, fn, tn = cells
    if tp is None or fp is None or fn is None or tn is None:
        return None
    return Table(tp, fp, fn, tn, solved)
