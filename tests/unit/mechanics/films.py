"""Films with landmarks put where known angles want them."""

from __future__ import annotations

import math
from typing import Any


def lateral(
    posture: str = "standing",
    *,
    incidence: float = 52.0,
    tilt: float = 15.0,
    lordosis: float = 55.0,
    lower: float = 36.0,
    thigh: float = 0.0,
    rim: float = 30.0,
    plane: float = 4.0,
    facing: str = "right",
    mm_per_pixel: float = 0.25,
    **more: Any,
) -> dict[str, Any]:
    """A lateral film; lengths in mm around the hip axis, the angles those of the arguments."""
    slope = incidence - tilt
    hip = (0.0, 0.0)
    s1 = along(hip, 90 + tilt, 110)
    points = {
        **plate("s1", s1, slope, 40),
        "femoral_head_1": (hip[0] + 4, hip[1] + 3),
        "femoral_head_2": (hip[0] - 4, hip[1] - 3),
        **plate("l4", along(s1, 80, 85), slope - lower, 38),
        **plate("l1", along(s1, 90, 190), slope - lordosis, 36),
        "symphysis": (60.0, -30.0),
        "asis": along((60.0, -30.0), 90 + plane, 120),
        "femur_proximal": along(hip, -90 + thigh, 60),
        "femur_distal": along(hip, -90 + thigh, 220),
        "cup_rim_posterior": along(hip, rim + 180, 26),
        "cup_rim_anterior": along(hip, rim, 26),
        **more.pop("points", {}),
    }
    sign = 1 if facing == "right" else -1
    pixels = {
        name: [1500 + sign * x / mm_per_pixel, 2200 - y / mm_per_pixel] for name, (x, y) in points.items() if (x, y)
    }
    pixels |= more.pop("landmarks", {})
    return {
        "view": "lateral",
        "posture": posture,
        "facing": facing,
        "width": 3000,
        "height": 4000,
        "mm_per_pixel": mm_per_pixel,
        "landmarks": {name: point for name, point in pixels.items() if point is not None},
        **more,
    }


def ap(**more: Any) -> dict[str, Any]:
    """An AP film of a symmetric pelvis, the person's right on the left of the picture."""
    right = {
        "teardrop": (-60.0, 0.0),
        "femoral_head": (-90.0, 15.0),
        "ischium": (-60.0, -45.0),
        "crest": (-90.0, 165.0),
        "lesser_trochanter": (-110.0, -50.0),
    }
    points = {"s1_midpoint": (0.0, 110.0), "symphysis_top": (0.0, -10.0)}
    for name, (x, y) in right.items():
        points |= {f"{name}_right": (x, y), f"{name}_left": (-x, y)}
    points |= more.pop("points", {})
    scale = more.pop("mm_per_pixel", 0.25)
    turned = more.pop("turned", 0.0)
    c, s = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    pixels = {name: [1500 + (x * c - y * s) / scale, 1500 - (x * s + y * c) / scale] for name, (x, y) in points.items()}
    rims = {
        side: [[1500 + (x * c - y * s) / scale, 1500 - (x * s + y * c) / scale] for x, y in rim]
        for side, rim in more.pop("rim_points", {}).items()
    }
    film = {"view": "ap", "posture": "supine", "facing": "left", "width": 3000, "height": 3000, "mm_per_pixel": scale}
    return {**film, "landmarks": pixels, "rims": rims, **more}


def rim(inclination: float, anteversion: float, side: str, points: int = 9, radius: float = 26.0) -> list[Any]:
    """The rim of a cup on an AP film, parallel projection; `x` to the person's left."""
    ri, ra = math.radians(inclination), math.radians(anteversion)
    lateral_sign = 1 if side == "left" else -1
    major = (lateral_sign * math.cos(ri), math.sin(ri))
    minor = (-lateral_sign * math.sin(ri), math.cos(ri))
    found = []
    for number in range(points):
        turn = 2 * math.pi * number / points
        u, v = radius * math.cos(turn), radius * math.sin(ra) * math.sin(turn)
        centre = 90.0 * lateral_sign
        found.append((centre + u * major[0] + v * minor[0], 15 + u * major[1] + v * minor[1]))
    return found


def plate(name: str, middle: tuple[float, float], slope: float, length: float) -> dict[str, tuple[float, float]]:
    """The two corners of an endplate that falls to the front by `slope` degrees."""
    return {
        f"{name}_anterior": along(middle, -slope, length / 2),
        f"{name}_posterior": along(middle, 180 - slope, length / 2),
    }


def along(start: tuple[float, float], direction: float, length: float) -> tuple[float, float]:
    """A point in a direction, in degrees from the front upwards."""
    turn = math.radians(direction)
    return start[0] + length * math.cos(turn), start[1] + length * math.sin(turn)


def file(*films: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A file of landmarks."""
    return {"schema": "hipspine.landmarks/1", "films": list(films), **more}
