"""How far everything may be off, and the zone to compare with, from `data/mechanics/planning.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hipspine.errors import Fields, InputError, Problem
from hipspine.mechanics.degrees import RIGHT

Range = tuple[float, float]


class Settings(msgspec.Struct, frozen=True):
    """Standard deviations in degrees, and ranges of radiographic inclination and anteversion, ends included.

    `cup_inclination`, `cup_anteversion`, `stem_version`: delivery error; `stance`: of the standing pelvis from day to
    day. `zone`: the classical zone; `grid`: the cups looked at, in whole degrees.
    """

    cup_inclination: float
    cup_anteversion: float
    stem_version: float
    stance: float
    zone_inclination: Range
    zone_anteversion: Range
    zone_source: str
    grid_inclination: Range
    grid_anteversion: Range


def read_settings(mapping: Mapping[str, Any]) -> Settings:
    """The settings of a parsed file. Raises InputError with every problem."""
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    fields.raw("schema")
    errors, zone, grid = fields.table("errors"), fields.table("classical_zone"), fields.table("grid")
    sds = {
        key: errors.number(key, 0, RIGHT, required=True) or 0.0
        for key in ("cup_inclination", "cup_anteversion", "stem_version", "stance")
    }
    errors.text("basis", required=True)
    settings = Settings(
        **sds,
        zone_inclination=_range(zone, "inclination"),
        zone_anteversion=_range(zone, "anteversion"),
        zone_source=zone.text("source", required=True),
        grid_inclination=_range(grid, "inclination"),
        grid_anteversion=_range(grid, "anteversion"),
    )
    for table in (errors, zone, grid):
        table.text("why", required=True)
        table.finish()
    fields.finish()
    if problems:
        raise InputError(problems)
    return settings


def _range(fields: Fields, key: str) -> Range:
    value = fields.raw(key)
    if isinstance(value, list) and len(value) == 2 and all(isinstance(end, int | float) for end in value):
        low, high = value
        if -RIGHT < low < high < RIGHT:
            return float(low), float(high)
    fields.say(key, "not-a-pair", "is no range", f"Allowed: [low, high] within {RIGHT:g} degrees.", value=str(value))
    return 0.0, 1.0
