"""One film with its landmarks."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from hipspine.mechanics.postures import Posture

Point = tuple[float, float]
View = Literal["lateral", "ap"]
VIEWS: Final[tuple[View, ...]] = ("lateral", "ap")

LATERAL: Final = (
    *("s1_anterior", "s1_posterior", "femoral_head_1", "femoral_head_2"),
    *("l1_anterior", "l1_posterior", "l4_anterior", "l4_posterior", "c7_centre", "t1_centre"),
    *("asis", "symphysis", "femur_proximal", "femur_distal", "cup_rim_anterior", "cup_rim_posterior"),
)
"""Landmarks of a lateral film: corners of the upper endplates of S1, L1, L4; centres of the femoral heads and of the
bodies of C7 and T1; the anterior superior iliac spine (middle of the two) and the upper front edge of the symphysis;
two points on the axis of the femoral shaft; the two ends of the long axis of the cup's rim."""

SIDES: Final = ("left", "right")
AP: Final = (
    *("s1_midpoint", "symphysis_top"),
    *(
        f"{name}_{side}"
        for name in ("crest", "ischium", "teardrop", "femoral_head", "lesser_trochanter")
        for side in SIDES
    ),
)
"""Landmarks of an AP film, sides those of the person: middle of the S1 endplate, top of the symphysis; highest point
of the iliac crest, lowest of the ischial tuberosity, teardrop, centre of the femoral head, tip of the lesser
trochanter."""

RIM_POINTS: Final = 5
"""Points that determine an ellipse."""


class Film(msgspec.Struct, frozen=True):
    """A film: its view and posture, its landmarks in pixels (x to the right, y down), its scale.

    `facing`: lateral: the side of the picture the person looks to; AP: the side of the picture on which the person's
    right side lies. `scale`: mm of the body per pixel, after magnification, None if unknown. `landmark_sd`: error of a
    landmark in each direction, in mm where the scale is known, else in pixels; None if unknown. `rims`: points on the
    rim of a cup by side, AP only. `full_spine`: whether the film shows C7 to the femoral heads. `focus_to_film` and
    `object_to_film` in mm and `turn` in degrees, where known, tell what a turned pelvis does to an AP film.
    """

    view: View
    posture: Posture
    facing: str
    landmarks: dict[str, Point]
    scale: float | None = None
    landmark_sd: float | None = None
    full_spine: bool = False
    rims: dict[str, tuple[Point, ...]] = {}
    focus_to_film: float | None = None
    object_to_film: float | None = None
    turn: float | None = None

    def in_body(self, point: Point) -> Point:
        """A point of the picture in the frame of the body, in mm (pixels without a scale).

        Lateral: first to the front, then upwards. AP: first to the person's left, then upwards.
        """
        unit = self.scale or 1.0
        mirrored = self.facing == ("left" if self.view == "lateral" else "right")
        return (-point[0] if mirrored else point[0]) * unit, -point[1] * unit

    def points(self) -> dict[str, Point]:
        """Every landmark in the frame of the body."""
        return {name: self.in_body(point) for name, point in self.landmarks.items()}
