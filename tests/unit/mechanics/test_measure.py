"""Angles from landmarks: known ones come back, in any picture, with the error that the landmarks give them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.io.read_pelvis_file import measure_file, measurement_rules
from hipspine.mechanics.cup import Orientation
from hipspine.mechanics.pelvis import read_pelvis
from hipspine.mechanics.pelvis.ap_parameters import difference_by_turn, turn_that_explains
from hipspine.mechanics.pelvis.ellipse import fit_ellipse
from hipspine.mechanics.pelvis.lateral_parameters import lateral_parameters
from hipspine.mechanics.pelvis.propagate import by_delta_method, by_simulation
from unit.mechanics.films import along, ap, file, lateral, rim


def values(found: dict[str, Any]) -> dict[str, float]:
    return {name: one.value for name, one in found.items()}


@given(
    incidence=st.floats(30, 85),
    tilt=st.floats(-10, 40),
    lordosis=st.floats(0, 80),
    thigh=st.floats(-20, 110),
    facing=st.sampled_from(["left", "right"]),
)
def test_the_angles_come_back(incidence: float, tilt: float, lordosis: float, thigh: float, facing: str) -> None:
    film = lateral(incidence=incidence, tilt=tilt, lordosis=lordosis, thigh=thigh, facing=facing)
    found = values(measure_file(file(film)).postures["standing"])
    assert found["pelvic_incidence"] == pytest.approx(incidence)
    assert found["pelvic_tilt"] == pytest.approx(tilt)
    assert found["sacral_slope"] == pytest.approx(incidence - tilt)
    assert found["pelvic_incidence"] == pytest.approx(found["pelvic_tilt"] + found["sacral_slope"], abs=1e-9)
    assert found["lumbar_lordosis"] == pytest.approx(lordosis)
    assert found["lordosis_l4_s1"] == pytest.approx(36)
    assert found["pi_minus_ll"] == pytest.approx(incidence - lordosis)
    assert found["pelvic_femoral_angle"] == pytest.approx(180 + tilt - thigh)
    assert found["ante_inclination"] == pytest.approx(30)
    assert found["combined_sagittal_index"] == pytest.approx(210 + tilt - thigh)
    assert found["pelvic_plane_tilt"] == pytest.approx(4)


def test_full_spine_parameters_on_full_spine_films_alone() -> None:
    s1 = along((0.0, 0.0), 105, 110)
    spine = {"c7_centre": (s1[0] + 20, s1[1] + 480), "t1_centre": (s1[0] + 15, s1[1] + 450)}
    found = measure_file(file(lateral(points=spine, full_spine=True, mm_per_pixel=0.4))).postures["standing"]
    back = s1[0] + 20 * math.cos(math.radians(180 - 37))
    assert found["sagittal_vertical_axis_mm"].value == pytest.approx(s1[0] + 20 - back)
    t1 = spine["t1_centre"]
    assert found["t1_pelvic_angle"].value == pytest.approx(15 - math.degrees(math.atan2(-t1[0], t1[1])))
    assert "t1_pelvic_angle" not in measure_file(file(lateral())).postures["standing"]


def test_changes_from_standing_and_the_hip_user_index() -> None:
    sitting = lateral("relaxed_sitting", tilt=35, lordosis=37, thigh=90, rim=50)
    found = measure_file(file(lateral(), sitting))
    change = values(found.changes["relaxed_sitting"])
    assert change["delta_pelvic_tilt"] == pytest.approx(20)
    assert change["delta_sacral_slope"] == pytest.approx(20)
    assert change["delta_lumbar_lordosis"] == pytest.approx(18)
    assert change["delta_pelvic_femoral_angle"] == pytest.approx(90 - 20)  # hip flexion = thigh rotation - tilt
    assert change["delta_ante_inclination"] == pytest.approx(20)
    assert change["hip_user_index"] == pytest.approx(100 * 70 / 88)
    sd = found.changes["relaxed_sitting"]["delta_pelvic_tilt"].sd
    assert sd == pytest.approx(math.hypot(*(one["pelvic_tilt"].sd for one in found.postures.values())))


def test_a_cup_on_a_lateral_film_shows_its_operative_anteversion_and_follows_the_tilt() -> None:
    cup = Orientation.measured(40, 20)
    for tilt in (0, 20):
        film = lateral(rim=cup.tilted(tilt).operative.anteversion)
        found = measure_file(file(film)).postures["standing"]["ante_inclination"].value
        assert found == pytest.approx(25.41 + tilt, abs=0.01)


def test_delta_method_and_simulation_agree() -> None:
    film = read_pelvis(file(lateral(thigh=20)), measurement_rules()).films[0]
    quick = by_delta_method(lateral_parameters, film.points(), 1.5)
    slow = by_simulation(lateral_parameters, film.points(), 1.5, draws=4000)
    assert quick.keys() == slow.keys()
    for name, sd in quick.items():
        assert sd == pytest.approx(slow[name], rel=0.05), name
    # by hand: a line of two points errs by sd * sqrt(2) / length
    assert quick["sacral_slope"] == pytest.approx(math.degrees(1.5 * math.sqrt(2) / 40), rel=1e-3)


def test_errors_follow_the_landmarks_and_the_scale() -> None:
    one = measure_file(file(lateral(), landmark_sd_mm=1.0)).postures["standing"]
    two = measure_file(file(lateral(), landmark_sd_mm=2.0)).postures["standing"]
    for name in one:
        assert two[name].sd == pytest.approx(2 * one[name].sd)
    fine = measure_file(file(lateral(mm_per_pixel=0.2), landmark_sd_mm=1.0)).postures["standing"]
    assert fine["pelvic_tilt"].sd == pytest.approx(one["pelvic_tilt"].sd, rel=1e-4)
    unscaled = lateral()
    del unscaled["mm_per_pixel"]
    found = measure_file(file(unscaled))
    assert found.postures["standing"]["pelvic_tilt"].sd is None
    assert any("no scale" in remark for remark in found.remarks)
    pixels = measure_file(file({**unscaled, "landmark_sd_pixels": 4.0})).postures["standing"]
    assert pixels["pelvic_tilt"].sd == pytest.approx(one["pelvic_tilt"].sd, rel=1e-4)


def test_an_incidence_that_moves_is_remarked_on() -> None:
    moved = measure_file(file(lateral(), lateral("relaxed_sitting", incidence=70, tilt=40)))
    assert any("PI differs by +18.0 between standing and relaxed sitting" in remark for remark in moved.remarks)
    assert measure_file(file(lateral(), lateral("relaxed_sitting", tilt=40))).remarks == ()


def test_an_ap_film() -> None:
    found = values(measure_file(file(ap(turned=3.0))).ap["supine"])
    assert found["pelvic_obliquity"] == pytest.approx(3.0)
    assert found["leg_length_difference_mm"] == pytest.approx(0, abs=1e-9)  # obliquity does not make a leg longer
    assert found["crest_to_ischium_difference_mm"] == pytest.approx(0, abs=1e-9)
    left = found["sacro_femoral_pubic_angle_left"]
    expected = math.degrees(math.atan2(95, 90) + math.atan2(25, 90))
    assert left == pytest.approx(expected)
    assert found["pelvic_tilt_from_sfp"] == pytest.approx(75 - expected)


def test_a_longer_leg() -> None:
    found = values(measure_file(file(ap(points={"lesser_trochanter_left": (110.0, -62.0)}))).ap["supine"])
    assert found["leg_length_difference_mm"] == pytest.approx(12)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("inclination", "anteversion"), [(30, 5), (40, 15), (45, 20), (55, 35)])
@pytest.mark.parametrize("turned", [0.0, 4.0])
def test_a_cup_from_the_ellipse_of_its_rim(side: str, inclination: float, anteversion: float, turned: float) -> None:
    film = ap(rim_points={side: rim(inclination, anteversion, side)}, turned=turned)
    found = measure_file(file(film))
    measured = values(found.ap["supine"])
    assert measured[f"cup_inclination_{side}"] == pytest.approx(inclination)
    assert measured[f"cup_anteversion_size_{side}"] == pytest.approx(anteversion)
    assert found.ap["supine"][f"cup_inclination_{side}"].sd > 0
    assert any("does not tell it from retroversion" in remark for remark in found.remarks)


def test_a_turned_pelvis_makes_the_sides_differ() -> None:
    """Projected by hand: each side of a symmetric pelvis by its own magnification."""
    focus, behind, half, length, turn = 1000.0, 120.0, 75.0, 210.0, 8.0
    nearer = half * math.sin(math.radians(turn))
    left = length * focus / (focus - behind - nearer)
    right = length * focus / (focus - behind + nearer)
    assert turn_that_explains((left, right), half, focus, behind) == pytest.approx(turn)
    by_turn = difference_by_turn((left + right) / 2, turn, half, focus, behind)
    assert by_turn == pytest.approx(left - right, rel=1e-3)
    assert turn_that_explains((210.0, 100.0), half, focus, behind) is None
    longer = {"crest_left": (90.0, 167.0)}
    film = ap(points=longer, focus_to_film_mm=1150, object_to_film_mm=120, turn=2.0)
    found = values(measure_file(file(film)).ap["supine"])
    assert found["crest_to_ischium_difference_mm"] == pytest.approx(1.98, abs=0.01)
    expected = found["crest_to_ischium_difference_by_turn_mm"] / found["crest_to_ischium_difference_mm"]
    assert found["share_explained_by_turn"] == pytest.approx(min(1.0, expected))
    assert found["turn_that_alone_explains_it"] == pytest.approx(3.7, abs=0.1)


def test_ellipses() -> None:
    random = np.random.default_rng(3)
    for _ in range(30):
        major, share, direction = random.uniform(10, 60), random.uniform(0.05, 0.95), random.uniform(0, 180)
        angles = random.uniform(0, 2 * np.pi, 7)
        u, v = major / 2 * np.cos(angles), share * major / 2 * np.sin(angles)
        c, s = math.cos(math.radians(direction)), math.sin(math.radians(direction))
        found = fit_ellipse([(500 + a * c - b * s, 300 + a * s + b * c) for a, b in zip(u, v, strict=True)])
        assert found.major == pytest.approx(major, rel=1e-4)
        assert found.minor == pytest.approx(share * major, rel=1e-3)
        assert math.sin(math.radians(found.direction - direction)) == pytest.approx(0, abs=1e-3)
    assert fit_ellipse([(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]) is None
    assert fit_ellipse([(0, 0)] * 6) is None


def test_typed_angles_serve_as_well() -> None:
    typed = {"standing": {"PI": 52, "PT": 15, "LL": 55}, "relaxed_sitting": {"PI": {"value": 52, "sd": 2}, "SS": 20}}
    found = measure_file({"schema": "hipspine.landmarks/1", "angles": typed})
    assert found.postures["standing"]["sacral_slope"].value == 37
    assert found.postures["standing"]["pi_minus_ll"].value == -3
    assert found.postures["relaxed_sitting"]["pelvic_tilt"].value == 32
    assert found.tilt_change("relaxed_sitting").value == 17
    assert found.tilt_change("supine") is None
    assert found.tilt_change("standing").value == 0
    assert found.incidence.value == 52
