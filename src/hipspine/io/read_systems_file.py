"""Reading the published classes of a pelvis."""

from __future__ import annotations

from typing import Final

from hipspine.errors import InputError
from hipspine.io.data_folder import data_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import read_document
from hipspine.mechanics.classification import Systems, read_systems

FILE: Final = "mechanics/classifications.toml"


def classification_systems() -> Systems:
    """The systems of `data/mechanics/classifications.toml`; InputError with file and line of every problem."""
    document = read_document(data_folder() / FILE, FILE)
    try:
        return read_systems(document.mapping)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None
