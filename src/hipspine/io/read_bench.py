"""Reading the published cases and, apart from them, what they turned out to be."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from hipspine.bench.read_truths import read_truths
from hipspine.bench.score import ALL_TESTS, score
from hipspine.bench.scores import Scores
from hipspine.bench.truth import Truth
from hipspine.diagnosis.library import Library
from hipspine.errors import InputError, Problem
from hipspine.io.data_folder import data_folder, read_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import read_document
from hipspine.person import Case, read_case
from hipspine.vocabulary import Vocabulary

FOLDER: Final = "cases"
TRUTH: Final = "truth.toml"


class Bench(msgspec.Struct, frozen=True):
    """Cases in both codings, and their truths."""

    cases: tuple[Case, ...]
    truths: tuple[Truth, ...]


def read_bench(vocabulary: Vocabulary, folder: str | Path | None = None) -> Bench:
    """Every `case-*.toml` of a folder, and its `truth.toml`; the folder `cases` of the data if not given.

    Raises InputError with every problem of every file, with file and line; a case without a truth is one.
    """
    root = data_folder() / FOLDER if folder is None else Path(folder)
    problems: list[Problem] = []
    documents = read_folder(root, "case-*.toml", problems)
    cases = []
    for name, document in documents.items():
        try:
            cases.append(read_case(document.mapping, vocabulary, Path(name).stem))
        except InputError as error:
            problems += place(error.problems, document)
    truths: tuple[Truth, ...] = ()
    try:
        document = read_document(root / TRUTH, TRUTH)
        try:
            truths = read_truths(document.mapping, vocabulary)
        except InputError as error:
            problems += place(error.problems, document)
    except InputError as error:
        problems += error.problems
    problems += _without_truth(cases, truths) if truths else []
    if problems:
        raise InputError(problems)
    return Bench(tuple(cases), truths)


def run_bench(library: Library, folder: str | Path | None = None) -> Scores:
    """Read the published cases and score the model on them; about a tenth of a second a case."""
    bench = read_bench(library.vocabulary, folder)
    return score(bench.cases, bench.truths, library)


def _without_truth(cases: list[Case], truths: tuple[Truth, ...]) -> list[Problem]:
    known = {truth.case for truth in truths}
    return [
        Problem(
            "missing-key", "cases", case.id, "is not there", remedy=f"Say what {case.id} turned out to be.", file=TRUTH
        )
        for case in cases
        if case.id.removesuffix(ALL_TESTS) not in known
    ]
