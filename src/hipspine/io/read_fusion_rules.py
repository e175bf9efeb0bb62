"""Reading what is known and assumed about a pelvis after a fusion."""

from __future__ import annotations

from typing import Final

from hipspine.errors import InputError
from hipspine.evidence.studies import Studies
from hipspine.io.data_folder import data_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import read_document
from hipspine.mechanics.fusion import FusionRules, read_fusion_rules

FILE: Final = "mechanics/fusion.toml"


def fusion_rules(studies: Studies) -> FusionRules:
    """The rules of `data/mechanics/fusion.toml`; InputError with file and line of every problem."""
    document = read_document(data_folder() / FILE, FILE)
    try:
        return read_fusion_rules(document.mapping, studies)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None
