"""The stem of a hip replacement."""

from __future__ import annotations

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.mechanics.degrees import RIGHT, cos, sin
from hipspine.mechanics.impingement.limits import NECK_SHAFT, STEM_VERSION

Vector = tuple[float, float, float]


class Stem(msgspec.Struct, frozen=True):
    """A stem: `version` (b) and `neck_shaft` (CCD), in degrees.

    Version: from the transverse axis to the neck as projected along the shaft, positive when the head lies in front
    of the shaft (anteversion). Neck-shaft angle: between the axes of neck and shaft, usual 125 to 135. Offset and leg
    length do not change when neck and rim meet; they matter for bone contact, which is not modelled. Raises InputError
    (`impossible-implant`) with every problem.
    """

    version: float
    neck_shaft: float

    def __post_init__(self) -> None:
        problems = [
            *out_of_limits("stem_version", self.version, STEM_VERSION, "degrees"),
            *out_of_limits("neck_shaft", self.neck_shaft, NECK_SHAFT, "degrees"),
        ]
        if problems:
            raise InputError(problems)

    @property
    def slope(self) -> float:
        """Angle a of the neck below the horizontal when the shaft is vertical: CCD - 90."""
        return self.neck_shaft - RIGHT

    def neck(self) -> Vector:
        """The neck from the head outwards: (cos a cos b, -cos a sin b, sin a).

        In the frame of the pelvis with the thigh neutral: shaft along the long axis, no rotation.
        """
        flat = cos(self.slope)
        return flat * cos(self.version), -flat * sin(self.version), sin(self.slope)


def out_of_limits(name: str, value: float, limits: tuple[float, float], unit: str) -> list[Problem]:
    """The problem of an implant that cannot be, or none."""
    low, high = limits
    if low <= value <= high:
        return []
    allowed = f"Allowed: a number from {low:g} to {high:g} {unit}."
    return [Problem("impossible-implant", name, f"{value:g}", "is no implant that can be", allowed)]
