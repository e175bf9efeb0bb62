"""What follows from the entries of a case."""

from __future__ import annotations


def derived(case):
    return {(one.finding, one.side): one.state for one in case.findings if one.derived_from}


def test_zones_hurt_on_the_side_of_the_pain(read):
    found = derived(read(pain={"side": "right", "zones": ["buttock", "low_back_midline"]}))
    assert found["buttock_pain", "right"] == "present"
    assert found["low_back_midline_pain", "midline"] == "present"
    assert ("buttock_pain", "left") not in found
    assert (found["pain_left", "midline"], found["pain_right", "midline"]) == ("absent", "present")


def test_a_zone_that_does_not_hurt_does_so_on_neither_side(read):
    found = derived(read(pain={"side": "right", "zones_absent": ["groin"]}))
    assert found["groin_pain", "left"] == found["groin_pain", "right"] == "absent"


def test_complete_zones_leave_nothing_open(read, vocabulary):
    found = derived(read(pain={"side": "left", "zones": ["groin"], "zones_complete": True}))
    assert found["groin_pain", "left"] == "present"
    assert found["groin_pain", "right"] == "absent"
    for zone in vocabulary.zones.values():
        for side in ("left", "right") if zone.sided else ("midline",):
            assert (f"{zone.id}_pain", side) in found


def test_a_zone_entered_on_the_other_side_hurts_there_too(read):
    pain = {"side": "left", "zones": ["groin"], "zones_complete": True}
    case = read(pain=pain, findings=[{"finding": "groin_pain", "side": "right"}])
    assert case.state("groin_pain", "right") == "present"
    assert case.state("pain_right", "midline") == "present"


def test_age_gives_its_findings(read):
    found = derived(read(person={"age": 66}))
    assert found["age_over_50", "midline"] == found["age_over_65", "midline"] == "present"
    assert found["age_over_70", "midline"] == "absent"
    assert ("age_over_50", "midline") not in derived(read())


def test_operations_make_history(read):
    case = read(operations=[{"kind": "sij_fusion", "side": "left"}])
    assert case.state("prior_sij_fusion", "left") == "present"
    assert case.state("prior_sij_fusion", "right") is None


def test_a_normal_result_means_its_parts_are_absent(read):
    case = read(findings=[{"finding": "neurology_normal"}])
    assert case.state("leg_weakness", "left") == case.state("leg_weakness", "right") == "absent"
    one = next(one for one in case.findings if one.finding == "leg_weakness")
    assert (one.derived_from, one.where) == ("neurology_normal", "findings[0]")


def test_a_normal_image_of_one_side_speaks_for_that_side(read):
    case = read(pain={"side": "left"}, findings=[{"finding": "xray_hip_normal"}])
    assert case.state("xray_hip_oa", "left") == "absent"
    assert case.state("xray_hip_oa", "right") is None


def test_what_is_absent_implies_nothing(read):
    case = read(findings=[{"finding": "neurology_normal", "state": "absent"}])
    assert [one for one in case.findings if one.derived_from == "neurology_normal"] == []


def test_a_finding_implies_another(read):
    case = read(pain={"side": "left"}, findings=[{"finding": "foot_drop"}])
    assert case.state("leg_weakness", "left") == "present"


def test_an_entry_stands_before_a_conclusion(read):
    case = read(pain={"side": "left"}, findings=[{"finding": "foot_drop"}, {"finding": "leg_weakness"}])
    weak = [one for one in case.findings if one.finding == "leg_weakness"]
    assert [one.derived_from for one in weak] == [""]


def test_an_entry_against_a_conclusion_is_a_problem(problems):
    (one,) = problems(pain={"side": "left"}, findings=[{"finding": "foot_drop"}, {"finding": "neurology_normal"}])
    assert one.code == "contradiction"
    assert "neurology_normal" in one.message or one.value == "neurology_normal" or "foot_drop" in one.message
