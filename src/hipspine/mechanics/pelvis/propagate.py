"""From the error of the landmarks to the error of what is computed from them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from hipspine.mechanics.pelvis.film import Point

Compute = Callable[[dict[str, Point]], dict[str, float]]
STEP = 1e-3


def by_delta_method(compute: Compute, points: Mapping[str, Point], sd: float) -> dict[str, float]:
    """SD of every parameter when each coordinate of each landmark errs by `sd`, independently.

    First order: sd times the root of the sum of the squared derivatives, taken numerically.
    """
    total: dict[str, float] = {}
    for name, point in points.items():
        for axis in (0, 1):
            moved = []
            for sign in (1.0, -1.0):
                place = list(point)
                place[axis] += sign * STEP
                moved.append(compute({**points, name: (place[0], place[1])}))
            for key in moved[0].keys() & moved[1].keys():
                slope = (moved[0][key] - moved[1][key]) / (2 * STEP)
                total[key] = total.get(key, 0.0) + slope * slope
    return {key: sd * math.sqrt(square) for key, square in total.items()}


def by_simulation(
    compute: Compute, points: Mapping[str, Point], sd: float, draws: int = 2000, seed: int = 1
) -> dict[str, float]:
    """The same by drawing the landmarks: the slow check of the delta method."""
    random = np.random.default_rng(seed)
    found: dict[str, list[float]] = {}
    for _ in range(draws):
        shift = random.normal(0.0, sd, (len(points), 2))
        drawn = {
            name: (point[0] + float(move[0]), point[1] + float(move[1]))
            for (name, point), move in zip(points.items(), shift, strict=True)
        }
        for key, value in compute(drawn).items():
            found.setdefault(key, []).append(value)
    return {key: float(np.std(values, ddof=1)) for key, values in found.items()}
