"""Reading the files of the vocabulary, already parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Protocol, TypeVar

from hipspine.errors import Fields, InputError, Problem
from hipspine.vocabulary.condition import read_condition
from hipspine.vocabulary.cross_checks import cross_checks
from hipspine.vocabulary.entry import Entry
from hipspine.vocabulary.finding import read_finding
from hipspine.vocabulary.node import read_node
from hipspine.vocabulary.pain_source import read_pain_source
from hipspine.vocabulary.test import read_test
from hipspine.vocabulary.treatment import read_treatment
from hipspine.vocabulary.treatment_checks import treatment_checks
from hipspine.vocabulary.unmodelled import UNMODELLED
from hipspine.vocabulary.vocabulary import Vocabulary
from hipspine.vocabulary.zone import read_zone

SCHEMA: Final = 1
"""The version of the vocabulary files this program reads."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


def read_vocabulary(documents: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    """The vocabulary from its parsed files.

    `documents` maps a file name relative to the folder of the vocabulary (`zones.toml`, `nodes.toml`,
    `conditions.toml`, `tests.toml`, `sources/<area>.toml`, `findings/<kind>.toml`, `treatments/<kind>.toml`) to what
    stands in it.
    Raises InputError with every problem of every file, each with its `file`.
    """
    problems: list[Problem] = []
    for file, document in documents.items():
        problems += _document_problems(file, document)
    zones = _entries(documents, "zones", read_zone, problems)
    nodes = _entries(documents, "nodes", read_node, problems)
    conditions = _entries(documents, "conditions", read_condition, problems)
    sources = _entries(documents, "sources", read_pain_source, problems)
    findings = _entries(documents, "findings", read_finding, problems)
    tests = _entries(documents, "tests", read_test, problems)
    treatments = _entries(documents, "treatments", read_treatment, problems)
    problems += cross_checks(zones, nodes, conditions, sources, findings, tests)
    signs = {entry.what.id for entry in findings} | {entry.what.id for entry in conditions}
    problems += treatment_checks(treatments, {entry.what.id for entry in sources}, signs)
    if problems:
        raise InputError(problems)
    return Vocabulary(
        sources=_by_id(sources),
        findings=_by_id(findings),
        tests=_by_id(tests),
        zones=_by_id(zones),
        nodes=_by_id(nodes),
        conditions=_by_id(conditions),
        treatments=_by_id(treatments),
    )


def _key_of(file: str) -> str:
    """The list a file holds, from its name; empty for a file that is none of the vocabulary."""
    folder, slash, name = file.replace("\\", "/").rpartition("/")
    if not name.endswith(".toml"):
        return ""
    if slash:
        return folder if folder in ("sources", "findings", "treatments") else ""
    stem = name.removesuffix(".toml")
    return stem if stem in ("zones", "nodes", "conditions", "tests") else ""


def _document_problems(file: str, document: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with a file as a whole: its name, its schema, keys that belong nowhere."""
    key = _key_of(file)
    if not key:
        allowed = "Allowed: zones.toml, nodes.toml, conditions.toml, tests.toml, sources/*.toml, findings/*.toml, "
        allowed += "treatments/*.toml."
        return [Problem("unknown-file", "", None, "is no file of the vocabulary", allowed, file=file)]
    problems: list[Problem] = []
    fields = Fields(document, "", problems)
    schema = fields.count("schema", required=True)
    if schema is not None and schema != SCHEMA:
        fields.say("schema", "unknown-schema", "is not a schema this program reads", f"Allowed: {SCHEMA}.")
    fields.raw(key)
    if isinstance(document, Mapping) and not document.get(key):
        fields.say(key, "missing-key", "is missing or empty", "", f"Add [[{key}]].")
    fields.finish()
    return [problem.at(file) for problem in problems]


def _entries(
    documents: Mapping[str, Mapping[str, Any]],
    key: str,
    read: Callable[[Fields], T],
    problems: list[Problem],
) -> list[Entry[T]]:
    """Every table of one kind in every file that holds it, with duplicates reported."""
    entries: list[Entry[T]] = []
    seen: dict[str, str] = {UNMODELLED: "the program itself"} if key == "sources" else {}
    for file, document in documents.items():
        if _key_of(file) != key or not isinstance(document, Mapping):
            continue
        found: list[Problem] = []
        for fields in Fields(document, "", found).tables(key):
            what = read(fields)
            if what.id in seen:
                found.append(Problem("duplicate-id", fields.at("id"), what.id, f"stands already in {seen[what.id]}"))
            elif what.id:
                seen[what.id] = file
            entries.append(Entry(what, file, fields.path))
        problems += [problem.at(file) for problem in found]
    return entries


def _by_id(entries: Iterable[Entry[T]]) -> dict[str, T]:
    return {entry.what.id: entry.what for entry in entries}
