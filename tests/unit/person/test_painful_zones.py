"""Where a person hurts."""

from __future__ import annotations

from hipspine.person import painful_zones


def test_zones_of_the_pain_and_entered_ones(read, vocabulary):
    case = read(
        pain={"side": "left", "zones": ["groin"], "zones_absent": ["foot"]},
        findings=[{"finding": "buttock_pain", "side": "right"}, {"finding": "knee_pain", "state": "absent"}],
    )
    assert painful_zones(case, vocabulary) == {"groin", "buttock"}


def test_a_region_entered_whole_is_all_its_zones_unless_one_is_named(read, vocabulary):
    region = [{"finding": "pain_below_knee"}]
    assert painful_zones(read(pain={"side": "left"}, findings=region), vocabulary) == {"lower_leg", "foot"}
    case = read(pain={"side": "left", "zones": ["foot"]}, findings=region)
    assert painful_zones(case, vocabulary) == {"foot"}


def test_numbness_is_no_pain(read, vocabulary):
    assert painful_zones(read(pain={"side": "left"}, findings=[{"finding": "numbness"}]), vocabulary) == frozenset()
