"""What measuring needs beyond geometry, from `data/mechanics/measurement.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hipspine.errors import Fields, InputError, Problem


class Rules(msgspec.Struct, frozen=True):
    """`landmark_sd` in mm where a film gives none (assumed); the published line from the sacro-femoral-pubic angle to
    pelvic tilt, `sfp_constant` - SFP with its residual `sfp_sd` (degrees), and the study it is from."""

    landmark_sd: float
    sfp_constant: float
    sfp_sd: float
    sfp_source: str


def read_rules(mapping: Mapping[str, Any]) -> Rules:
    """The rules of a parsed file. Raises InputError with every problem."""
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    fields.raw("schema")
    landmarks, angle = fields.table("landmarks"), fields.table("sacro_femoral_pubic")
    rules = Rules(
        landmark_sd=landmarks.number("sd_mm", 0, required=True) or 0.0,
        sfp_constant=angle.number("constant", required=True) or 0.0,
        sfp_sd=angle.number("sd", 0, required=True) or 0.0,
        sfp_source=angle.text("source", required=True),
    )
    for table in (landmarks, angle):
        table.text("basis")
        table.text("why", required=True)
        table.finish()
    fields.finish()
    if problems:
        raise InputError(problems)
    return rules
