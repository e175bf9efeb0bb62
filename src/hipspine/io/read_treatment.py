"""Reading what treatment is known to do."""

from __future__ import annotations

from pathlib import Path

from hipspine.diagnosis.model_data import ModelData
from hipspine.errors import InputError, Problem
from hipspine.evidence.studies import Studies
from hipspine.io.data_folder import read_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import Document
from hipspine.treatment import TreatmentEvidence, compile_treatment, read_treatment_data
from hipspine.treatment.fact_use import fact_ids
from hipspine.vocabulary.vocabulary import Vocabulary

FOLDER = "treatment"


def treatment_documents(root: Path) -> dict[str, Document]:
    """The parsed files of `data/treatment`; none where the data folder has no such folder."""
    return read_folder(root / FOLDER) if (root / FOLDER).is_dir() else {}


def read_treatment(
    documents: dict[str, Document], vocabulary: Vocabulary, studies: Studies, model: ModelData
) -> TreatmentEvidence:
    """Everything about treatment, checked and pooled; empty without files.

    Raises InputError with every problem of every file, with file and line.
    """
    if not documents:
        return TreatmentEvidence()
    words = {word: (one.median, one.logit_sd) for word, one in model.links.scale.items()}
    known = fact_ids(studies)
    try:
        parsed = {name: document.mapping for name, document in documents.items()}
        data = read_treatment_data(parsed, vocabulary, known)
        return compile_treatment(data, studies, model.settings.spread, words)
    except InputError as error:
        raise InputError(_placed(error, documents)) from None


def treatment_problems(root: Path, vocabulary: Vocabulary, studies: Studies, model: ModelData) -> tuple[Problem, ...]:
    """The same problems, to be told rather than raised."""
    try:
        read_treatment(treatment_documents(root), vocabulary, studies, model)
    except InputError as error:
        return tuple(error.problems)
    return ()


def _placed(error: InputError, documents: dict[str, Document]) -> list[Problem]:
    found: list[Problem] = []
    for problem in error.problems:
        document = documents.get(problem.file)
        found += [problem] if document is None else place([problem.at("")], document)
    return [one.at(f"{FOLDER}/{one.file}", one.line) if one.file in documents else one for one in found]
