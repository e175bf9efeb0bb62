"""Reading how far everything may be off when a cup is planned."""

from __future__ import annotations

from typing import Final

from hipspine.errors import InputError
from hipspine.io.data_folder import data_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import read_document
from hipspine.mechanics.plan import Settings, read_settings

FILE: Final = "mechanics/planning.toml"


def planning_settings() -> Settings:
    """The settings of `data/mechanics/planning.toml`; InputError with file and line of every problem."""
    document = read_document(data_folder() / FILE, FILE)
    try:
        return read_settings(document.mapping)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None
