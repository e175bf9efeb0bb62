"""Where a cup may stand: the map without errors is the closed form; with errors it behaves as it must."""

from __future__ import annotations

import json

import msgspec
import numpy as np
import pytest

from hipspine import api
from hipspine.errors import InputError
from hipspine.io.read_activities import read_activity_file
from hipspine.io.read_planning import planning_settings
from hipspine.mechanics.activities import ActivitySet, read_activities
from hipspine.mechanics.cup import Orientation
from hipspine.mechanics.impingement import Bearing, Stem, range_of_motion
from hipspine.mechanics.impingement.by_rotation import touches, turn
from hipspine.mechanics.impingement.kernel import clearance, position
from hipspine.mechanics.plan import plan_cup

STEM, BEARING = Stem(15, 130), Bearing(32, 12)
SURE = msgspec.structs.replace(planning_settings(), cup_inclination=0, cup_anteversion=0, stem_version=0, stance=0)


def certain(activities: ActivitySet) -> ActivitySet:
    """The same without any spread of people."""
    still = tuple(msgspec.structs.replace(one, sd=0, tilt_sd=0) for one in activities.activities)
    return msgspec.structs.replace(activities, activities=still)


def only(*names: str) -> ActivitySet:
    daily = read_activity_file()
    return msgspec.structs.replace(daily, activities=tuple(one for one in daily.activities if one.id in names))


def pelvis(sitting: float, standing: float = 15.0, **more: float) -> api.Spinopelvic:
    angles = {"standing": {"PI": 55, "PT": standing}, "relaxed_sitting": {"PI": 55, "PT": standing + sitting}}
    angles |= {posture: {"PI": 55, "PT": standing + change} for posture, change in more.items()}
    return api.measure({"schema": "hipspine.landmarks/1", "angles": angles})


def test_without_errors_the_map_is_the_closed_form() -> None:
    plan = plan_cup(None, BEARING, STEM, certain(read_activity_file("yoshimine-2005")), SURE, draws=1)
    required = {"flexion": 120, "internal_rotation_at_90": 45, "extension": 30, "external_rotation": 40}
    for inclination in (25, 38, 45, 52):
        for anteversion in (-5, 8, 17, 26, 33):
            found = range_of_motion(Orientation.measured(inclination, anteversion), STEM, BEARING)
            enough = all(name in found.unlimited or getattr(found, name) > least for name, least in required.items())
            assert plan.at(inclination, anteversion) == enough, (inclination, anteversion)


def test_a_position_is_made_by_turning_step_by_step() -> None:
    random = np.random.default_rng(5)
    for _ in range(50):
        flexion, adduction, rotation = random.uniform(-60, 120, 3)
        neck = np.array(Stem(*random.uniform((-20, 115), (40, 145))).neck())
        by_hand = turn("x", flexion) @ turn("y", adduction) @ turn("z", -rotation) @ neck
        found = position(neck, np.array(flexion), np.array(adduction), np.array(rotation))
        assert found == pytest.approx(by_hand, abs=1e-12)


def test_tilt_counted_in_the_cup_or_in_the_hip_is_the_same() -> None:
    for tilt in (-15, 0, 22):
        cup = Orientation.measured(42, 18)
        in_room = position(np.array(STEM.neck()), np.array(85.0), np.array(7.0), np.array(10.0))
        in_pelvis = position(np.array(STEM.neck()), np.array(85.0 - tilt), np.array(7.0), np.array(10.0))
        one, other = cup.tilted(tilt).axis, cup.axis
        assert in_room @ (one.x, one.y, one.z) == pytest.approx(in_pelvis @ (other.x, other.y, other.z), abs=1e-12)


def test_each_degree_of_roll_back_lost_costs_a_degree_of_margin() -> None:
    sit = certain(only("sit_chair"))
    margins = {}
    for rolled in (25, 20, 10):
        plan = plan_cup(pelvis(rolled), BEARING, STEM, sit, SURE, draws=1)
        at = Orientation.measured(40, 10)
        neck = position(np.array(STEM.neck()), np.array(90.0 - rolled), np.array(-5.0), np.array(0.0))
        assert plan.at(40, 10) == (not touches((at.axis.x, at.axis.y, at.axis.z), tuple(neck), 68.0))
        margins[rolled] = range_of_motion(at.tilted(rolled), STEM, BEARING).flexion - 90
    assert margins[25] - margins[20] == pytest.approx(5)
    assert margins[20] - margins[10] == pytest.approx(10)


def test_a_pelvis_that_rolls_back_less_leaves_less_room() -> None:
    daily = read_activity_file()
    plans = {rolled: plan_cup(pelvis(rolled), BEARING, STEM, daily, planning_settings()) for rolled in (25, 15, 5)}
    assert plans[25].zone.mean > plans[15].zone.mean > plans[5].zone.mean
    assert plans[25].measured == ("relaxed_sitting",)
    assert set(plans[25].general) == {"flexed_sitting", "step_up", "supine"}


