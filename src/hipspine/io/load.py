"""Reading all data into a library."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from hipspine.diagnosis.act_on import with_costs
from hipspine.diagnosis.action_thresholds import ActionThreshold
from hipspine.diagnosis.estimates import compile_estimates
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.model_data import ModelData, read_model_data
from hipspine.errors import InputError, Problem
from hipspine.evidence.checks import Words, check_study
from hipspine.evidence.read_study import study_and_problems
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study
from hipspine.io.compiled import cache_key, read_compiled, write_compiled
from hipspine.io.data_folder import data_folder
from hipspine.io.positions import place
from hipspine.io.read_data import DataDocuments, check_added, read_data
from hipspine.io.read_quality import read_limits, read_quality
from hipspine.io.read_treatment import read_treatment, treatment_documents
from hipspine.io.toml_document import Document
from hipspine.treatment import TreatmentEvidence
from hipspine.vocabulary import UNMODELLED
from hipspine.vocabulary.read_vocabulary import read_vocabulary
from hipspine.vocabulary.vocabulary import Vocabulary


def load(*, add: str | Path | None = None, cache: bool = True, data: str | Path | None = None) -> Library:
    """The library: vocabulary, studies, judgements and the estimates made of them.

    `add` names a folder of further study files; one with the id of a built-in study replaces it. `data` replaces
    the built-in data folder. With `cache` the compiled form is kept in the user's cache folder. Raises
    InputError with every problem of every file, with file and line.
    """
    root = data_folder() if data is None else Path(data)
    if add is not None:
        check_added(Path(add))
    folders = [root] if add is None else [root, Path(add)]
    key = cache_key(folders) if cache and all(folder.is_dir() for folder in folders) else ""
    known = read_compiled(key) if key else None
    if known is not None:
        return known
    library = _read(root, None if add is None else Path(add))
    if key:
        write_compiled(key, library)
    return library


def _read(root: Path, add: Path | None) -> Library:
    data = read_data(root, add)
    documents = dict(data.parts)
    studies = _studies(data)
    vocabulary = _placed(documents["vocabulary"], lambda parsed: read_vocabulary(parsed))
    _check_added(data, vocabulary)
    model = _placed(documents["model"], lambda parsed: read_model_data(parsed, vocabulary))
    try:
        estimates = compile_estimates(vocabulary, studies, model)
    except (ValueError, KeyError) as error:
        remedy = "A prior or a block names facts that are not there, or the study file lost them."
        raise InputError(
            [Problem("no-fact", "", None, str(error).strip("'\""), remedy=remedy, file="model")]
        ) from error
    documents["treatment"] = treatment_documents(root)
    treatment = read_treatment(documents["treatment"], vocabulary, studies, model)
    quality = {studies[name].id if name in studies else name: one for name, one in read_quality(root).items()}
    version = _version(documents, data)
    acted = msgspec.structs.replace(model, thresholds=_thresholds(model, documents["model"], treatment, vocabulary))
    return Library(vocabulary, studies, acted, estimates, version, quality, read_limits(root), treatment)


def _thresholds(
    model: ModelData, documents: Mapping[str, Document], treatment: TreatmentEvidence, vocabulary: Vocabulary
) -> dict[str, ActionThreshold]:
    """The thresholds of action, moved by the costs in data/treatment where the model file names no source."""
    document = documents.get("action_thresholds.toml")
    named = [] if document is None else [str(one.get("source")) for one in document.mapping.get("sources", ())]
    guarded = [source.id for source in vocabulary.sources.values() if source.must_not_miss]
    return with_costs(model.thresholds, named, guarded, {name: one.act for name, one in treatment.sources.items()})


def _placed(documents: Mapping[str, Document], read: Any) -> Any:
    """Read parsed documents; problems come back with the line of their file."""
    try:
        return read({name: document.mapping for name, document in documents.items()})
    except InputError as error:
        placed: list[Problem] = []
        for problem in error.problems:
            document = documents.get(problem.file)
            bare = problem.at("")
            placed += place([bare], document) if document is not None else [problem]
        raise InputError(placed) from None


def _studies(data: DataDocuments) -> Studies:
    """All studies, an added one in place of the built-in one of its id; raises every problem of all files."""
    problems = list(data.problems)
    found: dict[str, Study] = {}
    for documents in (data.parts["studies"], data.added):
        names: dict[str, str] = {}
        for document in documents.values():
            study, wrong = study_and_problems(document.mapping, document.name)
            if study.id and study.id in names:
                message = f"is the id of {names[study.id]} too"
                wrong = [*wrong, Problem("duplicate-id", "id", study.id, message, remedy="Keep one of the two files.")]
            names[study.id] = document.name
            problems += place(wrong, document)
            found[study.id] = study
    if problems:
        raise InputError(problems)
    return Studies(found.values())


def _check_added(data: DataDocuments, vocabulary: Vocabulary) -> None:
    """Added studies must stand up to the checks that the built-in ones passed; raises every problem of all of them."""
    words = Words({*vocabulary.sources, UNMODELLED}, vocabulary.findings)
    problems: list[Problem] = []
    for document in data.added.values():
        study, _ = study_and_problems(document.mapping, document.name)
        problems += place(check_study(study, words), document)
    if problems:
        raise InputError(problems)


def _version(documents: Mapping[str, Mapping[str, Document]], data: DataDocuments) -> str:
    """Date of the data and 12 hexadecimal digits of SHA-256 over all of it as parsed, keys sorted."""
    everything = {part: {name: one.mapping for name, one in found.items()} for part, found in documents.items()}
    everything["added"] = {name: one.mapping for name, one in data.added.items()}
    text = json.dumps(everything, sort_keys=True, default=str, ensure_ascii=False)
    return f"{data.date}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
