"""Landmarks that cannot be right: each with a message of its own, all together."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipspine.errors import InputError
from hipspine.io.read_pelvis_file import measure_file
from unit.mechanics.films import ap, file, lateral, rim

S1 = {name: point for name, point in lateral()["landmarks"].items() if name.startswith("s1")}


def problems(document: Any) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        measure_file(document)
    return [(problem.code, problem.path.rpartition("landmarks.")[2]) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"femoral_head_1": None, "femoral_head_2": None}, [("missing-landmark", "femoral_head_1")]),
        ({"s1_anterior": None}, [("missing-landmark", "s1_anterior")]),
        ({"l1_posterior": None}, [("missing-landmark", "l1_posterior")]),
        (
            {"s1_anterior": S1["s1_posterior"], "s1_posterior": S1["s1_anterior"]},
            [("landmarks-swapped", "s1_anterior")],
        ),
        ({"s1_anterior": S1["s1_posterior"]}, [("landmarks-collinear", "s1_anterior")]),
        ({"femoral_head_1": [-5, 20]}, [("outside-picture", "femoral_head_1")]),
        ({"femoral_head_1": [1500, 4001]}, [("outside-picture", "femoral_head_1")]),
        ({"femoral_head": [1500, 2200]}, [("unknown-landmark", "femoral_head")]),
        ({"femoral_head_1": [1500, "x"]}, [("not-a-point", "femoral_head_1")]),
        ({"femoral_head_1": [1, 2, 3]}, [("not-a-point", "femoral_head_1")]),
        ({"c7_centre": [1500, 300]}, [("not-full-spine", "c7_centre")]),
        ({"asis": [1700, 2600]}, [("landmarks-swapped", "asis")]),
    ],
)
def test_one_fault_one_message(changed: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert problems(file(lateral(landmarks=changed))) == expected


def test_a_head_on_the_line_of_the_endplate() -> None:
    front, back = S1["s1_anterior"], S1["s1_posterior"]
    on_line = [back[axis] + 4 * (front[axis] - back[axis]) for axis in (0, 1)]
    found = problems(file(lateral(landmarks={"femoral_head_1": on_line, "femoral_head_2": None})))
    assert ("landmarks-collinear", "femoral_head_1") in found


def test_the_wrong_side_of_the_picture() -> None:
    film = lateral()
    assert all(code == "landmarks-swapped" for code, _ in problems(file({**film, "facing": "left"})))


def test_the_picture_upside_down() -> None:
    film = lateral()
    turned = {name: [point[0], 4000 - point[1]] for name, point in film["landmarks"].items()}
    assert {code for code, _ in problems(file({**film, "landmarks": turned}))} == {"landmarks-swapped"}


def test_left_and_right_of_an_ap_film() -> None:
    found = problems(file({**ap(), "facing": "right"}))
    assert {code for code, _ in found} == {"landmarks-swapped"}
    assert len(found) == 5


@pytest.mark.parametrize(
    ("points", "code"),
    [(rim(40, 15, "left")[:4], "missing-landmark"), ([(i, i) for i in range(6)], "landmarks-collinear")],
)
def test_a_rim_that_is_no_ellipse(points: Any, code: str) -> None:
    assert [one for one, _ in problems(file(ap(rim_points={"left": points})))] == [code]


def test_everything_in_every_film_at_once() -> None:
    first = lateral(landmarks={"femoral_head_1": None, "femoral_head_2": None})
    second = lateral("relaxed_sitting", landmarks={"s1_anterior": [9000, 1], "knee": [1, 1]})
    found = problems(file(first, second, {"view": "oblique"}, color="red"))
    codes = [code for code, _ in found]
    assert codes.count("missing-landmark") == 1
    assert {"outside-picture", "unknown-landmark", "unknown-word", "missing-key", "unknown-key"} <= set(codes)


def test_one_posture_once() -> None:
    assert [code for code, _ in problems(file(lateral(), lateral()))] == ["entered-twice"]
    typed = {"standing": {"PI": 52, "PT": 15}}
    assert [code for code, _ in problems(file(lateral(), angles=typed))] == ["entered-twice"]
    assert [code for code, _ in problems({"schema": "hipspine.landmarks/1"})] == ["missing-key"]


@pytest.mark.parametrize(
    ("angles", "said"),
    [
        ({"PI": 52, "PT": -15, "SS": 37}, "PT has the other sign"),
        ({"PI": 52, "PT": 25, "SS": 37}, "PI = PT + SS in every posture. Look the three up again."),
        ({"PI": 52, "pelvic_incidence": 50}, "is entered twice, also as PI"),
        ({"PT": 500}, "Allowed: a number from -180 to 360."),
        ({"PX": 5}, "is not a known key"),
        ({"PT": -15, "SS": 15}, "is a pelvic incidence that no pelvis has"),
    ],
)
def test_typed_angles_that_do_not_fit(angles: dict[str, float], said: str) -> None:
    with pytest.raises(InputError) as caught:
        measure_file({"schema": "hipspine.landmarks/1", "angles": {"standing": angles}})
    assert said in str(caught.value)


def test_a_plane_counted_the_other_way_is_mixed_signs() -> None:
    standing = {"PI": 56, "PT": 18, "APPT": 4}
    wrong = {"standing": standing, "relaxed_sitting": {"PI": 56, "PT": 37, "APPT": -15}}
    with pytest.raises(InputError, match=r"mixed signs\. Count it posterior-positive"):
        measure_file({"schema": "hipspine.landmarks/1", "angles": wrong})
    right = {"standing": standing, "relaxed_sitting": {"PI": 56, "PT": 37, "APPT": 23}}
    assert measure_file({"schema": "hipspine.landmarks/1", "angles": right}).remarks == ()
    forward = {"standing": {"PI": 56, "PT": -3}}
    found = measure_file({"schema": "hipspine.landmarks/1", "angles": forward})
    assert "counted posterior-positive?" in found.remarks[0]


ANY = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(key=st.sampled_from([*lateral(), "rims", "turn"]), value=ANY)
def test_anything_at_any_key_is_measured_or_named(key: str, value: Any) -> None:
    with contextlib.suppress(InputError):
        assert measure_file(file({**lateral(), key: value})).postures


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(lateral()["landmarks"])), st.tuples(*[st.floats(0, 3000)] * 2)))
def test_landmarks_anywhere_are_measured_or_named(moved: dict[str, Any]) -> None:
    try:
        found = measure_file(file(lateral(landmarks={name: list(point) for name, point in moved.items()})))
    except InputError:
        return
    angles = found.postures["standing"]
    total = angles["pelvic_tilt"].value + angles["sacral_slope"].value
    assert angles["pelvic_incidence"].value == pytest.approx(total, abs=1e-6)
