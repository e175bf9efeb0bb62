"""From one table of `films` to a `Film`."""

from __future__ import annotations

from typing import Final

from hipspine.errors import Fields, Problem, nearest
from hipspine.mechanics.degrees import RIGHT
from hipspine.mechanics.pelvis.check_landmarks import check_landmarks
from hipspine.mechanics.pelvis.film import AP, LATERAL, SIDES, VIEWS, Film, Point
from hipspine.mechanics.postures import POSTURES

KNOWN: Final = {"lateral": LATERAL, "ap": AP}
FULL_SPINE: Final = ("c7_centre", "t1_centre")


def read_film(fields: Fields, landmark_sd: float) -> Film | None:
    """The film; None where it cannot be used. `landmark_sd` in mm holds where the film gives none of its own."""
    before = len(fields.problems)
    view = fields.one_of("view", VIEWS, kind="view", required=True)
    posture = fields.one_of("posture", POSTURES, kind="posture", required=True)
    facing = fields.one_of("facing", SIDES, kind="side of the picture", required=True)
    size = tuple(fields.number(key, 1, required=True, unit="pixels") or 0.0 for key in ("width", "height"))
    scale, magnification = fields.number("mm_per_pixel", 0), fields.number("magnification", 1)
    own_sd = fields.number("landmark_sd_mm", 0)
    in_pixels = fields.number("landmark_sd_pixels", 0)
    if scale is not None and scale <= 0:
        fields.say("mm_per_pixel", "out-of-range", "is out of range", "Allowed: a number greater than 0.")
    landmarks = _landmarks(fields, view, size)
    rims = _rims(fields, view, size)
    full_spine = fields.flag("full_spine")
    for name in FULL_SPINE:
        if name in landmarks and not full_spine:
            remedy = "SVA and TPA need a full-spine film: add full_spine = true if it is one."
            path = f"{fields.path}.landmarks.{name}"
            fields.problems.append(Problem("not-full-spine", path, None, "stands on another film", "", remedy))
    geometry = [fields.number(key, 0, unit="mm") for key in ("focus_to_film_mm", "object_to_film_mm")]
    turn = fields.number("turn", -RIGHT, RIGHT, unit="degrees")
    fields.finish()
    if not (view and posture and facing and all(size)):
        return None
    real = scale / (magnification or 1.0) if scale else None
    film = Film(
        view="lateral" if view == "lateral" else "ap",
        posture=next(one for one in POSTURES if one == posture),
        facing=facing,
        landmarks=landmarks,
        scale=real,
        landmark_sd=(own_sd if own_sd is not None else landmark_sd) if real else in_pixels,
        full_spine=full_spine,
        rims=rims,
        focus_to_film=geometry[0],
        object_to_film=geometry[1],
        turn=turn,
    )
    fields.problems.extend(check_landmarks(film, fields.path, fields.table("landmarks").names()))
    return film if len(fields.problems) == before else None


def _landmarks(fields: Fields, view: str, size: tuple[float, ...]) -> dict[str, Point]:
    table = fields.table("landmarks")
    known = KNOWN.get(view, (*LATERAL, *AP))
    found = {}
    for name in table.names():
        value = table.raw(name)
        if name not in known:
            near = nearest(name, known)
            remedy = f"Nearest: {', '.join(near)}." if near else "The reference lists all of them."
            table.say(name, "unknown-landmark", f"is no landmark of a film of this view ({view})", "", remedy)
            continue
        point = _point(table, name, value, size)
        if point is not None:
            found[name] = point
    return found


def _rims(fields: Fields, view: str, size: tuple[float, ...]) -> dict[str, tuple[Point, ...]]:
    table = fields.table("rims")
    found = {}
    for side in SIDES:
        values = table.raw(side)
        if values is None:
            continue
        if view == "lateral" or not isinstance(values, list | tuple):
            table.say(side, "not-a-list", "is no list of points on an AP film", "Allowed: [[x, y], ...]", value="")
            continue
        points = [_point(table, side, value, size) for value in values]
        found[side] = tuple(point for point in points if point is not None)
    table.finish()
    return found


def _point(fields: Fields, name: str, value: object, size: tuple[float, ...]) -> Point | None:
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(map(_number, value)):
        fields.say(name, "not-a-point", "is not a point", "Allowed: [x, y] in pixels.", value=str(value))
        return None
    x, y = (float(one) for one in value)
    if not (0 <= x <= size[0] and 0 <= y <= size[1]):
        allowed = f"Allowed: x from 0 to {size[0]:g}, y from 0 to {size[1]:g}, counted from the top left corner."
        fields.say(name, "outside-picture", "lies outside the picture", allowed, value=f"[{x:g}, {y:g}]")
        return None
    return x, y


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value
