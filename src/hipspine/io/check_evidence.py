"""Every problem of a folder of study files, and of the data that come with the project."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hipspine.diagnosis.model_data import read_model_data
from hipspine.errors import InputError, Problem
from hipspine.evidence import Studies, Study, Words, check_between, check_study, study_and_problems
from hipspine.io.data_folder import data_folder, read_folder
from hipspine.io.positions import place
from hipspine.io.read_data import check_added
from hipspine.io.read_quality import quality_problems
from hipspine.io.read_treatment import treatment_problems
from hipspine.io.toml_document import Document
from hipspine.vocabulary import UNMODELLED, Vocabulary, read_vocabulary


class Checked(msgspec.Struct, frozen=True):
    """The studies of the folder that was checked, and every problem in it, with file and line."""

    studies: Studies
    problems: tuple[Problem, ...]


def check_evidence(folder: str | Path | None = None) -> Checked:
    """Check a folder of study files against the vocabulary and beside the built-in studies; all data without one.

    A study of the folder replaces the built-in one of its id. Raises InputError for a folder that is not there or
    holds no study file.
    """
    built_in = data_folder() / "studies"
    check_added(built_in if folder is None else Path(folder))
    problems: list[Problem] = []
    vocabulary = _vocabulary(problems, quiet=folder is not None)
    words = Words({*vocabulary.sources, UNMODELLED}, vocabulary.findings) if vocabulary is not None else None
    chosen = read_folder(built_in if folder is None else folder, problems=problems)
    studies, documents = _studies(chosen, words, problems)
    others = {} if folder is None else read_folder(built_in, problems=[])
    beside, _ = _studies(others, None, [])
    everything = {study.id: study for study in (*beside, *studies)}
    for id, found in check_between(Studies(everything.values())).items():
        if id in documents:
            problems += place(found, documents[id])
    if folder is None and vocabulary is not None:
        problems += _model_problems(vocabulary, Studies(studies))
    if folder is None:
        problems += quality_problems(data_folder(), Studies(studies))
    return Checked(Studies(studies), tuple(problems))


def _studies(
    chosen: dict[str, Document], words: Words | None, problems: list[Problem]
) -> tuple[list[Study], dict[str, Document]]:
    studies: list[Study] = []
    documents: dict[str, Document] = {}
    for name, document in chosen.items():
        study, wrong = study_and_problems(document.mapping, name)
        problems += place([*wrong, *check_study(study, words)], document)
        studies.append(study)
        documents[study.id] = document
    return studies, documents


def _vocabulary(problems: list[Problem], *, quiet: bool) -> Vocabulary | None:
    """The words; what is wrong with them is added to `problems`, or raised where `quiet` (none can be shown)."""
    documents = read_folder(data_folder() / "vocabulary")
    try:
        return read_vocabulary({name: document.mapping for name, document in documents.items()})
    except InputError as error:
        if quiet:
            raise
        problems += _placed(error, documents)
        return None


def _model_problems(vocabulary: Vocabulary, studies: Studies) -> tuple[Problem, ...]:
    """What is wrong with the judgements; where these can be read, what is wrong with the treatment files."""
    documents = read_folder(data_folder() / "model")
    try:
        model = read_model_data({name: document.mapping for name, document in documents.items()}, vocabulary)
    except InputError as error:
        return _placed(error, documents)
    return treatment_problems(data_folder(), vocabulary, studies, model)


def _placed(error: InputError, documents: dict[str, Document]) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for problem in error.problems:
        document = documents.get(problem.file)
        found += [problem] if document is None else place([problem.at("")], document)
    return tuple(found)
