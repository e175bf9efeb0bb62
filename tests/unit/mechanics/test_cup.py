"""Properties that hold for every cup."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.errors import InputError
from hipspine.mechanics.cup import DEFINITIONS, Axis, CombinedAnteversion, Orientation
from hipspine.mechanics.degrees import wrapped

INCLINATION = st.floats(1, 89)
ANTEVERSION = st.floats(-80, 80)
CUPS = st.builds(Orientation.measured, INCLINATION, ANTEVERSION, st.sampled_from(DEFINITIONS))


@given(CUPS)
def test_every_definition_describes_the_same_axis(cup: Orientation) -> None:
    for pair in (cup.radiographic, cup.operative, cup.anatomic):
        axis = pair.axis()
        assert (axis.x, axis.y, axis.z) == pytest.approx((cup.axis.x, cup.axis.y, cup.axis.z), abs=1e-9)


@given(CUPS)
def test_what_is_always_smaller(cup: Orientation) -> None:
    inclinations = [cup.operative.inclination, cup.radiographic.inclination, cup.anatomic.inclination]
    if cup.axis.z >= 0:  # one that opens upwards turns the order round
        assert inclinations == pytest.approx(sorted(inclinations), abs=1e-9)
    if cup.radiographic.anteversion >= 0 and cup.axis.z >= 0:
        assert cup.radiographic.anteversion <= min(cup.operative.anteversion, cup.anatomic.anteversion) + 1e-9


@given(st.floats(-80, 80))
def test_at_45_operative_and_anatomic_anteversion_are_equal(anteversion: float) -> None:
    cup = Orientation.measured(45, anteversion)
    assert cup.operative.anteversion == pytest.approx(cup.anatomic.anteversion, abs=1e-9)


@given(CUPS, st.floats(-40, 60))
def test_tilt_adds_its_whole_amount_to_operative_anteversion_and_nothing_else(cup: Orientation, tilt: float) -> None:
    after = cup.tilted(tilt)
    assert after.operative.inclination == pytest.approx(cup.operative.inclination, abs=1e-6)
    moved = wrapped(after.operative.anteversion - cup.operative.anteversion - tilt)
    assert math.isclose(abs(moved), 0, abs_tol=1e-6) or math.isclose(abs(moved), 360, abs_tol=1e-6)
    back = after.tilted(-tilt)
    assert (back.axis.x, back.axis.y, back.axis.z) == pytest.approx((cup.axis.x, cup.axis.y, cup.axis.z), abs=1e-12)


@given(CUPS)
def test_the_slopes_at_zero_tilt_are_the_derivatives(cup: Orientation) -> None:
    if abs(cup.radiographic.anteversion) > 70:
        return
    step = 1e-4
    ahead, behind = cup.tilted(step).radiographic, cup.tilted(-step).radiographic
    assert cup.anteversion_per_degree() == pytest.approx(
        (ahead.anteversion - behind.anteversion) / (2 * step), abs=1e-5
    )
    inclination = wrapped(ahead.inclination - behind.inclination) / (2 * step)
    assert cup.inclination_per_degree() == pytest.approx(inclination, abs=1e-5)


@pytest.mark.parametrize(("inclination", "slope"), [(35, 0.82), (40, 0.77), (45, 0.71), (50, 0.64)])
@pytest.mark.parametrize("anteversion", [-10, 0, 15, 30])
def test_the_slope_is_the_cosine_of_radiographic_inclination(
    inclination: float, slope: float, anteversion: float
) -> None:
    assert round(Orientation.measured(inclination, anteversion).anteversion_per_degree(), 2) == slope


@pytest.mark.parametrize("anteversion", [15, 20, 25])
def test_inclination_changes_less(anteversion: float) -> None:
    expected = {15: 0.17, 20: 0.23, 25: 0.30}[anteversion]
    assert round(Orientation.measured(40, anteversion).inclination_per_degree(), 2) == expected


def test_every_problem_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Orientation.measured(-40, 120, "surgical")  # type: ignore[arg-type]
    assert [problem.path for problem in caught.value.problems] == ["definition", "inclination", "anteversion"]


def test_not_a_number_is_refused() -> None:
    with pytest.raises(InputError):
        Orientation.measured(math.nan, math.nan)
    with pytest.raises(ValueError, match="unit vector"):
        Axis(1, 1, 0)


def test_the_two_sums_of_anteversion() -> None:
    sums = CombinedAnteversion.of(Orientation.measured(40, 20), 15)
    assert sums.radiographic == pytest.approx(35)
    assert sums.anatomic == pytest.approx(29.52 + 15, abs=0.01)
