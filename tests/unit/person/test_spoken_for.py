"""One fact counts once: which finding of a case speaks for which other."""

from __future__ import annotations

import itertools

import pytest


def speaking(case):
    return {(one.finding, one.side): one.state for one in case.findings if not one.spoken_for_by}


def silent(case):
    return {(one.finding, one.side): one.spoken_for_by for one in case.findings if one.spoken_for_by}


def test_a_number_and_its_word_are_one_fact(read):
    case = read(findings=[{"finding": "crp", "value": 2.4, "unit": "mg/dL"}])
    assert case.state("crp_raised", "midline") == "present"
    assert speaking(case)["crp_raised", "midline"] == "present"
    assert silent(case)["crp", "midline"] == "crp_raised"
    (word,) = [one for one in case.findings if one.finding == "crp_raised"]
    assert (word.derived_from, word.value) == ("crp", None)


def test_a_normal_number_says_that_it_is_not_raised(read):
    case = read(
        findings=[{"finding": "crp", "value": 3, "unit": "mg/L"}, {"finding": "esr", "value": 12, "unit": "mm/h"}]
    )
    assert case.state("crp_raised", "midline") == case.state("esr_raised", "midline") == "absent"


def test_the_word_alone_is_known_under_its_other_name_and_speaks(read):
    case = read(findings=[{"finding": "crp_raised"}])
    assert case.state("crp", "midline") == "present"
    assert ("crp_raised", "midline") in speaking(case)


def test_a_number_against_its_word_is_a_problem(problems):
    (one,) = problems(
        findings=[{"finding": "crp", "value": 90, "unit": "mg/L"}, {"finding": "crp_raised", "state": "absent"}]
    )
    assert one.code == "contradiction"


@pytest.mark.parametrize(("state", "grade", "other"), [("present", "none", "absent"), ("absent", "full", "present")])
def test_no_relief_from_an_epidural_is_a_block_without_relief(read, state, grade, other):
    case = read(findings=[{"finding": "no_relief_epidural_steroid", "state": state}])
    (block,) = [one for one in case.findings if one.finding == "epidural_injection_relief"]
    assert (block.state, block.relief_grade, block.spoken_for_by) == (other, grade, "")
    assert silent(case)["no_relief_epidural_steroid", "midline"] == "epidural_injection_relief"


def test_a_measured_relief_keeps_its_number(read):
    case = read(findings=[{"finding": "epidural_injection_relief", "relief": 80}])
    assert case.state("no_relief_epidural_steroid", "midline") == "absent"
    (block,) = [one for one in case.findings if one.finding == "epidural_injection_relief"]
    assert (block.relief, block.spoken_for_by) == (80, "")


@pytest.mark.parametrize("entered", [["vesicular_rash"], ["vesicular_rash", "skin_rash"]])
def test_the_more_specific_finding_speaks(read, entered):
    case = read(pain={"side": "left"}, findings=[{"finding": name} for name in entered])
    assert silent(case) == {("skin_rash", "left"): "vesicular_rash"}


def test_a_sign_on_the_other_side_speaks_for_itself(read):
    case = read(findings=[{"finding": "vesicular_rash", "side": "left"}, {"finding": "skin_rash", "side": "right"}])
    assert speaking(case)["skin_rash", "right"] == "present"


def test_what_would_follow_and_is_absent_rules_out_what_is_more_specific(read):
    case = read(pain={"side": "left"}, findings=[{"finding": "leg_weakness", "state": "absent"}])
    assert case.state("foot_drop", "left") == "absent"
    assert silent(case)["foot_drop", "left"] == "leg_weakness"
    assert speaking(case) == {("leg_weakness", "left"): "absent"} | {
        place: state for place, state in speaking(case).items() if place[0] in ("pain_left", "pain_right")
    }


def test_the_specific_finding_absent_alone_speaks(read):
    case = read(pain={"side": "left"}, findings=[{"finding": "foot_drop", "state": "absent"}])
    assert speaking(case)["foot_drop", "left"] == "absent"
    assert case.state("leg_weakness", "left") is None


def test_a_specific_finding_absent_beside_the_general_one_present_speaks(read):
    case = read(
        pain={"side": "left"}, findings=[{"finding": "foot_drop", "state": "absent"}, {"finding": "leg_weakness"}]
    )
    assert {"foot_drop", "leg_weakness"} <= {name for name, _ in speaking(case)}


def test_a_heading_is_silent_where_a_part_is_known(read):
    pain = {"side": "left", "zones": ["anterior_thigh"]}
    case = read(pain=pain, findings=[{"finding": "thigh_pain"}, {"finding": "leg_symptoms"}])
    assert silent(case)["thigh_pain", "left"] == silent(case)["leg_symptoms", "left"] == "anterior_thigh_pain"
    assert speaking(case)["anterior_thigh_pain", "left"] == "present"


def test_a_heading_alone_speaks(read):
    case = read(pain={"side": "left"}, findings=[{"finding": "thigh_pain"}])
    assert speaking(case)["thigh_pain", "left"] == "present"
    assert case.state("leg_symptoms", "left") == "present"
    assert silent(case)["leg_symptoms", "left"] == "thigh_pain"
    assert case.state("anterior_thigh_pain", "left") is None


