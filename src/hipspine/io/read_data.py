"""All documents that a library is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.io.data_folder import read_folder
from hipspine.io.toml_document import Document, read_document

PARTS: Final = ("vocabulary", "studies", "model")
DATED: Final = "evidence.toml"
_AGAIN: Final = "Install hipspine again; if HIPSPINE_DATA is set, mend or unset it."
_NO_FILES: Final = "holds no TOML file"


class DataDocuments(msgspec.Struct, frozen=True):
    """The files of a data folder by part and name, those of a folder added to it, and the date of the data.

    `problems`: files that cannot be read, folders that are missing or empty; what could be read stands beside them.
    """

    parts: dict[str, dict[str, Document]]
    added: dict[str, Document]
    date: str
    problems: tuple[Problem, ...]


def read_data(root: Path, add: Path | None = None) -> DataDocuments:
    """Read every part of the data folder `root`, and the study files of the folder `add`."""
    problems: list[Problem] = []
    parts = {part: _part(root / part, problems, _AGAIN) for part in PARTS}
    added = {} if add is None else _part(add, problems, "")
    try:
        date = str(read_document(root / DATED).mapping.get("date", "undated"))
    except InputError as error:
        problems += error.problems
        date = "undated"
    return DataDocuments(parts, added, date, tuple(problems))


def check_added(folder: Path) -> None:
    """InputError (`no-such-folder`, `no-data`) for a folder of further studies that is missing or holds none."""
    if not folder.is_dir():
        raise InputError([Problem("no-such-folder", "", None, "is not a folder", file=str(folder))])
    if next(folder.glob("**/*.toml"), None) is None:
        remedy = "Name the folder with the study files."
        raise InputError([Problem("no-data", "", None, _NO_FILES, remedy=remedy, file=str(folder))])


def _part(folder: Path, problems: list[Problem], remedy: str) -> dict[str, Document]:
    """The documents of one folder; what is wrong goes to `problems`."""
    if not folder.is_dir():
        problems.append(Problem("no-such-folder", "", None, "is not a folder", remedy=remedy, file=str(folder)))
        return {}
    before = len(problems)
    documents = read_folder(folder, problems=problems)
    if not documents and len(problems) == before:
        problems.append(Problem("no-data", "", None, _NO_FILES, remedy=remedy, file=str(folder)))
    return documents
