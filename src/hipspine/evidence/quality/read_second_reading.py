"""From the parsed content of a file of `data/second_reading` to a `SecondReading`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hipspine.errors import Fields, InputError, Problem, nearest
from hipspine.evidence.kinds import DEPTHS
from hipspine.evidence.quality.known_study import known_study
from hipspine.evidence.quality.second_reading import ERRORS, RESULTS, Listed, ReadAgain, SecondReading
from hipspine.evidence.studies import Studies

SCHEMA: Final = 1
WITHOUT_ERROR: Final = ("confirmed", "not found")


def read_second_reading(mapping: Mapping[str, Any], studies: Studies) -> SecondReading:
    """The list and the results; facts by their present ids.

    Raises InputError with every problem: a study or a fact that is not there, an unknown word, an error that is not
    named, a fact read twice.
    """
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    fields.number("schema", SCHEMA, SCHEMA, required=True)
    drawn = fields.text("drawn", required=True)
    listed = tuple(_listed(one, studies) for one in fields.tables("listed"))
    names = {fact for one in listed for fact in one.facts}
    read: list[ReadAgain] = []
    for table in fields.tables("read"):
        one = _read(table, studies, names)
        if one.fact in {other.fact for other in read}:
            table.say("fact", "duplicate-id", "is read already", "", "Keep one of the two.")
        read.append(one)
    fields.finish()
    if problems:
        raise InputError(problems)
    return SecondReading(drawn, listed, tuple(read))


def _listed(fields: Fields, studies: Studies) -> Listed:
    study = known_study(fields, "study", studies)
    facts = tuple(_fact(fields, f"facts[{i}]", name, studies) for i, name in enumerate(fields.texts("facts")))
    listed = Listed(study, fields.number("pull", 0, required=True) or 0.0, facts)
    fields.finish()
    return listed


def _read(fields: Fields, studies: Studies, names: set[str]) -> ReadAgain:
    fact = _fact(fields, "fact", fields.text("fact", required=True), studies)
    one = ReadAgain(
        fact=fact,
        result=fields.one_of("result", RESULTS, required=True, kind="result"),
        said=fields.text("said", required=True),
        reads=fields.text("reads", required=True),
        error=fields.one_of("error", ERRORS, kind="kind of error"),
        depth=fields.one_of("depth", DEPTHS, kind="depth of reading"),
        url=fields.text("url"),
        changed=fields.flag("changed"),
        listed=fact in names,
    )
    if one.result and (one.result in WITHOUT_ERROR) is bool(one.error):
        told = "names a kind of error" if one.error else "does not say which kind of error"
        fields.say("error", "error-and-result", told, "", "Only minor and wrong results have one.", one.result)
    fields.finish()
    return one


def _fact(fields: Fields, at: str, name: str, studies: Studies) -> str:
    try:
        return studies.fact(name).id
    except KeyError:
        study, _, fact = name.partition("/")
        near = nearest(fact, [one.name for one in studies[study].facts] if study in studies else [])
        told = f"Nearest: {', '.join(f'{study}/{one}' for one in near)}." if near else ""
        problem = Problem("unknown-fact", fields.at(at), name, "is not a known fact", told, "Search: hipspine evidence")
        fields.problems.append(problem)
        return name
