"""Many cups against many positions of the neck at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def clearance(inclinations: Array, anteversions: Array, necks: Array) -> Array:
    """Smallest cosine of the angle between cup axis and neck over all necks, for every cup of a grid.

    `inclinations` (n) and `anteversions` (m) are radiographic, in degrees, in the frame of `necks` (k rows of unit
    vectors, as from `position`). Result n x m. A cup is free of contact in every position when its value is at least
    the cosine of half the oscillation angle. c . n = cos RA (sin RI nx + cos RI nz) + sin RA ny.
    """
    steep, forward = np.radians(inclinations), np.radians(anteversions)
    coronal = np.sin(steep)[:, None] * necks[:, 0] + np.cos(steep)[:, None] * necks[:, 2]
    least = np.full((len(steep), len(forward)), np.inf)
    for k in range(len(necks)):
        here = coronal[:, k, None] * np.cos(forward) + necks[k, 1] * np.sin(forward)
        np.minimum(least, here, out=least)
    return least


def position(neck: Array, flexion: Array, adduction: Array, internal_rotation: Array) -> Array:
    """The neck after the thigh has moved, in the frame in which the movement is counted; vectors in the last axis.

    The thigh turns about its own shaft first, then to the side, then flexes about the transverse axis of the frame
    (the joint coordinate system of Grood and Suntay): Rx(flexion) Ry(adduction) Rz(-internal rotation). Degrees.
    """
    flex, inward, turn = np.radians(flexion), np.radians(adduction), np.radians(internal_rotation)
    x, y, z = neck[..., 0], neck[..., 1], neck[..., 2]
    x, y = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
    x, z = x * np.cos(inward) - z * np.sin(inward), x * np.sin(inward) + z * np.cos(inward)
    y, z = y * np.cos(flex) + z * np.sin(flex), z * np.cos(flex) - y * np.sin(flex)
    return np.stack(np.broadcast_arrays(x, y, z), axis=-1)
