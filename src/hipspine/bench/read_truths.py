"""From the parsed file of proven diagnoses to `Truth` objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hipspine.bench.truth import Truth
from hipspine.errors import Fields, InputError, Problem
from hipspine.vocabulary import Vocabulary

SCHEMA: Final = 1
SIDES: Final = ("left", "right", "bilateral", "midline", "unknown")
NOT_SCORED: Final = ("origin", "proof", "read", "study_title", "authors", "journal", "year", "doi", "pmid", "url")
"""Where the case was published and how it was proven: for the reader of the file."""


def read_truths(mapping: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Truth, ...]:
    """The proven diagnoses of one document, in its order; InputError with every problem found."""
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    if fields.count("schema", required=True) not in (SCHEMA, None):
        fields.say("schema", "unknown-schema", "is not a schema this program reads", f"Allowed: {SCHEMA}.")
    truths = tuple(_truth(one, vocabulary) for one in fields.tables("cases"))
    seen: set[str] = set()
    for index, truth in enumerate(truths):
        if truth.case in seen:
            problems.append(Problem("duplicate-id", f"cases[{index}].case", truth.case, "is there twice"))
        seen.add(truth.case)
    fields.finish()
    if problems:
        raise InputError(problems)
    return truths


def _truth(fields: Fields, vocabulary: Vocabulary) -> Truth:
    known = vocabulary.sources
    truth = Truth(
        case=fields.text("case", required=True),
        sources=fields.texts("sources", known, code="unknown-source", kind="pain source"),
        also_accept=fields.texts("also_accept", known, code="unknown-source", kind="pain source"),
        post_fusion=fields.flag("post_fusion"),
        thin=fields.flag("thin"),
        leak=fields.flag("leak"),
        usable_rows=fields.flag("usable_rows", True),
        side=fields.one_of("side", SIDES, "unknown", kind="side"),
        diagnosis=fields.text("diagnosis"),
    )
    if not truth.sources:
        fields.say("sources", "missing-key", "names no source", "", 'Write sources = ["sij_pain"], the main one first.')
    for key in NOT_SCORED:
        fields.raw(key)
    fields.finish()
    return truth
