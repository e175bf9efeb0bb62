"""Angles of a lateral film from its landmarks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from hipspine.mechanics.degrees import FULL, RIGHT, STRAIGHT, atan2, wrapped
from hipspine.mechanics.pelvis.film import Point

IN_MM: Final = frozenset({"sagittal_vertical_axis_mm"})
"""Parameters that are lengths; all others are angles."""


def lateral_parameters(points: Mapping[str, Point], *, full_spine: bool = False) -> dict[str, float]:
    """Every parameter that these landmarks give, in degrees (SVA in the unit of the points).

    Points in the frame of the body: first coordinate to the front, second upwards. PI = PT + SS holds exactly, because
    all three are directions of the same two lines.

    - `sacral_slope` SS: S1 endplate to the horizontal, positive when its front end is lower.
    - `pelvic_tilt` PT: line from hip axis to middle of S1 to the vertical, positive when S1 lies behind.
    - `pelvic_incidence` PI: normal of S1 at its middle to the line to the hip axis. The hip axis is the middle of the
      two femoral heads; with one head it goes through that.
    - `lumbar_lordosis` LL (L1-S1) and `lordosis_l4_s1`: between upper endplates, lordosis positive.
    - `pi_minus_ll`: PI - LL, positive when lordosis is missing.
    - `sagittal_vertical_axis_mm` SVA: centre of C7 in front of the back corner of S1; `t1_pelvic_angle` TPA: at the
      hip axis from S1 to T1, positive to the front. Both from full-spine films alone.
    - `pelvic_plane_tilt`: anterior pelvic plane to the vertical, *posterior-positive* (most papers turn it round).
    - `pelvic_femoral_angle` PFA: at the hip, in front, from S1 to the shaft: 180 + PT with the thigh vertical, less
      each degree of thigh flexion.
    - `ante_inclination` AI: rim of the cup to the horizontal, positive when its front end is higher; on a true
      lateral film the operative anteversion. `combined_sagittal_index` CSI = AI + PFA.
    """
    front, back = points["s1_anterior"], points["s1_posterior"]
    middle = _middle(front, back)
    heads = [points[name] for name in ("femoral_head_1", "femoral_head_2") if name in points]
    hip = _middle(*heads) if len(heads) == 2 else heads[0]
    slope, tilt = _downward(back, front), _behind(hip, middle)
    incidence = wrapped(slope + tilt)
    found = {"pelvic_incidence": incidence, "pelvic_tilt": tilt, "sacral_slope": slope}
    if {"l1_anterior", "l1_posterior"} <= points.keys():
        lordosis = wrapped(slope - _downward(points["l1_posterior"], points["l1_anterior"]))
        found |= {"lumbar_lordosis": lordosis, "pi_minus_ll": incidence - lordosis}
    if {"l4_anterior", "l4_posterior"} <= points.keys():
        found["lordosis_l4_s1"] = wrapped(slope - _downward(points["l4_posterior"], points["l4_anterior"]))
    if full_spine and "c7_centre" in points:
        found["sagittal_vertical_axis_mm"] = points["c7_centre"][0] - back[0]
    if full_spine and "t1_centre" in points:
        found["t1_pelvic_angle"] = wrapped(tilt - _behind(hip, points["t1_centre"]))
    if {"asis", "symphysis"} <= points.keys():
        found["pelvic_plane_tilt"] = _behind(points["symphysis"], points["asis"])
    if {"femur_proximal", "femur_distal"} <= points.keys():
        found["pelvic_femoral_angle"] = (
            STRAIGHT + tilt - _thigh_flexion(points["femur_proximal"], points["femur_distal"])
        )
    if {"cup_rim_anterior", "cup_rim_posterior"} <= points.keys():
        found["ante_inclination"] = -_downward(points["cup_rim_posterior"], points["cup_rim_anterior"])
    return with_index(found)


def with_index(found: dict[str, float]) -> dict[str, float]:
    """The same with the combined sagittal index where both of its parts are there."""
    if {"ante_inclination", "pelvic_femoral_angle"} <= found.keys():
        found["combined_sagittal_index"] = found["ante_inclination"] + found["pelvic_femoral_angle"]
    return found


def line_angle(start: Point, end: Point) -> float:
    """Direction from one point to another, in degrees from the front (or the left) upwards."""
    return atan2(end[1] - start[1], end[0] - start[0])


def distance(start: Point, end: Point) -> float:
    """Distance of two points, in their unit."""
    return math.dist(start, end)


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _downward(start: Point, end: Point) -> float:
    return -line_angle(start, end)


def _behind(low: Point, high: Point) -> float:
    """How far the line from `low` to `high` leans back from the vertical."""
    return wrapped(line_angle(low, high) - RIGHT)


def _thigh_flexion(proximal: Point, distal: Point) -> float:
    """From straight down to the front; from -90 (in extension) to 270."""
    flexion = (line_angle(proximal, distal) + RIGHT) % FULL
    return flexion - FULL if flexion > FULL - RIGHT else flexion