def test_a_larger_head_is_never_worse_and_the_same_seed_is_the_same_map() -> None:
    daily = read_activity_file()
    small, large = (plan_cup(None, Bearing(head, 12), STEM, daily, planning_settings(), draws=300) for head in (28, 36))
    assert np.all(large.probability >= small.probability)
    again = plan_cup(None, Bearing(28, 12), STEM, daily, planning_settings(), draws=300)
    assert np.array_equal(again.probability, small.probability)
    assert again.to_dict() == small.to_dict()


def test_another_seed_differs_by_the_error_of_the_draws() -> None:
    daily = read_activity_file()
    one, other = (plan_cup(None, BEARING, STEM, daily, planning_settings(), seed=seed) for seed in (1, 2))
    assert np.abs(one.probability - other.probability).max() < 4 * (2 * 0.25 / 1000) ** 0.5
    assert abs(one.best_probability - other.best_probability) < 0.04


def test_failing_and_best_fit_the_map() -> None:
    plan = api.plan_cup(pelvis(8), BEARING, STEM)
    best = plan.at(plan.best_inclination, plan.best_anteversion)
    assert best == plan.best_probability >= plan.probability.max() - 0.04
    assert plan.failing[plan.binding] == max(plan.failing.values())
    assert max(plan.failing.values()) <= 1 - best <= sum(plan.failing.values()) + 1e-9
    assert plan.zone.worst <= plan.zone.mean <= plan.zone.best <= plan.probability.max()
    assert 30 <= plan.zone.best_inclination <= 50
    assert json.loads(json.dumps(plan.to_dict(), allow_nan=False))["schema"] == "hipspine.cup-plan/1"


def test_the_kernel_is_the_plain_product_of_vectors() -> None:
    random = np.random.default_rng(2)
    necks = random.normal(size=(7, 3))
    necks /= np.linalg.norm(necks, axis=1)[:, None]
    inclinations, anteversions = np.array([20.0, 41.5, 60.0]), np.array([-12.0, 3.3, 15.0, 44.0])
    grid = clearance(inclinations, anteversions, necks)
    for i, inclination in enumerate(inclinations):
        for j, anteversion in enumerate(anteversions):
            axis = Orientation.measured(inclination, anteversion).axis
            assert grid[i, j] == pytest.approx((necks @ (axis.x, axis.y, axis.z)).min(), abs=1e-12)


def test_published_angles_in_the_file_are_those_of_the_studies() -> None:
    studies = api.load().studies
    facts = {fact.id: fact for study in studies.values() for fact in study.facts}
    daily = {one.id: one for one in read_activity_file().activities}
    for one in daily.values():
        for source in one.source:
            assert source.startswith("by definition") or source in facts or source in studies, source

    def mean(name: str) -> float:
        return facts[name].number("mean")

    for name in ("sit_chair", "sit_low", "legs_crossed", "ankle_on_knee"):
        assert daily[name].tilt == mean("fha-stand-sit/pelvic-rotation-controls")
        assert daily[name].tilt_sd == facts["fha-stand-sit/pelvic-rotation-controls"].number("sd")
    squat = mean("komiyama-2018/hip-flexion-after") + mean("komiyama-2018/pelvic-tilt-after")
    assert daily["squat"].flexion == pytest.approx(squat)
    assert daily["squat"].tilt == mean("komiyama-2018/pelvic-tilt-after")
    assert daily["squat"].internal_rotation == mean("shariff-2011/hip-internal-rotation-squat")
    assert daily["shoes"].adduction == mean("hyodo-2017/hip-adduction-shoes")
    controls = [
        one for one in studies["hip-oa-vs-controls-52"].facts if one.about.group == "controls" and "sd" in one.printed
    ]
    assert (daily["shoes"].tilt, daily["shoes"].tilt_sd) in [(one.number("mean"), one.number("sd")) for one in controls]
    assert daily["lying_turned_out"].tilt == mean("pierrepont-2017/rotation-supine-to-standing")
    assert len(daily) == 12


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema": 2}, "unknown-schema"),
        ({"activities": []}, "missing-key"),
        ({"activities": [{"id": "a", "name": "a", "basis": "assumed"}]}, "missing-key"),
        ({"activities": [{"id": "a", "name": "a", "basis": "published"}]}, "missing-key"),
        ({"activities": [{"id": "a", "name": "a", "basis": "guessed", "why": "x"}]}, "unknown-word"),
        (
            {"activities": [{"id": "a", "name": "a", "basis": "assumed", "why": "x", "thigh": {"flex": 1}}]},
            "unknown-key",
        ),
        ({"activities": [{"id": "a", "name": "a", "basis": "assumed", "why": "x"}] * 2}, "duplicate-id"),
        (
            {"activities": [{"id": "a", "name": "a", "basis": "assumed", "why": "x", "pelvis": {"posture": "lying"}}]},
            "unknown-word",
        ),
    ],
)
def test_activities_that_cannot_be_used(change: dict[str, object], code: str) -> None:
    good = {"id": "a", "name": "a", "basis": "assumed", "why": "x"}
    with pytest.raises(InputError) as caught:
        read_activities({"schema": 1, "title": "t", "activities": [good], **change}, "made")
    assert code in [problem.code for problem in caught.value.problems]


def test_a_file_of_activities_that_is_not_there() -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_activity_file("weekly")
