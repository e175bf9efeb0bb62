"""What a case file may say, and every default filled in."""

from __future__ import annotations

import datetime as dt

import pytest

FUSION = {"kind": "lumbar_fusion", "levels": ["L4-L5", "L5-S1"], "months_ago": 14, "approach": "posterior"}


def test_an_empty_case_has_every_default(read):
    case = read()
    assert (case.id, case.person.sex, case.pain.side, case.anatomy) == ("case", "unknown", "unknown", "L5")
    assert case.operations == case.implants == case.given == ()
    assert case.findings == ()


def test_side_comes_from_the_pain_and_the_state_is_present(read):
    case = read(
        pain={"side": "right"},
        findings=[{"finding": "thigh_thrust"}, {"finding": "gaenslen", "side": "left", "state": "absent"}],
    )
    assert case.state("thigh_thrust", "right") == "present"
    assert case.state("thigh_thrust", "left") is None
    assert case.state("gaenslen", "left") == "absent"


def test_a_finding_on_both_sides_becomes_two(read):
    case = read(pain={"side": "both"}, findings=[{"finding": "fadir"}])
    assert [(one.finding, one.side) for one in case.entered()] == [("fadir", "left"), ("fadir", "right")]


@pytest.mark.parametrize("side", ["midline", "unknown"])
def test_a_sided_finding_of_a_pain_without_side_has_an_unknown_side(read, side):
    assert read(pain={"side": side}, findings=[{"finding": "fadir"}]).entered()[0].side == "unknown"


def test_a_finding_without_sides_is_in_the_midline(read):
    assert read(pain={"side": "left"}, findings=[{"finding": "fever"}]).entered()[0].side == "midline"


def test_a_value_is_converted_and_turned_into_a_state(read):
    case = read(findings=[{"finding": "crp", "value": 1.8, "unit": "mg/dL"}])
    (crp,) = case.entered()
    assert (crp.value, crp.unit, crp.state) == (18.0, "mg/L", "present")
    low = read(findings=[{"finding": "crp", "value": 2, "unit": "mg/L"}])
    assert low.entered()[0].state == "absent"


def test_a_value_that_counts_when_low(read):
    case = read(findings=[{"finding": "vitamin_d_low", "value": 30, "unit": "nmol/L"}])
    assert case.entered()[0].state == "present"
    assert case.entered()[0].value == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("relief", "grade", "state"),
    [(0, "none", "absent"), (29.9, "none", "absent"), (30, "partial", "present"), (69, "partial", "present"),
     (70, "full", "present"), (100, "full", "present"), ("partial", "partial", "present"), ("none", "none", "absent")],
)  # fmt: skip
def test_relief_is_graded_by_the_threshold_of_the_block(read, relief, grade, state):
    case = read(pain={"side": "left"}, findings=[{"finding": "hip_injection_relief", "relief": relief}])
    (block,) = case.entered()
    assert (block.relief_grade, block.state) == (grade, state)
    assert block.relief == (relief if isinstance(relief, int | float) else None)


def test_a_block_with_a_state_alone_is_full_or_none(read):
    present, absent = (
        read(pain={"side": "left"}, findings=[{"finding": "sij_block_relief", "state": state}]).entered()[0]
        for state in ("present", "absent")
    )
    assert (present.relief_grade, absent.relief_grade) == ("full", "none")


def test_dates_become_months(read):
    case = read(assessed=dt.date(2026, 11, 23), operations=[{"kind": "lumbar_fusion", "date": "2025-11-23"}])
    assert case.operations[0].months_ago == pytest.approx(12, abs=0.02)


def test_a_fusion_is_taken_to_have_screws(read):
    assert read(operations=[FUSION]).operations[0].screws is True
    assert read(operations=[{**FUSION, "screws": False}]).operations[0].screws is False
    assert read(operations=[{"kind": "discectomy"}]).operations[0].screws is None


def test_levels_are_put_in_order(read):
    case = read(operations=[{**FUSION, "levels": ["L5-S1", "L4-L5", "L3-L4"]}])
    assert case.operations[0].levels == ("L3-L4", "L4-L5", "L5-S1")


def test_six_lumbar_vertebrae(read):
    case = read(anatomy="L6", operations=[{"kind": "lumbar_fusion", "levels": ["L6-S1", "L5-L6"]}])
    assert case.operations[0].levels == ("L5-L6", "L6-S1")


def test_severity_is_a_number_or_a_word(read):
    assert read(pain={"severity": 6.5}).pain.severity == 6.5
    assert read(pain={"severity": "severe"}).pain.severity == "severe"


def test_given_names_findings(read):
    assert read(given=["three_of_five_sij_tests"]).given == ("three_of_five_sij_tests",)
