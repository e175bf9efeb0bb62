"""What cannot be right about the landmarks of one film."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

from hipspine.errors import Problem
from hipspine.mechanics.pelvis.ellipse import fit_ellipse
from hipspine.mechanics.pelvis.film import AP, RIM_POINTS, SIDES, Film, Point
from hipspine.mechanics.pelvis.lateral_parameters import distance, lateral_parameters

LINES: Final = {
    "lateral": (
        *(("s1_posterior", "s1_anterior"), ("l1_posterior", "l1_anterior"), ("l4_posterior", "l4_anterior")),
        *(("symphysis", "asis"), ("femur_proximal", "femur_distal"), ("cup_rim_posterior", "cup_rim_anterior")),
    ),
    "ap": tuple((f"{name}_right", f"{name}_left") for name in ("teardrop", "femoral_head", "crest", "ischium")),
}
ABOVE: Final = {
    "lateral": (("c7_centre", "t1_centre", "l1_anterior", "l4_anterior", "s1_anterior"), ("asis", "symphysis")),
    "ap": (("s1_midpoint", "symphysis_top"), ("crest_left", "ischium_left"), ("crest_right", "ischium_right")),
}
"""Landmarks that follow one another downwards in any posture a film is taken in, the picture upright."""

APART: Final = 0.02
"""Share of the film's spread within which two points count as one, and a point as lying on a line."""

INCIDENCE: Final = (5.0, 115.0)
"""Pelvic incidences beyond these are no pelvis; the side the person looks to, or a landmark, is wrong."""


def check_landmarks(film: Film, path: str, entered: Collection[str]) -> Iterator[Problem]:
    """Every problem: points that coincide or lie on one line, points of two names swapped, a missing femoral head.

    `entered`: all names that stand in the file; what was unusable has its problem already and is not missing.
    """
    points = film.points()
    size = max((distance(one, other) for one in points.values() for other in points.values()), default=0.0)
    found = [*_coincide(film, points, APART * size, path), *_upside_down(film, points, path)]
    found += _lateral(points, path, entered) if film.view == "lateral" else _sides(film, points, path)
    yield from found
    whole = {"s1_anterior", "s1_posterior"} <= points.keys() and {"femoral_head_1", "femoral_head_2"} & points.keys()
    if film.view == "lateral" and not found and whole:
        yield from _shape(points, path)


def _coincide(film: Film, points: dict[str, Point], within: float, path: str) -> Iterator[Problem]:
    for one, other in LINES[film.view]:
        if one in points and other in points and distance(points[one], points[other]) <= within:
            message = f"lies where {one} lies, so that they make no line"
            yield Problem("landmarks-collinear", f"{path}.landmarks.{other}", None, message, "", "Set both anew.")


def _upside_down(film: Film, points: dict[str, Point], path: str) -> Iterator[Problem]:
    for chain in ABOVE[film.view]:
        present = [name for name in chain if name in points]
        for upper, lower in pairwise(present):
            if points[upper][1] <= points[lower][1]:
                message = f"does not lie above {lower}"
                remedy = "Are the two swapped, or is the picture upside down? Pixels are counted from the top."
                yield Problem("landmarks-swapped", f"{path}.landmarks.{upper}", None, message, "", remedy)


def _lateral(points: dict[str, Point], path: str, entered: Collection[str]) -> Iterator[Problem]:
    place = f"{path}.landmarks"
    for name in ("s1_anterior", "s1_posterior"):
        if name not in entered:
            yield Problem("missing-landmark", f"{place}.{name}", None, "is missing", "", "Every angle starts from S1.")
    if not {"femoral_head_1", "femoral_head_2"} & set(entered):
        remedy = "PI and PT need the hip axis: give femoral_head_1, and femoral_head_2 where both are seen."
        yield Problem("missing-landmark", f"{place}.femoral_head_1", None, "is missing", "", remedy)
    for name in ("s1", "l1", "l4", "cup_rim"):
        front, back = f"{name}_anterior", f"{name}_posterior"
        if (front in entered) != (back in entered) and name != "s1":
            missing = back if front in entered else front
            yield Problem("missing-landmark", f"{place}.{missing}", None, "is missing", "", "A line needs both ends.")
        if front in points and back in points and points[front][0] < points[back][0]:
            message = f"lies behind {back}"
            remedy = "Are the two swapped, or does the person look to the other side of the picture (facing)?"
            yield Problem("landmarks-swapped", f"{place}.{front}", None, message, "", remedy)
    hip = points.get("femoral_head_1", points.get("femoral_head_2"))
    ends = [points[name] for name in ("femur_proximal", "femur_distal") if name in points]
    if hip is not None and len(ends) == 2 and distance(hip, ends[0]) > distance(hip, ends[1]):
        message = "is farther from the hip than femur_distal"
        yield Problem("landmarks-swapped", f"{place}.femur_proximal", None, message, "", "Are the two swapped?")


def _shape(points: dict[str, Point], path: str) -> Iterator[Problem]:
    """What the angles themselves say."""
    front, back = points["s1_anterior"], points["s1_posterior"]
    heads = [points[name] for name in ("femoral_head_1", "femoral_head_2") if name in points]
    for number, head in enumerate(heads, 1):
        middle = ((front[0] + back[0]) / 2, (front[1] + back[1]) / 2)
        if _off_line(head, back, front) <= APART * max(distance(head, middle), 1.0):
            message = "lies on the line of the S1 endplate"
            remedy = "Three landmarks on one line give no pelvic incidence: set them anew."
            yield Problem("landmarks-collinear", f"{path}.landmarks.femoral_head_{number}", None, message, "", remedy)
            return
    incidence = lateral_parameters(points)["pelvic_incidence"]
    low, high = INCIDENCE
    if not low <= incidence <= high:
        message = "would make a pelvic incidence that no pelvis has"
        allowed = f"Allowed: {low:g} to {high:g} degrees."
        remedy = "Is facing right, and are S1 and the femoral heads where they belong?"
        place = f"{path}.landmarks"
        yield Problem("landmarks-swapped", place, f"PI {incidence:.0f}", message, allowed, remedy)


def _off_line(point: Point, start: Point, end: Point) -> float:
    cross = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
    return abs(cross) / max(distance(start, end), 1e-12)


def _sides(film: Film, points: dict[str, Point], path: str) -> Iterator[Problem]:
    for name in dict.fromkeys(one.rpartition("_")[0] for one in AP if one.endswith(SIDES)):
        left, right = f"{name}_left", f"{name}_right"
        if left in points and right in points and points[left][0] < points[right][0]:
            message = f"lies to the person's right of {right}"
            remedy = (
                "Are the two swapped, or does the person's right side lie on the other side of the picture (facing)?"
            )
            yield Problem("landmarks-swapped", f"{path}.landmarks.{left}", None, message, "", remedy)
    for side, rim in film.rims.items():
        yield from _rim(rim, f"{path}.rims.{side}")


def _rim(rim: Iterable[Point], path: str) -> Iterator[Problem]:
    points = list(rim)
    if len(set(points)) < RIM_POINTS:
        allowed = f"Allowed: at least {RIM_POINTS} different points."
        yield Problem("missing-landmark", path, len(set(points)), "are too few points of the rim", allowed)
    elif fit_ellipse(points) is None:
        message = "make no ellipse"
        remedy = "Points on one line, or off the rim: set them anew, spread over the whole rim that is seen."
        yield Problem("landmarks-collinear", path, None, message, "", remedy)
