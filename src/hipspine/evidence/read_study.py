"""From the parsed content of a study file to a `Study`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hipspine.errors import Fields, InputError, Problem
from hipspine.evidence.group import Group
from hipspine.evidence.kinds import DEPTHS, FUSED, SCHEMA, UNITS
from hipspine.evidence.published import Published
from hipspine.evidence.read_fact import read_fact
from hipspine.evidence.reading import Reading
from hipspine.evidence.study import Study

FIRST_YEAR = 1850
LAST_YEAR = 2100


def read_study(mapping: Mapping[str, Any], where: str = "") -> Study:
    """The study that a parsed file describes; `where` is the name of the file.

    Raises InputError with every problem of form: unknown or missing keys and words, figures that are no numbers,
    percentages outside 0 to 100, names of groups and readings that do not exist, ids given twice. Whether the
    figures agree with one another is for `check_study`.
    """
    study, problems = study_and_problems(mapping, where)
    if problems:
        raise InputError([problem.at(where) for problem in problems])
    return study


def study_and_problems(mapping: Mapping[str, Any], where: str = "") -> tuple[Study, list[Problem]]:
    """What can be read of a study file, and every problem of form in it, without file and line.

    For whoever wants to go on and check the rest of a file that has problems; never for use as evidence.
    """
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    _schema(fields)
    study_id = fields.text("id", required=True)
    groups = tuple(_group(table, study_id) for table in fields.tables("groups"))
    readings = tuple(_reading(table) for table in fields.tables("readings"))
    _unique([group.id for group in groups], "groups", problems)
    _unique([reading.id for reading in readings], "readings", problems)
    by_group = {group.id: group for group in groups}
    by_reading = {reading.id: reading for reading in readings}
    facts = tuple(read_fact(table, study_id, by_group, by_reading) for table in fields.tables("facts"))
    _unique([fact.name for fact in facts], "facts", problems)
    study = Study(
        id=study_id,
        title=fields.text("title"),
        authors=fields.texts("authors"),
        published=_published(fields.table("published")),
        design=fields.text("design"),
        groups=groups,
        readings=readings,
        facts=facts,
        aliases=fields.texts("aliases"),
        review_of=fields.texts("review_of"),
        file=where,
    )
    fields.finish()
    return study, problems


def _schema(fields: Fields) -> None:
    version = fields.count("schema", required=True)
    if version is not None and version > SCHEMA:
        fields.say("schema", "newer-schema", "is newer than this program", f"Read here: {SCHEMA}.", "Update hipspine.")
    elif version == 0:
        fields.say("schema", "unknown-schema", "is no schema of a study file", f"Allowed: {SCHEMA}.")


def _published(fields: Fields) -> Published:
    year = fields.count("year")
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        fields.say("year", "impossible-year", "is no year of publication", f"Allowed: {FIRST_YEAR} to {LAST_YEAR}.")
        year = None
    published = Published(
        journal=fields.text("journal"),
        year=year,
        doi=fields.text("doi"),
        pmid=fields.text("pmid"),
        url=fields.text("url"),
    )
    if published.pmid and not published.pmid.isdigit():
        fields.say("pmid", "not-a-pmid", "is no PubMed number", "Allowed: digits in quotes.")
    if published.doi and not published.doi.startswith("10."):
        fields.say("doi", "not-a-doi", "is no doi", 'Allowed: a text that starts with "10.".')
    fields.finish()
    return published


def _group(fields: Fields, study_id: str) -> Group:
    group = Group(
        id=fields.text("id", required=True),
        people=fields.text("people", required=True),
        n=fields.count("n"),
        unit=fields.one_of("unit", UNITS, "people", kind="unit of counting"),
        fused=fields.one_of("fused", FUSED, "unknown"),
        cohort=fields.text("cohort", study_id),
        part_of=fields.text("part_of"),
        levels=fields.text("levels"),
        to_sacrum=_to_sacrum(fields),
        months=fields.number("months", 0, 1200, unit="months"),
    )
    fields.finish()
    return group


def _to_sacrum(fields: Fields) -> bool | float | None:
    if isinstance(fields.raw("to_sacrum"), bool):
        return fields.flag("to_sacrum")
    return fields.number("to_sacrum", 0, 1, unit="(fraction of people), true or false")


def _reading(fields: Fields) -> Reading:
    reading = Reading(
        id=fields.text("id", required=True),
        depth=fields.one_of("depth", DEPTHS, required=True, kind="depth of reading"),
        via=fields.text("via"),
        url=fields.text("url"),
    )
    if reading.depth == "secondary" and not reading.via:
        fields.say("via", "missing-key", "is missing", "", "Name the publication in which the figure was read.")
    fields.finish()
    return reading


def _unique(names: list[str], where: str, problems: list[Problem]) -> None:
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if name and name in seen:
            message = f"stands already at {where}[{seen[name]}]"
            problems.append(Problem("duplicate-id", f"{where}[{index}].id", name, message, "", "Give it another id."))
        seen.setdefault(name, index)
