"""Where the data are, and reading a folder of them."""

from __future__ import annotations

import os
from pathlib import Path

from hipspine.errors import InputError, Problem
from hipspine.io.toml_document import Document, read_document

VARIABLE = "HIPSPINE_DATA"


def data_folder() -> Path:
    """The folder with `studies`, `vocabulary`, `model` and the rest.

    The environment variable HIPSPINE_DATA if it is set; else `data` inside the installed package; else `data`
    beside `src` in a checkout. Raises `InputError` (`no-data-folder`) if there is none.
    """
    package = Path(__file__).parents[1]
    chosen = os.environ.get(VARIABLE, "")
    places = [Path(chosen)] if chosen else [package / "data", package.parents[1] / "data"]
    for place in places:
        if place.is_dir():
            return place
    remedy = f"Mend or unset {VARIABLE}." if chosen else "Install hipspine again."
    message = "is not a folder with the data of hipspine"
    raise InputError([Problem("no-data-folder", "", None, message, remedy=remedy, file=str(places[-1]))])


def read_folder(
    path: str | Path, pattern: str = "**/*.toml", problems: list[Problem] | None = None
) -> dict[str, Document]:
    """Every file of a folder that matches, by its name inside the folder (`studies/lee-2019b.toml`), sorted.

    Hidden files are left out. Unusable files are all named in one `InputError`; where `problems` is given they are
    added to it instead, and the usable files returned. Raises `InputError` (`no-such-folder`) without a folder.
    """
    root = Path(path)
    if not root.is_dir():
        raise InputError([Problem("no-such-folder", "", None, "is not a folder", file=str(path))])
    found: list[Problem] = []
    documents: dict[str, Document] = {}
    names = (file.relative_to(root) for file in root.glob(pattern) if file.is_file())
    for name in sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts)):
        try:
            documents[name] = read_document(root / name, name)
        except InputError as error:
            found.extend(error.problems)
    if problems is not None:
        problems.extend(found)
    elif found:
        raise InputError(found)
    return documents
