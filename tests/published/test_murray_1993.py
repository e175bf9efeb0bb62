"""Murray DW. The definition and measurement of acetabular orientation. J Bone Joint Surg Br 1993;75-B:228-232.

The definitions are the paper's; the figures were worked out from them twice, in closed form and by turning vectors.
"""

from __future__ import annotations

import pytest

from hipspine.mechanics.cup import Orientation

SIX = [  # RI, RA, OI, OA, AI, AA
    (30, 5, 29.87, 5.77, 30.38, 9.92),
    (40, 15, 38.38, 19.28, 42.27, 22.63),
    (40, 20, 37.16, 25.41, 43.96, 29.52),
    (45, 15, 43.08, 20.75, 46.92, 20.75),
    (45, 20, 41.64, 27.24, 48.36, 27.24),
    (50, 25, 43.97, 35.96, 54.37, 31.33),
]
TILTED = {  # (RI, RA): by posterior tilt
    (40, 15): {-20: (38.38, -0.57), -10: (38.75, 7.26), 10: (42.24, 22.54), 20: (45.66, 29.75), 30: (50.52, 36.45)},
    (40, 20): {-20: (37.28, 4.31), -10: (38.17, 12.23), 10: (42.92, 27.50), 20: (47.19, 34.58), 30: (53.17, 41.00)},
    (45, 20): {-20: (41.87, 5.40), -10: (42.95, 12.79), 10: (48.16, 26.89), 20: (52.63, 33.27), 30: (58.67, 38.93)},
    (40, 25): {-20: (36.17, 9.19), -10: (37.58, 17.20), 10: (43.67, 32.46), 20: (48.92, 39.39), 30: (56.20, 45.49)},
}


@pytest.mark.parametrize("row", SIX)
def test_the_six_angles_of_one_cup_from_any_of_the_three(row: tuple[float, ...]) -> None:
    cup = Orientation.measured(row[0], row[1])
    pairs = (cup.radiographic, cup.operative, cup.anatomic)
    assert [round(angle, 2) for pair in pairs for angle in (pair.inclination, pair.anteversion)] == list(row)
    for definition, pair in zip(("radiographic", "operative", "anatomic"), pairs, strict=True):
        again = Orientation.measured(pair.inclination, pair.anteversion, definition)
        assert again.radiographic.inclination == pytest.approx(row[0], abs=1e-9)
        assert again.radiographic.anteversion == pytest.approx(row[1], abs=1e-9)


@pytest.mark.parametrize(("start", "by_tilt"), TILTED.items())
def test_tilting_the_pelvis(start: tuple[float, float], by_tilt: dict[float, tuple[float, float]]) -> None:
    cup = Orientation.measured(*start)
    for tilt, (inclination, anteversion) in by_tilt.items():
        found = cup.tilted(tilt).radiographic
        assert (found.inclination, found.anteversion) == pytest.approx((inclination, anteversion), abs=0.0051)


def test_on_a_true_lateral_film_the_ante_inclination_is_the_operative_anteversion() -> None:
    seen = [Orientation.measured(40, 20), Orientation.measured(45, 20), Orientation.measured(40, 20).tilted(20)]
    assert [round(cup.operative.anteversion, 2) for cup in seen] == [25.41, 27.24, 45.41]
