"""Range of motion by turning the neck and looking: slow and obvious, to check the closed form against."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from hipspine.mechanics.degrees import RIGHT, STRAIGHT, cos
from hipspine.mechanics.impingement.stem import Vector

Array = NDArray[np.float64]
AxisName = Literal["x", "y", "z"]

TURNS: Final[dict[str, tuple[AxisName, int, bool]]] = {
    "flexion": ("x", 1, False),
    "extension": ("x", -1, False),
    "internal_rotation_at_90": ("y", -1, True),
    "external_rotation": ("z", 1, False),
    "abduction": ("y", -1, False),
    "adduction": ("y", 1, False),
}
"""Axis of each movement, its direction in `turn`, and whether it starts from 90 degrees of flexion."""


def turn(axis: AxisName, angle: float) -> Array:
    """The matrix that turns a vector by `angle` degrees about one axis of the pelvis.

    About `x` (lateral): caudal goes to anterior, the thigh flexes. About `y` (anterior): lateral goes to caudal, the
    thigh adducts; backwards, with the thigh flexed to 90 degrees, it rotates inward. About `z` (caudal): lateral goes
    to posterior, the thigh rotates outward.
    """
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    if axis == "x":
        return np.array([[1, 0, 0], [0, c, s], [0, -s, c]])
    if axis == "y":
        return np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])
    return np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])


def by_rotation(cups: Array, necks: Array, half: Array, movement: str, step: float = 0.05) -> Array:
    """Degrees from neutral to the first contact, for many cups at once; NaN where neutral is in contact already.

    `cups` and `necks` are rows of unit vectors, `half` half the oscillation angles in degrees. Goes on in steps of
    `step` degrees to 180 and gives infinity where nothing was met by then.
    """
    axis, direction, flexed = TURNS[movement]
    start = necks @ turn("x", RIGHT).T if flexed else necks
    free = np.cos(np.radians(half))
    found = np.full(len(cups), np.inf)
    for count in range(int(STRAIGHT / step) + 1):
        here = start @ turn(axis, direction * count * step).T
        touching = np.einsum("ij,ij->i", cups, here) < free
        found[touching & np.isinf(found)] = np.nan if count == 0 else count * step
    return found


def touches(cup: Vector, neck: Vector, half: float) -> bool:
    """Whether a neck in this position meets the rim: its angle to the cup axis is more than half the oscillation."""
    return sum(one * other for one, other in zip(cup, neck, strict=True)) < cos(half)
