"""Published classes side by side: limits, edges, lines, disagreements, and what stays hidden."""

from __future__ import annotations

from typing import Any

import pytest

from hipspine.errors import InputError
from hipspine.interfaces.terminal.classes_text import classes_text
from hipspine.io.read_pelvis_file import measure_file
from hipspine.io.read_systems_file import classification_systems
from hipspine.mechanics.classification import Classified, classify, read_systems
from unit.mechanics.films import file, lateral


def typed(standing: dict[str, Any], sitting: dict[str, Any] | None = None, **more: Any) -> Classified:
    angles = {"standing": standing} | ({"relaxed_sitting": sitting} if sitting else {})
    return classify(
        measure_file({"schema": "hipspine.landmarks/1", "angles": angles}), classification_systems(), **more
    )


def groups(found: Classified) -> dict[str, str]:
    return {one.system: one.group for one in found.verdicts}


@pytest.mark.parametrize(
    ("missing", "tilt", "expected"),
    [
        (5, 10, ("0", "0")),
        (15, 25, ("+", "+")),
        (25, 35, ("++", "++")),
        (10, 20, ("0 or +", "0 or +")),
        (20, 30, ("+ or ++",) * 2),
    ],
)
def test_schwab_and_its_open_limits(missing: float, tilt: float, expected: tuple[str, str]) -> None:
    found = groups(typed({"PI": 60, "PT": tilt, "LL": 60 - missing}))
    assert (found["schwab_pi_ll"], found["schwab_pt"]) == expected


@pytest.mark.parametrize(("fall", "group"), [(9.9, "stiff"), (10, "normal"), (30, "normal"), (30.1, "hypermobile")])
def test_stiffness(fall: float, group: str) -> None:
    found = groups(typed({"PI": 60, "PT": 15}, {"PI": 60, "PT": 15 + fall}))
    assert found["stiffness_ss"] == found["stiffness_pt"] == group


@pytest.mark.parametrize(
    ("lordosis", "fall", "group"), [(55, 20, "1A"), (55, 5, "1B"), (40, 20, "2A"), (40, 5, "2B"), (55, 40, "1A")]
)
def test_hip_spine_groups(lordosis: float, fall: float, group: str) -> None:
    assert groups(typed({"PI": 60, "PT": 15, "LL": lordosis}, {"PI": 60, "PT": 15 + fall}))["hip_spine"] == group


@pytest.mark.parametrize(("fall", "added"), [(12, 8), (20, 0), (35, 0), (-2, 22)])
def test_the_australian_rule(fall: float, added: float) -> None:
    assert typed({"PI": 60, "PT": 15}, {"PI": 60, "PT": 15 + fall}).added_anteversion == added


def test_the_two_cut_off_sets_disagree_and_it_is_said() -> None:
    found = typed({"PI": 60, "PT": 15, "LL": 40, "APPT": 2}, {"PI": 60, "PT": 35})
    assert groups(found)["hip_spine"] == "2A"
    assert groups(found)["hip_spine_au"] == "1A"
    assert "hip-spine, PI-LL says 2A, hip-spine, Australian says 1A." in found.disagreements
    assert "balance by PI-LL says flatback, balance by plane tilt says balanced." in found.disagreements


def test_a_moved_incidence_makes_the_two_measures_of_stiffness_disagree() -> None:
    found = typed({"PI": 60, "PT": 15}, {"PI": 64, "PT": 27})  # dPT 12, dSS 8
    assert "stiffness by ΔSS says stiff, stiffness by ΔPT says normal." in found.disagreements


@pytest.mark.parametrize(
    ("tilt", "twenty", "thirteen"),
    [(-5, "not adverse", "not adverse"), (-15, "not adverse", "adverse"), (-20, "adverse", "adverse")],
)
def test_rolling_forward_on_leaning(tilt: float, twenty: str, thirteen: str) -> None:
    angles = {"standing": {"PI": 60, "PT": 20}, "flexed_sitting": {"PI": 60, "PT": 20 + tilt}}
    found = groups(
        classify(measure_file({"schema": "hipspine.landmarks/1", "angles": angles}), classification_systems())
    )
    assert (found["leaning_20"], found["leaning_13"]) == (twenty, thirteen)


