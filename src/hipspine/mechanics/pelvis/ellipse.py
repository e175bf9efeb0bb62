"""The ellipse that the rim of a cup makes on a film."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from hipspine.mechanics.degrees import FULL, STRAIGHT, atan2
from hipspine.mechanics.pelvis.film import Point


class Ellipse(msgspec.Struct, frozen=True):
    """Full axes in the unit of the points, and the direction of the long one in degrees, from 0 to 180."""

    major: float
    minor: float
    direction: float


def fit_ellipse(points: Sequence[Point]) -> Ellipse | None:
    """The ellipse through five points, or the best one by least squares (Fitzgibbon's direct fit, as Halir solves it).

    None where no ellipse fits: points on a line, or fewer than five different ones.
    """
    raw = np.array(points, float)
    middle = raw.mean(axis=0)
    size = float(np.abs(raw - middle).max())
    if size == 0.0 or len({tuple(point) for point in points}) < 5:
        return None
    x, y = ((raw - middle) / size).T
    if np.linalg.matrix_rank(np.column_stack([x, y]), tol=FLAT) < 2:
        return None
    curved, straight = np.column_stack([x * x, x * y, y * y]), np.column_stack([x, y, np.ones_like(x)])
    try:
        linear = -np.linalg.solve(straight.T @ straight, straight.T @ curved)
    except np.linalg.LinAlgError:
        return None
    scatter = curved.T @ curved + curved.T @ straight @ linear
    constrained = np.array([scatter[2] / 2, -scatter[1], scatter[0] / 2])
    _, vectors = np.linalg.eig(constrained)
    real = np.real(vectors)
    elliptic = 4 * real[0] * real[2] - real[1] ** 2
    best = int(np.argmax(elliptic))
    if elliptic[best] <= 0:
        return None
    a, b, c = (float(value) for value in real[:, best])
    d, e, f = (float(value) for value in linear @ real[:, best])
    return _axes(a, b, c, d, e, f, size)


FLAT = 1e-6


def _axes(a: float, b: float, c: float, d: float, e: float, f: float, size: float) -> Ellipse | None:
    """From a x2 + b xy + c y2 + d x + e y + f = 0 to the axes."""
    shape = np.array([[a, b / 2], [b / 2, c]])
    centre = np.linalg.solve(2 * shape, [-d, -e])
    level = float(centre @ shape @ centre) - f
    values, vectors = np.linalg.eigh(shape / level)
    if values[0] <= 0:
        return None
    long = vectors[:, 0]
    return Ellipse(
        2 * size / math.sqrt(values[0]),
        2 * size / math.sqrt(values[1]),
        (atan2(float(long[1]), float(long[0])) + FULL) % STRAIGHT,
    )
