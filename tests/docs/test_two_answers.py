"""What the text of docs/explanation/two-answers.md says of the two answers, without figures, is so."""

from __future__ import annotations

from docmaker.answers import answer
from docmaker.common import library

from hipspine.diagnosis.answer import Answer, Ranked, Reason

FIRST, SECOND = "buttock-after-l4-s1", "buttock-after-l4-s1-hip-block"


def ranked(found: Answer, source: str, side: str = "right") -> Ranked:
    return next(one for one in found.posterior if (one.source, one.side) == (source, side))


def reason(one: Ranked, finding: str) -> Reason:
    reasons = (*one.supports, *one.against)
    return next(part for part in reasons if any(name.partition(":")[0] == finding for name in part.findings))


def test_the_sacroiliac_joint_leads_by_a_wide_margin_with_a_wide_interval() -> None:
    for name in (FIRST, SECOND):
        first, second, *_ = [one for one in answer(name).posterior if one.probability is not None]
        assert (first.source, first.side) == ("sij_pain", "right")
        assert first.probability > 3 * second.probability
        assert first.high - first.low > 0.3


def test_nothing_is_triggered_and_much_is_open() -> None:
    states = {one.state for one in answer(FIRST).rule_out_first}
    assert "triggered" not in states
    assert "open" in states


def test_the_starting_point_is_measured_in_four_series() -> None:
    joint = ranked(answer(FIRST), "sij_pain")
    assert joint.prior_kind == "measured"
    assert joint.prior_studies == ("cho-2013", "diesing-2019", "lee-2019a", "unoki-2016")


def rate(name: str) -> float:
    events, total = library().studies.fact(name).events_total()
    return events / total


def test_the_highest_rate_is_about_twice_the_lowest_and_the_sacrum_makes_a_small_difference() -> None:
    rates = [rate(f"{study}/new-sij-pain") for study in ranked(answer(FIRST), "sij_pain").prior_studies]
    assert 1.7 < max(rates) / min(rates) < 2.3
    for study in ("lee-2019a", "unoki-2016"):
        assert 0 < rate(f"{study}/new-sij-pain-to-sacrum") - rate(f"{study}/new-sij-pain-above-sacrum") < 0.05


def test_the_battery_speaks_once_and_comes_from_one_study() -> None:
    joint = ranked(answer(FIRST), "sij_pain")
    tests = reason(joint, "three_of_six_sij_tests")
    assert [name.partition(":")[0] for name in tests.findings] == ["three_of_six_sij_tests"]
    assert tests.basis == "transported"
    assert tests.studies == ("laslett-2005",)


def test_the_place_counts_about_as_much_as_the_tests_and_is_partly_assumed() -> None:
    joint = ranked(answer(FIRST), "sij_pain")
    place, tests = reason(joint, "buttock_pain"), reason(joint, "three_of_six_sij_tests")
    assert place.basis == "assumed"
    assert 0.6 < place.log_odds / tests.log_odds < 1.6


def test_the_series_in_fused_people_lies_below_the_centre_and_within_the_interval() -> None:
    joint = ranked(answer(FIRST), "sij_pain")
    assert joint.low < rate("liliang-2011/dual-block-after-three-tests") < joint.probability - 0.1


def test_hip_and_root_are_felt_in_the_buttock_in_more_than_half() -> None:
    for source in ("hip_oa", "radiculopathy_lower"):
        assert 0.5 < library().estimates[f"link/{source}/buttock_pain"].median[0] < 0.9


def test_no_finding_was_measured_in_fused_people() -> None:
    assert answer(FIRST).basis["measured"] == 0


def test_root_hip_and_screw_read_as_the_text_says() -> None:
    root, hip = ranked(answer(FIRST), "radiculopathy_lower"), ranked(answer(FIRST), "hip_oa")
    assert reason(root, "buttock_pain").log_odds > 0 > reason(root, "three_of_six_sij_tests").log_odds
    assert hip.prior_kind == "assumed"
    screw = ranked(answer(FIRST), "screw_loosening", "midline")
    assert screw.prior > 0.05
    assert reason(screw, "buttock_pain").log_odds < 0


def test_the_donor_site_lies_on_the_other_side() -> None:
    sides = {one.side: one.probability for one in answer(FIRST).posterior if one.source == "donor_site_pain"}
    assert list(sides) == ["left"]
    assert sides["left"] < 0.02


def test_the_block_lowers_the_hip_and_lifts_the_joint_a_little() -> None:
    hip = [ranked(answer(name), "hip_oa").probability for name in (FIRST, SECOND)]
    joint = [ranked(answer(name), "sij_pain").probability for name in (FIRST, SECOND)]
    root = [ranked(answer(name), "radiculopathy_lower").probability for name in (FIRST, SECOND)]
    assert hip[1] < 0.5 * hip[0]
    assert 0 < joint[1] - joint[0] < 0.05
    assert root[1] > root[0]
    assert reason(ranked(answer(SECOND), "hip_oa"), "hip_injection_relief").studies == ("ashok-2009",)