LINES = {  # PI: R2, R3, R1, R4 at 40 and 70, R5, R6
    40: (6.20, 33.50, 49.20, 47.70, 40.80, 52.41, 37.63),
    52: (11.48, 39.98, 55.68, 54.90, 48.00, 59.85, 40.33),
    64: (16.76, 46.46, 62.16, 62.10, 55.20, 67.29, 43.03),
}


@pytest.mark.parametrize(("incidence", "expected"), LINES.items())
def test_published_lines(incidence: float, expected: tuple[float, ...]) -> None:
    found = {}
    for age in (40, 70):
        for one in typed({"PI": incidence, "PT": 12}, age=age).expected:
            found[one.source.partition(",")[0], age] = one.expected
    order = [("R2", 40), ("R3", 40), ("R1", 40), ("R4", 40), ("R4", 70), ("R5", 40), ("R6", 40)]
    assert [round(found[key], 2) for key in order] == list(expected)


def test_a_line_that_needs_an_age_is_silent_without_one() -> None:
    assert not any(one.source.startswith("R4") for one in typed({"PI": 52, "PT": 12}).expected)


@pytest.mark.parametrize(
    ("incidence", "expected"),
    [(30, [4, 48]), (40, [8, 53]), (52, [12, 61]), (64, [16, 70]), (70, [20, 72]), (78, []), (80, [24, 75])],
)
def test_classes_of_incidence(incidence: float, expected: list[float]) -> None:
    found = [one.expected for one in typed({"PI": incidence, "PT": 12}).expected if one.people == "class of incidence"]
    assert found == expected


def test_unverified_targets_are_hidden_unless_asked_for() -> None:
    hip = ({"PI": 60, "PT": 15, "LL": 55}, {"PI": 60, "PT": 35})
    assert typed(*hip).targets == ()
    assert "UNVERIFIED" not in classes_text(typed(*hip))
    shown = typed(*hip, unverified=True)
    assert [one.group for one in shown.targets] == ["1A"]
    assert "UNVERIFIED" in classes_text(shown)
    assert "No evidence" in shown.targets_why


def test_chances_from_the_landmarks_add_up_and_follow_the_value() -> None:
    found = classify(measure_file(file(lateral(), lateral("relaxed_sitting", tilt=25.0))), classification_systems())
    chances = {one.system: one.chances for one in found.verdicts}
    for one in chances.values():
        assert sum(one.values()) == pytest.approx(1)
    assert chances["stiffness_ss"]["stiff"] == pytest.approx(0.5, abs=0.01)  # 10 degrees: on the limit itself
    assert sum(chances["hip_spine"][group] for group in ("1B", "2B")) == pytest.approx(0.5, abs=0.01)


def test_what_is_missing_is_named() -> None:
    found = typed({"PI": 60, "PT": 15})
    assert any("SVA" in one for one in found.missing)
    assert any("needs balance and stiffness_ss" in one for one in found.missing)
    assert found.added_anteversion is None


def test_the_text_fits_the_terminal() -> None:
    spine = {"c7_centre": (-5.0, 580.0), "t1_centre": (-10.0, 555.0)}
    standing = lateral(points=spine, full_spine=True, mm_per_pixel=0.4, lordosis=35)
    films = file(standing, lateral("relaxed_sitting", tilt=25), lateral("flexed_sitting", tilt=-2))
    lines = classes_text(classify(measure_file(films), classification_systems(), age=60, unverified=True)).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    "change",
    [
        {"graded": [{"id": "a", "limits": [2, 1], "classes": ["x", "y", "z"]}]},
        {"combined": [{"id": "a", "first": "nowhere", "second": "stiffness_ss"}]},
        {"compare": [{"first": "balance", "second": "nowhere"}]},
        {"incidence": {"classes": "x"}},
        {"colour": 1},
    ],
)
def test_a_damaged_file_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        read_systems(change)
