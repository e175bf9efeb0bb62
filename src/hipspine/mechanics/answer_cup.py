"""From numbers as typed to an answer about a cup, with every problem at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict, TypeVar

from hipspine.errors import InputError, Problem
from hipspine.mechanics.cup import Definition, Orientation
from hipspine.mechanics.cup_answer import CupAnswer
from hipspine.mechanics.degrees import STRAIGHT
from hipspine.mechanics.impingement import Bearing, Stem
from hipspine.mechanics.impingement.limits import TILT

Made = TypeVar("Made")


class CupParts(TypedDict, total=False):
    """What may be given besides the two angles; see `answer_cup`."""

    definition: Definition
    tilt: float
    stem_version: float | None
    neck_shaft: float | None
    head: float | None
    neck: float | None
    liner_arc: float
    mobile_liner: float
    oscillation_angle: float


def answer_cup(
    inclination: float,
    anteversion: float,
    *,
    definition: Definition = "radiographic",
    tilt: float = 0.0,
    stem_version: float | None = None,
    neck_shaft: float | None = None,
    head: float | None = None,
    neck: float | None = None,
    liner_arc: float = STRAIGHT,
    mobile_liner: float = 0.0,
    oscillation_angle: float = 0.0,
) -> CupAnswer:
    """The answer for a cup at these angles (degrees) with these parts (mm, degrees).

    `tilt` is posterior-positive and counted from the posture in which the cup was measured. `stem_version`,
    `neck_shaft`, `head` and `neck` are needed together: without any of them only the angles are given. Raises
    InputError with every problem (`out-of-range`, `impossible-implant`, `missing-key`, `unknown-word`).
    """
    problems: list[Problem] = []
    parts = {"stem_version": stem_version, "neck_shaft": neck_shaft, "head": head, "neck": neck}
    extras = {"liner_arc": liner_arc != STRAIGHT, "mobile_liner": mobile_liner, "oscillation_angle": oscillation_angle}
    wanted = any(part is not None for part in parts.values()) or any(extras.values())
    if wanted:
        remedy = "A range of motion needs stem version, neck-shaft angle, head and neck; the angles need none of them."
        problems += [
            Problem("missing-key", name, None, "is missing", "", remedy) for name, part in parts.items() if part is None
        ]
    low, high = TILT
    if not low <= tilt <= high:
        allowed = f"Allowed: a number from {low:g} to {high:g} degrees, positive when the top of the pelvis goes back."
        problems.append(Problem("out-of-range", "tilt", f"{tilt:g}", "is out of range", allowed))
    cup = _made(lambda: Orientation.measured(inclination, anteversion, definition), problems)
    stem = bearing = None
    if stem_version is not None and neck_shaft is not None:
        stem = _made(lambda: Stem(stem_version, neck_shaft), problems)
    if head is not None and neck is not None:
        bearing = _made(lambda: Bearing(head, neck, liner_arc, mobile_liner, oscillation_angle), problems)
    if problems or cup is None:
        raise InputError(problems)
    return CupAnswer(cup, definition, tilt, stem, bearing)


def _made(make: Callable[[], Made], problems: list[Problem]) -> Made | None:
    """What was made, or None with its problems added to the list."""
    try:
        return make()
    except InputError as error:
        problems += error.problems
        return None
