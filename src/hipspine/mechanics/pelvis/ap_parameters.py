"""What an AP film gives, from its landmarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hipspine.mechanics.degrees import RIGHT, STRAIGHT, asin, cos, sin, wrapped
from hipspine.mechanics.pelvis.ellipse import fit_ellipse
from hipspine.mechanics.pelvis.film import SIDES, Point
from hipspine.mechanics.pelvis.lateral_parameters import distance, line_angle

LEVELS = ("teardrop", "femoral_head", "ischium", "crest")


def ap_parameters(points: Mapping[str, Point], rims: Mapping[str, Sequence[Point]]) -> dict[str, float]:
    """Every parameter that these landmarks give; degrees, lengths (`..._mm`) in the unit of the points.

    Points in the frame of the body: first coordinate to the person's left, second upwards.

    - `pelvic_obliquity`: line through the teardrops (else femoral heads, ischia, crests) to the horizontal, positive
      when the person's left side is higher.
    - `leg_length_difference_mm`: teardrop line to lesser trochanter, left minus right; in the pelvis, so obliquity
      does not enter.
    - `crest_to_ischium_left_mm`, `..._right_mm`, `crest_to_ischium_difference_mm` (left minus right): see `turned`.
    - `sacro_femoral_pubic_angle_left`, `..._right`: at the femoral head between S1 and the top of the symphysis.
    - `cup_inclination_left` and so on: radiographic, long axis of the rim's ellipse against the obliquity line (the
      horizontal without one); `cup_anteversion_size_left`: asin(short/long axis), its *size* alone: one AP film does
      not tell anteversion from retroversion.
    """
    found: dict[str, float] = {}
    level = next((name for name in LEVELS if _both(points, name)), "")
    tilt = 0.0
    if level:
        tilt = line_angle(points[f"{level}_right"], points[f"{level}_left"])
        found["pelvic_obliquity"] = tilt
    if _both(points, "teardrop") and _both(points, "lesser_trochanter"):
        left, right = (_below(points["teardrop_right"], tilt, points[f"lesser_trochanter_{side}"]) for side in SIDES)
        found["leg_length_difference_mm"] = left - right
    if _both(points, "crest") and _both(points, "ischium"):
        lengths = {side: distance(points[f"crest_{side}"], points[f"ischium_{side}"]) for side in SIDES}
        found |= {f"crest_to_ischium_{side}_mm": length for side, length in lengths.items()}
        found["crest_to_ischium_difference_mm"] = lengths["left"] - lengths["right"]
    for side in SIDES:
        if {"s1_midpoint", "symphysis_top", f"femoral_head_{side}"} <= points.keys():
            head = points[f"femoral_head_{side}"]
            between = line_angle(head, points["s1_midpoint"]) - line_angle(head, points["symphysis_top"])
            found[f"sacro_femoral_pubic_angle_{side}"] = abs(wrapped(between))
        if side in rims:
            found |= _cup(rims[side], side, tilt)
    return found


def turn_that_explains(
    lengths: tuple[float, float], half_width: float, focus_to_film: float, object_to_film: float
) -> float | None:
    """Turn of the pelvis about its long axis, in degrees, that alone makes the two sides differ this much on a film.

    `lengths` on the left and on the right; `half_width`: how far the points lie from the midline in life; all mm. The
    side that is nearer to the focus is magnified more: by F/(F - o - a sin t) against F/(F - o + a sin t). Positive
    when the left side came nearer to the focus. None where no turn explains it.
    """
    left, right = lengths
    ratio = (focus_to_film - object_to_film) / half_width * (left - right) / (left + right)
    return asin(ratio) if abs(ratio) <= 1 else None


def difference_by_turn(
    mean_length: float, turn: float, half_width: float, focus_to_film: float, object_to_film: float
) -> float:
    """The difference of the two sides, left minus right in mm on the film, that this turn alone makes."""
    return 2 * mean_length * half_width * sin(turn) / (focus_to_film - object_to_film)


def _both(points: Mapping[str, Point], name: str) -> bool:
    return all(f"{name}_{side}" in points for side in SIDES)


def _below(start: Point, tilt: float, point: Point) -> float:
    """How far a point lies below the line through `start`, at right angles to it."""
    across, up = point[0] - start[0], point[1] - start[1]
    return across * sin(tilt) - up * cos(tilt)


def _cup(rim: Sequence[Point], side: str, tilt: float) -> dict[str, float]:
    ellipse = fit_ellipse(rim)
    if ellipse is None:
        return {}
    direction = ellipse.direction - tilt
    inclination = (direction if side == "left" else -direction) % STRAIGHT
    return {
        f"cup_inclination_{side}": inclination if inclination <= RIGHT else STRAIGHT - inclination,
        f"cup_anteversion_size_{side}": asin(ellipse.minor / ellipse.major),
    }
