"""Anatomic inclination and anteversion."""

from __future__ import annotations

from math import hypot
from typing import Self

import msgspec

from hipspine.mechanics.cup.axis import Axis
from hipspine.mechanics.degrees import atan2, cos, sin


class Anatomic(msgspec.Struct, frozen=True):
    """What is measured on the bone, or in the transverse plane of a CT (Murray 1993). Degrees.

    `inclination` (AI): from the long axis to the cup axis itself; 0 to 180. `anteversion` (AA): from the transverse
    axis to the cup axis as projected on the transverse plane, positive to the front; -180 to 180.
    c = (sin AI cos AA, sin AI sin AA, cos AI). Of one cup, AI is the largest of the three inclinations. AA of a native
    acetabulum and of a cup are read the same way, but the planes of the pelvis must be the same too.
    """

    inclination: float
    anteversion: float

    def axis(self) -> Axis:
        """The cup axis in the frame of the angles."""
        outward = sin(self.inclination)
        return Axis(outward * cos(self.anteversion), outward * sin(self.anteversion), cos(self.inclination))

    @classmethod
    def of(cls, axis: Axis) -> Self:
        """The two angles of an axis: AI = acos z, AA = atan2(y, x)."""
        return cls(atan2(hypot(axis.x, axis.y), axis.z), atan2(axis.y, axis.x))
