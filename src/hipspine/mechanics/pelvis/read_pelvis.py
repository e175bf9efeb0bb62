"""From a parsed file of landmarks or angles to films and parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from hipspine.errors import Fields, InputError, Problem
from hipspine.mechanics.pelvis.check_signs import check_signs
from hipspine.mechanics.pelvis.film import Film
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.read_angles import read_angles
from hipspine.mechanics.pelvis.read_film import read_film
from hipspine.mechanics.pelvis.rules import Rules
from hipspine.mechanics.postures import POSTURES

SCHEMA: Final = "hipspine.landmarks/1"


class PelvisFile(msgspec.Struct, frozen=True):
    """What a file holds: `films` with landmarks, and `angles` typed by posture; one posture in one of the two."""

    id: str
    films: tuple[Film, ...]
    angles: dict[str, dict[str, Measured]]


def read_pelvis(mapping: Mapping[str, Any], rules: Rules, name: str = "pelvis") -> PelvisFile:
    """The films and angles of one parsed file. Raises InputError with every problem of every film at once."""
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    if fields.raw("schema") != SCHEMA:
        fields.say("schema", "unknown-schema", "is not a schema this program reads", f'Allowed: "{SCHEMA}".')
    own_sd = fields.number("landmark_sd_mm", 0)
    sd = rules.landmark_sd if own_sd is None else own_sd
    read = [(one.path, read_film(one, sd)) for one in fields.tables("films")]
    table = fields.table("angles")
    angles: dict[str, dict[str, Measured]] = {}
    for posture in POSTURES:
        if posture in table:
            angles[posture] = read_angles(table.table(posture))
    table.finish()
    problems += check_signs(angles)
    identity = fields.text("id", name)
    fields.finish()
    seen: set[tuple[str, str]] = {("lateral", posture) for posture in angles}
    for path, film in read:
        if film is None:
            continue
        if (film.view, film.posture) in seen:
            message = f"is entered twice ({film.view} film)"
            remedy = "One film, or one set of angles, for a posture: a second person or visit is another file."
            problems.append(Problem("entered-twice", f"{path}.posture", film.posture, message, "", remedy))
        seen.add((film.view, film.posture))
    if not read and not angles and not problems:
        problems.append(Problem("missing-key", "films", None, "is missing", "", "Add films, or angles by posture."))
    if problems:
        raise InputError(problems)
    return PelvisFile(identity, tuple(film for _, film in read if film is not None), angles)
