"""The axis of a cup as a direction in space."""

from __future__ import annotations

import msgspec

from hipspine.mechanics.degrees import cos, sin

UNIT_WITHIN = 1e-6


class Axis(msgspec.Struct, frozen=True):
    """The axis of a cup: a unit vector that points out of its opening.

    Right hip; `x` lateral, `y` anterior, `z` caudal. A left hip is its mirror image, with the same numbers. The frame
    is that of the pelvis or of the room, whichever the angles were measured in: the caller says so. Raises ValueError
    when the vector is not of length 1.
    """

    x: float
    y: float
    z: float

    def __post_init__(self) -> None:
        if not abs(self.x**2 + self.y**2 + self.z**2 - 1) < UNIT_WITHIN:
            raise ValueError(f"the axis of a cup is a unit vector, not ({self.x}, {self.y}, {self.z})")

    def tilted(self, tilt: float) -> Axis:
        """The axis in the room after the pelvis has tilted by `tilt` degrees, posterior-positive.

        A rotation about the transverse axis `x`: caudal goes to anterior, y' = y cos t + z sin t,
        z' = z cos t - y sin t. Exact for any tilt.
        """
        return Axis(self.x, self.y * cos(tilt) + self.z * sin(tilt), self.z * cos(tilt) - self.y * sin(tilt))
