"""Pelvic tilt of 7,402 people (Orthop Proc 2020): "13 degrees of tilt are about 10 degrees of cup anteversion"; and the
0.7 and 0.3 degrees per degree that contralateral-2024 quotes."""

from __future__ import annotations

import pytest

from hipspine.mechanics.cup import Orientation


def test_thirteen_degrees_of_tilt_are_about_ten_of_radiographic_anteversion() -> None:
    cup = Orientation.measured(40, 20)
    change = cup.tilted(13).radiographic.anteversion - cup.radiographic.anteversion
    assert change == pytest.approx(10, abs=0.5)
    assert cup.tilted(13).operative.anteversion - cup.operative.anteversion == pytest.approx(13, abs=1e-9)


def test_the_slopes_in_use_belong_to_a_cup_at_45_and_23() -> None:
    cup = Orientation.measured(45, 23)
    assert cup.anteversion_per_degree() == pytest.approx(0.7, abs=0.01)
    assert cup.inclination_per_degree() == pytest.approx(0.3, abs=0.01)
