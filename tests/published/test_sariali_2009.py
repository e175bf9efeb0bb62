"""Sariali E, Lazennec JY, Khiami F, Catonné Y. Mathematical evaluation of jumping distance in total hip arthroplasty.
Acta Orthop 2009;80:277-282."""

from __future__ import annotations

import pytest

from hipspine import api
from hipspine.mechanics.cup import Orientation
from hipspine.mechanics.degrees import asin
from hipspine.mechanics.impingement import Bearing, jumping_distance

BY_HEAD = {  # diameter: at anatomic abduction 40, 45, 60 and anteversion 15
    28: (12.0, 10.9, 7.5),
    32: (13.8, 12.5, 8.5),
    36: (15.5, 14.1, 9.6),
    40: (17.2, 15.6, 10.6),
    48: (20.7, 18.8, 12.8),
}


def distance(abduction: float, anteversion: float, head: float, offset: float = 0.0) -> float:
    """With the cup turned by abduction, then by anteversion about the long axis: Murray's anatomic pair."""
    liner_arc = 180 - 2 * asin(2 * offset / head)
    return jumping_distance(Orientation.measured(abduction, anteversion, "anatomic"), Bearing(head, 12, liner_arc))


def printed(name: str) -> float:
    fact = next(one for one in api.load().studies["sariali-2009"].facts if one.name == name)
    return fact.printed_number("mean") or 0.0


@pytest.mark.parametrize(("head", "expected"), BY_HEAD.items())
def test_jumping_distances(head: float, expected: tuple[float, ...]) -> None:
    assert [round(distance(abduction, 15, head), 1) for abduction in (40, 45, 60)] == list(expected)


def test_the_printed_slopes_within_a_tenth() -> None:
    slopes = {
        "per-degree-abduction-32-mm-head": (distance(80, 15, 32) - distance(0, 15, 32)) / 80,
        "per-degree-anteversion": (distance(45, 40, 32) - distance(45, 0, 32)) / 40,
        "per-mm-head-at-45-degrees": (distance(45, 15, 48) - distance(45, 15, 28)) / 20,
        "per-mm-head-at-60-degrees": (distance(60, 15, 48) - distance(60, 15, 28)) / 20,
        "per-mm-head-offset": (distance(45, 15, 32, 2) - distance(45, 15, 32, -2)) / 4,
    }
    for name, slope in slopes.items():
        assert slope == pytest.approx(printed(name), rel=0.1), name


def test_the_angle_that_counts_is_the_radiographic_inclination() -> None:
    for anteversion in (-10, 0, 10, 25):
        cup = Orientation.measured(45, anteversion)
        assert jumping_distance(cup, Bearing(32, 12)) == pytest.approx(
            jumping_distance(Orientation.measured(45, 0), Bearing(32, 12))
        )
