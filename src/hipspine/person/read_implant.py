"""From one table of `implants` to an `Implant`."""

from __future__ import annotations

from typing import cast

from hipspine.errors import Fields
from hipspine.person.implant import Implant
from hipspine.person.read_levels import check_level
from hipspine.person.words import IMPLANT_KINDS, ImplantKind
from hipspine.vocabulary import SIDES, Side


def read_implant(fields: Fields, anatomy: str) -> Implant:
    """The implant; problems go to the list of `fields`."""
    level = fields.text("level")
    if level and not check_level(fields, "level", level, anatomy):
        level = ""
    implant = Implant(
        kind=cast(
            ImplantKind,
            fields.one_of("kind", IMPLANT_KINDS, "other", code="unknown-implant", kind="implant", required=True),
        ),
        side=cast(Side, fields.one_of("side", SIDES, "unknown", kind="side")),
        level=level,
    )
    fields.finish()
    return implant
