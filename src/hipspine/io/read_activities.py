"""Reading a file of activities: one that comes with the project, or any other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hipspine.errors import InputError
from hipspine.io.data_folder import data_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import read_document
from hipspine.mechanics.activities import ActivitySet, read_activities

FOLDER: Final = "activities"
ENDING: Final = ".toml"


def read_activity_file(source: str | Path = "daily") -> ActivitySet:
    """The activities in a file, by its path, or by the name of one in `data/activities/`.

    Raises InputError with every problem, with file and line.
    """
    path = Path(source)
    if path.suffix != ENDING:
        path = data_folder() / FOLDER / f"{source}{ENDING}"
    document = read_document(path, None if path == Path(source) else f"{FOLDER}/{path.name}")
    try:
        return read_activities(document.mapping, path.stem)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None
