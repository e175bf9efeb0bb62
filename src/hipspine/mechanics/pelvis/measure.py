"""From films and typed angles to a measured pelvis."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.mechanics.degrees import RIGHT
from hipspine.mechanics.pelvis.ap_parameters import ap_parameters, difference_by_turn, turn_that_explains
from hipspine.mechanics.pelvis.film import SIDES, Film, Point
from hipspine.mechanics.pelvis.lateral_parameters import IN_MM, lateral_parameters
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.propagate import Compute, by_delta_method
from hipspine.mechanics.pelvis.read_pelvis import PelvisFile
from hipspine.mechanics.pelvis.rules import Rules
from hipspine.mechanics.pelvis.spinopelvic import STANDING, Spinopelvic

MOVED = 2.0
"""Standard deviations of the difference from which on two incidences of one person are remarked on."""


def measure(file: PelvisFile, rules: Rules) -> Spinopelvic:
    """Every parameter that the landmarks and angles give, with the error that the landmarks give it."""
    postures = dict(file.angles)
    ap: dict[str, dict[str, Measured]] = {}
    for film in file.films:
        if film.view == "lateral":
            postures[film.posture] = _lateral(film)
        else:
            ap[film.posture] = _ap(film, rules)
    return Spinopelvic(file.id, postures, ap, (*_remarks(file, postures), *_about_ap(file, rules)))


def _lateral(film: Film) -> dict[str, Measured]:
    def compute(points: dict[str, Point]) -> dict[str, float]:
        return lateral_parameters(points, full_spine=film.full_spine)

    found = _with_errors(film, compute, film.points())
    return found if film.scale else {name: one for name, one in found.items() if name not in IN_MM}


def _ap(film: Film, rules: Rules) -> dict[str, Measured]:
    points = film.points()
    rims = {side: [film.in_body(point) for point in rim] for side, rim in film.rims.items()}
    every = points | {f"rim {side} {number}": point for side, rim in rims.items() for number, point in enumerate(rim)}

    def compute(moved: dict[str, Point]) -> dict[str, float]:
        moved_rims = {side: [moved[f"rim {side} {number}"] for number in range(len(rim))] for side, rim in rims.items()}
        return ap_parameters(moved, moved_rims)

    found = _with_errors(film, compute, every)
    if not film.scale:
        found = {name: one for name, one in found.items() if not name.endswith("_mm")}
    angles = [
        found[f"sacro_femoral_pubic_angle_{side}"] for side in SIDES if f"sacro_femoral_pubic_angle_{side}" in found
    ]
    if angles:
        mean = sum(one.value for one in angles) / len(angles)
        clicks = max(one.sd or 0.0 for one in angles)
        found["pelvic_tilt_from_sfp"] = Measured(rules.sfp_constant - mean, (rules.sfp_sd**2 + clicks**2) ** 0.5)
    return found | _turned(film, found, points)


def _turned(film: Film, found: dict[str, Measured], points: dict[str, Point]) -> dict[str, Measured]:
    """What a turn of the pelvis about its long axis has to do with the difference from crest to ischium."""
    focus, behind = film.focus_to_film, film.object_to_film
    if focus is None or behind is None or not focus > behind or "crest_to_ischium_left_mm" not in found:
        return {}
    left, right = (found[f"crest_to_ischium_{side}_mm"].value for side in SIDES)
    widths = [abs(points[f"{name}_left"][0] - points[f"{name}_right"][0]) for name in ("crest", "ischium")]
    half = sum(widths) / len(widths) / 2
    turn = turn_that_explains((left, right), half, focus, behind)
    more = {} if turn is None else {"turn_that_alone_explains_it": Measured(turn)}
    if film.turn is not None and abs(film.turn) < RIGHT:
        by_turn = difference_by_turn((left + right) / 2, film.turn, half, focus, behind)
        more["crest_to_ischium_difference_by_turn_mm"] = Measured(by_turn)
        if left != right:
            more["share_explained_by_turn"] = Measured(max(0.0, min(1.0, by_turn / (left - right))))
    return more


def _with_errors(film: Film, compute: Compute, points: dict[str, Point]) -> dict[str, Measured]:
    values = compute(points)
    if film.landmark_sd is None:
        return {name: Measured(value) for name, value in values.items()}
    errors = by_delta_method(compute, points, film.landmark_sd)
    return {name: Measured(value, errors.get(name)) for name, value in values.items()}


def _remarks(file: PelvisFile, postures: dict[str, dict[str, Measured]]) -> Iterator[str]:
    tilt = postures.get(STANDING, {}).get("pelvic_tilt")
    if tilt is not None and tilt.value < 0:
        yield (
            f"PT is {tilt.value:.1f} standing: the top of the pelvis leans forward, which is rare. If it was typed, "
            "was it counted posterior-positive?"
        )
    start = postures.get(STANDING, {}).get("pelvic_incidence")
    for posture, found in postures.items():
        incidence = found.get("pelvic_incidence")
        if start is None or incidence is None or posture == STANDING:
            continue
        moved = incidence.minus(start)
        if moved.sd is not None and abs(moved.value) > MOVED * moved.sd:
            yield (
                f"PI differs by {moved.value:+.1f} between standing and {posture.replace('_', ' ')}: more than the "
                "landmarks' error. PI belongs to the bone; one of the films is off, or the sacroiliac joints moved."
            )
    for film in file.films:
        if film.view != "lateral":
            continue
        posture = film.posture.replace("_", " ")
        if "femoral_head_2" not in film.landmarks or "femoral_head_1" not in film.landmarks:
            yield f"{posture}: one femoral head only; PI and PT are off by as much as the other lies elsewhere."
        if film.scale is None:
            yield f"{posture}: no scale (mm_per_pixel), so no length."
        if film.landmark_sd is None:
            yield f"{posture}: no error of the landmarks is known, so no SD."


def _about_ap(file: PelvisFile, rules: Rules) -> Iterator[str]:
    films = [film for film in file.films if film.view == "ap"]
    if any({"s1_midpoint", "symphysis_top"} <= film.landmarks.keys() for film in films):
        yield (
            f"pelvic_tilt_from_sfp is a published line ({rules.sfp_source}) with its scatter in the SD; it fails at "
            "high and low tilt. A lateral film measures tilt."
        )
    if any(film.rims for film in films):
        yield "The ellipse gives the size of anteversion alone: one AP film does not tell it from retroversion."
