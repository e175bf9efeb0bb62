"""From the parsed file of checks to `Check` objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from hipspine.bench.checks.check import Check
from hipspine.errors import Fields, InputError, Problem
from hipspine.evidence.studies import Studies
from hipspine.vocabulary import Vocabulary

SCHEMA: Final = 1


def read_checks(mapping: Mapping[str, Any], vocabulary: Vocabulary, studies: Studies) -> tuple[Check, ...]:
    """The checks of one document, in its order; InputError with every problem found.

    Each check needs a fact with counts, people, and results or a source.
    """
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    if fields.count("schema", required=True) not in (SCHEMA, None):
        fields.say("schema", "unknown-schema", "is not a schema this program reads", f"Allowed: {SCHEMA}.")
    checks = tuple(_check(one, vocabulary, studies) for one in fields.tables("checks"))
    seen: set[str] = set()
    for index, check in enumerate(checks):
        if check.id in seen:
            problems.append(Problem("duplicate-id", f"checks[{index}].id", check.id, "is there twice"))
        seen.add(check.id)
    fields.finish()
    if problems:
        raise InputError(problems)
    return checks


def _check(fields: Fields, vocabulary: Vocabulary, studies: Studies) -> Check:
    known = vocabulary.sources
    check = Check(
        id=fields.text("id", required=True),
        observed=fields.text("observed", required=True),
        people=_table(fields, "people"),
        results=_tables(fields, "results"),
        source=fields.one_of("source", known, code="unknown-source", kind="pain source"),
        among=fields.texts("among", known, code="unknown-source", kind="pain source"),
        what=fields.text("what", required=True),
        stands_for=fields.text("stands_for", required=True),
        reason=fields.text("reason"),
    )
    _check_fact(fields, check.observed, studies)
    if not check.results and not check.source:
        fields.say("results", "missing-key", "or source is missing: there is nothing to predict")
    if check.among and (check.results or check.source not in check.among):
        fields.say("among", "contradiction", "needs a source that is one of them, and no results")
    try:
        check.case(vocabulary, check.results)
    except InputError as error:
        fields.problems += [
            msgspec.structs.replace(problem, path=fields.at(f"people.{problem.path}")) for problem in error.problems
        ]
    fields.finish()
    return check


def _check_fact(fields: Fields, name: str, studies: Studies) -> None:
    try:
        fact = studies.fact(name)
    except KeyError:
        fields.say("observed", "no-fact", "is no fact of the evidence")
        return
    if fact.events_total() is None:
        fields.say("observed", "no-fact", "has no counts to compare with")


def _table(fields: Fields, key: str) -> Mapping[str, Any]:
    found = fields.raw(key)
    if isinstance(found, Mapping):
        return found
    fields.say(key, "not-a-table" if found is not None else "missing-key", "must be a table, as in a case file")
    return {}


def _tables(fields: Fields, key: str) -> tuple[Mapping[str, Any], ...]:
    found = fields.raw(key, [])
    if isinstance(found, list) and all(isinstance(one, Mapping) for one in found):
        return tuple(found)
    fields.say(key, "not-a-table", "must be a list of findings, as in a case file")
    return ()
