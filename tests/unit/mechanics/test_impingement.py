"""Neck on rim: printed check values, properties, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.errors import InputError
from hipspine.mechanics.cup import CombinedAnteversion, Orientation
from hipspine.mechanics.impingement import MOVEMENTS, Bearing, Stem, jumping_distance, range_of_motion

CHECKED = [  # RI, RA, stem version, oscillation angle, neck-shaft: flexion, extension, IR, ER, adduction, abduction
    ((40, 15, 15, 135.95, 130), (135.6, 62.8, 38.6, 63.6, 72.3, 54.2)),
    ((40, 25, 15, 135.95, 130), (144.4, 47.4, 46.4, 46.5, 67.9, 49.9)),
    ((40, 20, 10, 129.2, 130), (130.0, 55.8, 33.1, 54.1, 68.9, 49.8)),
    ((45, 20, 15, 120, 135), (126.9, 43.4, 37.1, 44.5, 51.5, 53.5)),
    ((45, 20, 15, 135, 135), (139.2, 55.7, 47.8, 57.3, 60.2, 62.2)),
    ((45, 15, 15, 141.1, 130), (148.4, 72.6, 47.0, 65.2, 70.1, 62.0)),
    ((30, 5, 15, 135.95, 130), (112.3, 66.5, 20.3, 92.7, 85.3, 47.3)),
    ((50, 25, 15, 135.95, 130), (159.8, 53.5, 56.4, 43.6, 57.9, 59.9)),
]
CUPS = st.builds(Orientation.measured, st.floats(25, 60), st.floats(-5, 35))
STEMS = st.builds(Stem, st.floats(-10, 35), st.floats(120, 145))
HEAD_32 = Bearing(32, 12)


@pytest.mark.parametrize(("given_", "expected"), CHECKED)
def test_range_of_motion(given_: tuple[float, ...], expected: tuple[float, ...]) -> None:
    inclination, anteversion, version, oscillation, neck_shaft = given_
    found = range_of_motion(
        Orientation.measured(inclination, anteversion), Stem(version, neck_shaft), Bearing(32, 12, stated=oscillation)
    )
    order = (*MOVEMENTS[:4], "adduction", "abduction")
    assert [getattr(found, name) for name in order] == pytest.approx(list(expected), abs=0.06)
    assert not found.contact_at_neutral


@pytest.mark.parametrize(
    ("head", "neck", "expected"),
    [
        (22, 12, 113.9),
        (28, 12, 129.2),
        (32, 12, 136.0),
        (36, 12, 141.1),
        (40, 12, 145.1),
        (28, 14, 120.0),
        (32, 14, 128.1),
    ],
)
def test_oscillation_angle(head: float, neck: float, expected: float) -> None:
    assert round(Bearing(head, neck).oscillation_angle(), 1) == expected


def test_a_mobile_liner_counts_as_the_head_for_motion_and_jumping() -> None:
    cup = Orientation.measured(40, 15)
    dual = Bearing(28, 12, mobile_liner=44)
    assert dual.oscillation_angle() == Bearing(44, 12).oscillation_angle()
    assert dual.inner_oscillation_angle() == pytest.approx(Bearing(28, 12).oscillation_angle())
    assert (
        jumping_distance(cup, dual) == jumping_distance(cup, Bearing(44, 12)) > jumping_distance(cup, Bearing(28, 12))
    )
    assert HEAD_32.inner_oscillation_angle() is None


def test_a_deeper_bore_limits_motion_and_holds_the_head() -> None:
    deep, half, shallow = (Bearing(32, 12, arc) for arc in (190, 180, 170))
    assert deep.oscillation_angle() == half.oscillation_angle() - 10 == shallow.oscillation_angle() - 20
    cup = Orientation.measured(45, 15)
    assert jumping_distance(cup, deep) > jumping_distance(cup, half) > jumping_distance(cup, shallow)


@given(CUPS, STEMS, st.floats(-25, 35))
def test_posterior_tilt_gives_flexion_and_takes_extension_one_for_one(
    cup: Orientation, stem: Stem, tilt: float
) -> None:
    before, after = range_of_motion(cup, stem, HEAD_32), range_of_motion(cup.tilted(tilt), stem, HEAD_32)
    if before.flexion is None:  # this cup limits no flexion at all, whatever the tilt
        assert after.flexion is None
        return
    assert after.flexion == pytest.approx(before.flexion + tilt, abs=1e-6)
    assert after.extension == pytest.approx(before.extension - tilt, abs=1e-6)


@given(CUPS, st.floats(-10, 10))
def test_external_rotation_depends_on_the_sum_of_anatomic_anteversions_alone(cup: Orientation, turn: float) -> None:
    turned = Orientation.measured(cup.anatomic.inclination, cup.anatomic.anteversion + turn, "anatomic")
    stems = Stem(15, 130), Stem(15 - turn, 130)
    one, other = (range_of_motion(a, b, HEAD_32).external_rotation for a, b in zip((cup, turned), stems, strict=True))
    assert one == pytest.approx(other, abs=1e-6)
    sums = [CombinedAnteversion.of(a, b.version).anatomic for a, b in zip((cup, turned), stems, strict=True)]
    assert sums[0] == pytest.approx(sums[1])


def test_the_worked_example_of_a_pelvis_that_stopped_moving() -> None:
    cup, stem = Orientation.measured(40, 20), Stem(15, 130)
    bearing = Bearing(32, 12, stated=135.95)
    sitting = {tilt: range_of_motion(cup.tilted(tilt), stem, bearing) for tilt in (20, 5, -5, 0)}
    assert [round(sitting[tilt].flexion, 1) for tilt in (20, 5, -5)] == [160.3, 145.3, 135.3]
    assert [round(sitting[tilt].internal_rotation_at_90, 1) for tilt in (20, 5, -5)] == [61.3, 46.8, 38.5]
    assert [round(sitting[tilt].extension, 1) for tilt in (20, 0)] == [35.2, 55.2]
    assert [round(sitting[tilt].external_rotation, 1) for tilt in (20, 0)] == [30.4, 55.0]


def test_past_the_rim_already_and_nowhere_free() -> None:
    early = range_of_motion(Orientation.measured(40, 60), Stem(40, 130), Bearing(28, 14))
    assert early.extension is not None
    assert early.extension < 0
    assert early.contact_at_neutral
    shut = range_of_motion(Orientation.measured(90, 0), Stem(0, 160), Bearing(22, 21))
    assert shut.blocked
    assert shut.contact_at_neutral
    assert [getattr(shut, name) for name in shut.blocked] == [None] * len(shut.blocked)
    wide = range_of_motion(Orientation.measured(10, 0), Stem(0, 150), Bearing(60, 12))
    assert "external_rotation" in wide.unlimited
    assert wide.external_rotation is None


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (lambda: Bearing(28, 28), ["neck"]),
        (lambda: Bearing(12, 14), ["head", "neck"]),
        (lambda: Bearing(28, 12, 300, 22, 200), ["liner_arc", "mobile_liner", "oscillation_angle"]),
        (lambda: Stem(90, 190), ["stem_version", "neck_shaft"]),
        (lambda: Stem(float("nan"), 130), ["stem_version"]),
    ],
)
def test_implants_that_cannot_be(make: object, names: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        make()  # type: ignore[operator]
    assert [problem.path for problem in caught.value.problems] == names
    assert {problem.code for problem in caught.value.problems} == {"impossible-implant"}
