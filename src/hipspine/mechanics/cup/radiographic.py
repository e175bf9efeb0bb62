"""Radiographic inclination and anteversion."""

from __future__ import annotations

from math import hypot
from typing import Self

import msgspec

from hipspine.mechanics.cup.axis import Axis
from hipspine.mechanics.degrees import atan2, cos, sin


class Radiographic(msgspec.Struct, frozen=True):
    """What an anteroposterior film shows (Murray 1993). Degrees.

    `inclination` (RI): from the long axis to the cup axis as projected on the coronal plane; -180 to 180, usual cups
    30 to 60. `anteversion` (RA): from the coronal plane to the cup axis, positive when it opens to the front; -90 to
    90. c = (cos RA sin RI, sin RA, cos RA cos RI). Not to be mixed with the operative or anatomic pair: of one cup,
    RA is the smallest of the three anteversions. With RA = 90 the projection vanishes and RI is given as 0.
    """

    inclination: float
    anteversion: float

    def axis(self) -> Axis:
        """The cup axis in the frame of the angles."""
        across = cos(self.anteversion)
        return Axis(across * sin(self.inclination), sin(self.anteversion), across * cos(self.inclination))

    @classmethod
    def of(cls, axis: Axis) -> Self:
        """The two angles of an axis: RI = atan2(x, z), RA = asin y."""
        return cls(atan2(axis.x, axis.z), atan2(axis.y, hypot(axis.x, axis.z)))
