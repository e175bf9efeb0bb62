"""Operative inclination and anteversion."""

from __future__ import annotations

from math import hypot
from typing import Self

import msgspec

from hipspine.mechanics.cup.axis import Axis
from hipspine.mechanics.degrees import atan2, cos, sin


class Operative(msgspec.Struct, frozen=True):
    """What a surgeon sets with the person on the side (Murray 1993). Degrees.

    `inclination` (OI): from the sagittal plane to the cup axis; -90 to 90. `anteversion` (OA): from the long axis to
    the cup axis as projected on the sagittal plane, positive to the front; -180 to 180. On a true lateral film it is
    the ante-inclination. c = (sin OI, cos OI sin OA, cos OI cos OA). Tilting the pelvis leaves OI alone and adds its
    whole amount to OA. Of one cup that opens forward, OI is the smallest of the three inclinations.
    """

    inclination: float
    anteversion: float

    def axis(self) -> Axis:
        """The cup axis in the frame of the angles."""
        within = cos(self.inclination)
        return Axis(sin(self.inclination), within * sin(self.anteversion), within * cos(self.anteversion))

    @classmethod
    def of(cls, axis: Axis) -> Self:
        """The two angles of an axis: OI = asin x, OA = atan2(y, z)."""
        return cls(atan2(axis.x, hypot(axis.y, axis.z)), atan2(axis.y, axis.z))
