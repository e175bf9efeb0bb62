"""From a parsed case file to a `Case`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

import msgspec

from hipspine.errors import Fields, InputError, Problem
from hipspine.person.case import Case
from hipspine.person.conclusions import conclusions
from hipspine.person.contradictions import contradictions
from hipspine.person.dates import read_date
from hipspine.person.read_finding import read_findings, say_unknown_finding
from hipspine.person.read_implant import read_implant
from hipspine.person.read_operation import read_operations
from hipspine.person.read_pain import read_pain
from hipspine.person.read_person import read_person
from hipspine.person.words import ANATOMIES, Anatomy
from hipspine.vocabulary import Vocabulary

SCHEMA: Final = 1
"""The version of the case format this program reads."""


def read_case(mapping: Mapping[str, Any], vocabulary: Vocabulary, name: str = "case") -> Case:
    """The case of one parsed document; `name` serves as its id where it gives none.

    Raises InputError with every problem found: unknown words, impossible sides, levels, ages and units,
    and what contradicts what. Values are converted to the finding's own unit, sides filled in from
    `pain.side`, dates turned into months before the assessment, and everything that follows from the
    entries added as derived findings.
    """
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    _read_schema(fields)
    id_ = fields.text("id") or name
    anatomy = fields.one_of("anatomy", ANATOMIES, "L5", kind="anatomy")
    assessed = read_date(fields, "assessed")
    person = read_person(fields.table("person"))
    pain = read_pain(fields.table("pain"), vocabulary, person.age)
    operations = read_operations(fields, anatomy, assessed, person.age)
    implants = tuple(read_implant(one, anatomy) for one in fields.tables("implants"))
    entered = read_findings(fields, vocabulary, pain.side)
    given = _read_given(fields, vocabulary)
    fields.finish()
    case = Case(
        id=id_,
        person=person,
        pain=pain,
        operations=operations,
        implants=implants,
        findings=entered,
        given=given,
        assessed=assessed,
        anatomy=cast(Anatomy, anatomy),
    )
    problems += contradictions(case, vocabulary)
    findings, more = conclusions(case, vocabulary)
    problems += more
    if problems:
        raise InputError(problems)
    return msgspec.structs.replace(case, findings=findings)


def _read_schema(fields: Fields) -> None:
    schema = fields.count("schema")
    if schema is not None and schema != SCHEMA:
        remedy = "Use a newer version of the program." if schema > SCHEMA else f"Write schema = {SCHEMA}."
        fields.say("schema", "unknown-schema", "is not a schema this program reads", f"Allowed: {SCHEMA}.", remedy)


def _read_given(fields: Fields, vocabulary: Vocabulary) -> tuple[str, ...]:
    words = fields.texts("given")
    for index, word in enumerate(words):
        if word not in vocabulary.findings:
            say_unknown_finding(fields.problems, f"given[{index}]", word, vocabulary)
    return words
