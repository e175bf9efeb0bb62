"""What is said about one cup: its six angles, how far the hip moves, how far the head must jump."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from hipspine.mechanics.cup import CombinedAnteversion, Definition, Orientation
from hipspine.mechanics.cup.orientation import tidy
from hipspine.mechanics.impingement import Bearing, RangeOfMotion, Stem, jumping_distance, range_of_motion

SCHEMA: Final = "hipspine.cup/1"
LIMITS: Final = (
    "The range is neck on rim only: bone, soft tissue and the other leg stop most movements sooner.",
    "It starts with the thigh along the long axis of the room, the pelvis tilted as given; tilt is counted once.",
    "The jumping distance is lateral only; it says nothing about the way out to the front or the back.",
    "Simulation for research and teaching; it recommends no position of a cup.",
)


class CupAnswer(msgspec.Struct, frozen=True):
    """A cup as placed, the same in the room after the tilt, and what follows for the hip.

    `placed` in the frame in which it was measured; `cup` after the pelvis tilted back by `tilt` degrees (the same at
    0). `definition` is that of the input. `stem` and `bearing` are None where only the angles were asked for; then
    nothing is said about motion.
    """

    placed: Orientation
    definition: Definition
    tilt: float
    stem: Stem | None = None
    bearing: Bearing | None = None

    @property
    def cup(self) -> Orientation:
        """The functional orientation, in the frame of the room."""
        return self.placed.tilted(self.tilt) if self.tilt else self.placed

    @property
    def range(self) -> RangeOfMotion | None:
        """The range of motion of the thigh against the room, neck on rim only; None without stem and bearing."""
        if self.stem is None or self.bearing is None:
            return None
        return range_of_motion(self.cup, self.stem, self.bearing)

    def to_dict(self) -> dict[str, Any]:
        """The keys of `schemas/cup.schema.json`, all of them, to 6 significant digits."""
        found, bearing, cup = self.range, self.bearing, self.cup
        inner = None if bearing is None else bearing.inner_oscillation_angle()
        sums = None if self.stem is None else CombinedAnteversion.of(cup, self.stem.version).to_dict()
        return {
            "schema": SCHEMA,
            "input": self._input(),
            "definitions": cup.to_dict(),
            "at_zero_tilt": self.placed.to_dict(),
            "per_degree_of_tilt": {
                "inclination": tidy(cup.inclination_per_degree()),
                "anteversion": tidy(cup.anteversion_per_degree()),
            },
            "combined_anteversion": sums,
            "oscillation_angle": None if bearing is None else tidy(bearing.oscillation_angle()),
            "inner_oscillation_angle": None if inner is None else tidy(inner),
            "range_of_motion": None if found is None else found.to_dict(),
            "unlimited": [] if found is None else list(found.unlimited),
            "blocked": [] if found is None else list(found.blocked),
            "contact_at_neutral": None if found is None else found.contact_at_neutral,
            "contact_at_90": None if found is None else found.contact_at_90,
            "jumping_distance_mm": None if bearing is None else tidy(jumping_distance(cup, bearing)),
            "limits": list(LIMITS),
        }

    def _input(self) -> dict[str, Any]:
        given = self.placed.to_dict()[self.definition]
        stem, bearing = self.stem, self.bearing
        return {
            "definition": self.definition,
            **given,
            "tilt": self.tilt,
            "stem_version": None if stem is None else stem.version,
            "neck_shaft": None if stem is None else stem.neck_shaft,
            "head_mm": None if bearing is None else bearing.head,
            "neck_mm": None if bearing is None else bearing.neck,
            "liner_arc": None if bearing is None else bearing.liner_arc,
            "mobile_liner_mm": None if bearing is None else bearing.mobile_liner or None,
            "stated_oscillation_angle": None if bearing is None else bearing.stated or None,
        }