def test_a_heading_that_is_absent_speaks_for_its_parts(read):
    case = read(pain={"side": "left"}, findings=[{"finding": "thigh_pain", "state": "absent"}])
    assert speaking(case)["thigh_pain", "left"] == "absent"
    assert silent(case)["anterior_thigh_pain", "left"] == "thigh_pain"


def test_parts_on_the_map_speak_for_a_heading_that_is_absent(read):
    pain = {"side": "left", "zones": ["buttock"], "zones_absent": ["anterior_thigh"]}
    case = read(pain=pain, findings=[{"finding": "thigh_pain", "state": "absent"}])
    assert silent(case)["thigh_pain", "left"] == "anterior_thigh_pain"
    for zone in ("anterior_thigh", "medial_thigh", "lateral_thigh", "posterior_thigh"):
        assert speaking(case)[f"{zone}_pain", "left"] == "absent"


def test_all_parts_absent_mean_the_heading_is(read):
    case = read(pain={"side": "left", "zones": ["buttock"], "zones_complete": True})
    assert case.state("thigh_pain", "left") == case.state("pain_below_knee", "left") == "absent"
    assert not {"thigh_pain", "pain_below_knee"} & {name for name, _ in speaking(case)}


def test_a_complete_map_leaves_the_parts_of_an_entered_region_open(read):
    case = read(
        pain={"side": "left", "zones": ["buttock"], "zones_complete": True}, findings=[{"finding": "thigh_pain"}]
    )
    assert case.state("anterior_thigh_pain", "left") is None
    assert case.state("foot_pain", "left") == "absent"
    assert speaking(case)["thigh_pain", "left"] == "present"


def test_a_region_against_the_map_is_a_problem(problems):
    (one,) = problems(
        pain={"side": "left", "zones": ["foot"]}, findings=[{"finding": "pain_below_knee", "state": "absent"}]
    )
    assert (one.code, one.value) == ("contradiction", "pain_below_knee")


def test_a_finding_told_by_another_is_silent_only_while_both_are_present(read):
    case = read(findings=[{"finding": "fever"}, {"finding": "septic_shock"}])
    assert silent(case) == {("fever", "midline"): "septic_shock"}
    case = read(findings=[{"finding": "fever", "state": "absent"}, {"finding": "septic_shock"}])
    assert silent(case) == {}
    case = read(findings=[{"finding": "septic_shock"}])
    assert case.state("fever", "midline") is None


def test_the_parts_of_a_summary_speak(read):
    case = read(findings=[{"finding": "mri_lumbar_degeneration_only"}])
    assert speaking(case)["mri_disc_degeneration", "midline"] == "present"
    assert speaking(case)["mri_infection", "midline"] == "absent"


def test_the_members_of_a_rule_entered_as_met_are_silent_but_for_zones(read):
    entered = [{"finding": name, "state": "present"} for name in ("sij_score_0_9", "fortin_finger", "groin_pain")]
    case = read(pain={"side": "left"}, findings=entered)
    assert silent(case)["fortin_finger", "left"] == "sij_score_0_9"
    assert ("groin_pain", "left") in speaking(case)


def test_the_members_of_a_battery_are_left_to_its_count(read):
    entered = [{"finding": name} for name in ("three_of_six_sij_tests", "thigh_thrust", "gaenslen")]
    case = read(pain={"side": "left"}, findings=entered)
    assert {("thigh_thrust", "left"), ("gaenslen", "left"), ("three_of_six_sij_tests", "left")} <= set(speaking(case))


def test_the_order_of_entry_does_not_change_who_speaks(read):
    entered = [{"finding": name} for name in ("six_signs_history_and_examination", "foot_drop", "calf_weakness")]
    cases = [read(pain={"side": "left"}, findings=list(order)).canonical() for order in itertools.permutations(entered)]
    assert len(set(cases)) == 1


def test_whoever_speaks_for_another_is_known_and_present_or_absent_itself(read, vocabulary):
    for finding in vocabulary.findings.values():
        for state in ("present", "absent"):
            if finding.about_person or finding.id in ("pain_left", "pain_right"):
                continue
            relief = (
                {"relief": "full" if state == "present" else "none"} if finding.kind == "block" else {"state": state}
            )
            person = {"sex": "female"}
            operations = [
                {"kind": "lumbar_fusion", "approach": "tlif", "graft": {"from": "iliac_crest", "side": "both"}},
                {"kind": "sij_fusion", "side": "both"},
            ]
            if "hip_replacement" in finding.needs:
                operations.append({"kind": "hip_replacement", "side": "both"})
            entry = {"finding": finding.id, **relief}
            if finding.id in ("prior_sij_fusion", "recent_prone_surgery"):
                operations = []
            case = read(person=person, pain={"side": "left"}, operations=operations, findings=[entry])
            names = {one.finding for one in case.findings}
            assert {one.spoken_for_by for one in case.findings} <= names | {""}, finding.id
