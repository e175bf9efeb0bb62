"""The public functions: what a program that uses hipspine calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hipspine.diagnosis.answer import Answer, NextTest
from hipspine.diagnosis.assess import assess as _assess
from hipspine.diagnosis.library import Library
from hipspine.evidence.fact import Fact
from hipspine.io.load import load as _load
from hipspine.io.read_case import read_case_file
from hipspine.person.case import Case


def load(*, add: str | Path | None = None, cache: bool = True) -> Library:
    """All evidence, compiled; `add` is a folder of further study files. InputError with every problem of the data."""
    return _load(add=add, cache=cache)


def read_case(source: str | Path | Mapping[str, Any], library: Library | None = None) -> Case:
    """A case from a file, a text (TOML or JSON) or a mapping; InputError with every problem at once."""
    return read_case_file(source, (library or load()).vocabulary)


def assess(case: Case, library: Library | None = None, *, interval: float = 0.90) -> Answer:
    """Where the pain may come from, what to rule out first, what to look for next, and why."""
    return _assess(case, library or load(), interval=interval)


def assess_many(cases: Iterable[Case], library: Library | None = None) -> Iterator[Answer]:
    """The answers in the order of the cases, one at a time: memory stays flat."""
    shared = library or load()
    for case in cases:
        yield _assess(case, shared)


def next_tests(case: Case, library: Library | None = None) -> tuple[NextTest, ...]:
    """What to look for next, best first."""
    return assess(case, library).next_tests


def facts(
    library: Library,
    *,
    source: str | None = None,
    finding: str | None = None,
    kind: str | None = None,
    fused: str | None = None,
) -> tuple[Fact, ...]:
    """The facts that match every word given: pain source, finding, kind of fact, fused (all, some, none, unknown)."""
    return library.studies.select(source=source, finding=finding, kind=kind, fused=fused)


def references(answer: Answer) -> str:
    """The studies an answer rests on, numbered, in the Vancouver style."""
    return "\n".join(f"{number}. {one.text}" for number, one in enumerate(answer.references, 1))
