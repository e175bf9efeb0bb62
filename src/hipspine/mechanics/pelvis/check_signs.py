"""Typed angles of one person that were counted in opposite directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipspine.errors import Problem
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.spinopelvic import STANDING

MOVES = 4.0
"""Degrees from which on a change is one, and by which two measures of one rotation may differ."""


def check_signs(angles: Mapping[str, Mapping[str, Measured]]) -> Iterator[Problem]:
    """A problem where the anterior pelvic plane turns the other way than PT from standing to another posture.

    Both sit on one bone, so both change alike when both are posterior-positive. Most papers print the plane
    anterior-positive, and then PT and plane move in opposite directions.
    """
    start = angles.get(STANDING, {})
    for posture, found in angles.items():
        if posture == STANDING or not {"pelvic_tilt", "pelvic_plane_tilt"} <= start.keys() & found.keys():
            continue
        tilt, plane = (found[name].value - start[name].value for name in ("pelvic_tilt", "pelvic_plane_tilt"))
        if abs(tilt) > MOVES and abs(tilt + plane) <= MOVES:
            message = "turns the other way than PT from standing: mixed signs"
            remedy = "Count it posterior-positive as everything here; most papers print it anterior-positive."
            path = f"angles.{posture}.pelvic_plane_tilt"
            yield Problem("angles-contradict", path, f"{plane:+g} beside PT {tilt:+g}", message, "", remedy)
