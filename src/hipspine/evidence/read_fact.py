"""From one table of `facts` in a study file to a `Fact`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hipspine.errors import Fields, Problem, nearest
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
    if fact.use != "never" and not any(fields.raw(key) for key in ("printed", "derived", "counts", "table")):
        remedy = "Give printed, counts or table."
        fields.problems.append(Problem("no-number", fields.path, None, "holds no number", "", remedy))
    return fact


def _source(fields: Fields, groups: Mapping[str, Group], readings: Mapping[str, Reading]) -> tuple[Group, Reading, str]:
    group = fields.text("group", required=True)
    reading = fields.text("reading", required=True)
    if group and group not in groups:
        fields.say("group", "unknown-group", "is no group of this study", _one_of(group, groups), "Add it to groups.")
    if reading and reading not in readings:
        allowed = _one_of(reading, readings)
        fields.say("reading", "unknown-reading", "is no reading of this study", allowed, "Add it to readings.")
    where = fields.text("where")
    fields.finish()
    return groups.get(group, Group(id=group, people="")), readings.get(reading, Reading(id=reading, depth="")), where


def _one_of(name: str, known: Collection[str]) -> str:
    return f"Allowed: {', '.join(nearest(name, known) or known) or 'none is given'}."


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
