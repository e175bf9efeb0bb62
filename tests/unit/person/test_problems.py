"""Bad input: one clear message each, all together."""

from __future__ import annotations

import pytest

FUSION = {"kind": "lumbar_fusion", "levels": ["L4-L5", "L5-S1"], "months_ago": 14, "approach": "posterior"}
RIGHT = {"side": "right"}
AGED = {"person": {"age": 40}}
MAN = {"person": {"sex": "male"}}
BARE = {"kind": "lumbar_fusion"}
NEW_HIP = {"kind": "hip_replacement", "side": "right"}

BAD = [
    ("unknown-finding", "findings[0].finding", {"findings": [{"finding": "thigh_trust"}]}),
    ("unknown-finding", "given[0]", {"given": ["thigh_trust"]}),
    ("unknown-word", "findings[0].state", {"findings": [{"finding": "fever", "state": "not examined"}]}),
    ("impossible-side", "findings[0].side", {"findings": [{"finding": "fever", "side": "left"}]}),
    ("impossible-side", "findings[0].side", {"findings": [{"finding": "fadir", "side": "midline"}]}),
    ("impossible-side", "pain.zones", {"pain": {"side": "midline", "zones": ["buttock"]}}),
    ("unknown-zone", "pain.zones[0]", {"pain": {"zones": ["botock"]}}),
    ("contradiction", "pain.zones_absent", {"pain": {"zones": ["groin"], "zones_absent": ["groin"]}}),
    ("contradiction", "pain.zones_complete", {"pain": {"zones_complete": True}}),
    ("out-of-range", "person.age", {"person": {"age": 130}}),
    ("unknown-word", "person.sex", {"person": {"sex": "F"}}),
    ("out-of-range", "pain.severity", {"pain": {"severity": 11}}),
    ("out-of-range", "pain.months", {"person": {"age": 30}, "pain": {"months": 500}}),
    ("unknown-level", "operations[0].levels", {"operations": [{**FUSION, "levels": ["L4-L6"]}]}),
    ("unknown-level", "operations[0].levels", {"operations": [{**FUSION, "levels": ["L4-S1"]}]}),
    ("unknown-level", "operations[0].levels", {"operations": [{**FUSION, "levels": ["L5-L6"]}]}),
    ("gap-in-fusion", "operations[0].levels", {"operations": [{**FUSION, "levels": ["L2-L3", "L4-L5"]}]}),
    ("entered-twice", "operations[0].levels", {"operations": [{**FUSION, "levels": ["L4-L5", "L4-L5"]}]}),
    ("unknown-operation", "operations[0].kind", {"operations": [{"kind": "fusion"}]}),
    ("unknown-word", "operations[0].approach", {"operations": [{**FUSION, "approach": "behind"}]}),
    ("operation-after-assessment", "operations[0].months_ago", {"operations": [{**FUSION, "months_ago": -1}]}),
    (
        "operation-after-assessment",
        "operations[0].date",
        {"assessed": "2026-01-01", "operations": [{"kind": "discectomy", "date": "2026-02-01"}]},
    ),
    ("missing-assessment", "operations[0].date", {"operations": [{"kind": "discectomy", "date": "2026-02-01"}]}),
    ("not-a-date", "assessed", {"assessed": "yesterday"}),
    ("out-of-range", "operations[0].months_ago", {**AGED, "operations": [{**FUSION, "months_ago": 600}]}),
    ("needless-key", "operations[0].levels", {"operations": [{"kind": "hip_replacement", "levels": ["L4-L5"]}]}),
    ("graft-side-without-graft", "operations[0].graft.side", {"operations": [{**FUSION, "graft": {"side": "left"}}]}),
    ("contradiction", "operations[0].approach_side", {"operations": [{**BARE, "approach_side": "left"}]}),
    ("unknown-implant", "implants[0].kind", {"implants": [{"kind": "nail"}]}),
    ("unknown-level", "implants[0].level", {"implants": [{"kind": "cage", "level": "L7-S1"}]}),
    ("missing-unit", "findings[0].unit", {"findings": [{"finding": "crp", "value": 18}]}),
    ("unknown-unit", "findings[0].unit", {"findings": [{"finding": "crp", "value": 18, "unit": "g"}]}),
    ("missing-value", "findings[0].value", {"findings": [{"finding": "crp"}]}),
    ("needless-key", "findings[0].value", {"findings": [{"finding": "fever", "value": 39}]}),
    ("out-of-range", "findings[0].value", {"findings": [{"finding": "crp", "value": 9000, "unit": "mg/dL"}]}),
    (
        "contradiction",
        "findings[0].state",
        {"findings": [{"finding": "crp", "value": 1, "unit": "mg/L", "state": "present"}]},
    ),
    ("out-of-range", "findings[0].relief",
     {"pain": RIGHT, "findings": [{"finding": "sij_block_relief", "relief": 120}]}),
    ("missing-relief", "findings[0].relief", {"pain": RIGHT, "findings": [{"finding": "sij_block_relief"}]}),
    ("needless-key", "findings[0].relief", {"findings": [{"finding": "fever", "relief": 50}]}),
    (
        "contradiction",
        "findings[0].state",
        {"pain": RIGHT, "findings": [{"finding": "sij_block_relief", "relief": 5, "state": "present"}]},
    ),
    ("contradiction", "findings[1]", {"findings": [{"finding": "fever"}, {"finding": "fever", "state": "absent"}]}),
    (
        "entered-twice",
        "findings[1]",
        {"findings": [{"finding": "crp", "value": 1, "unit": "mg/L"}, {"finding": "crp", "value": 2, "unit": "mg/L"}]},
    ),
    ("contradiction", "findings[0]", {"person": {"age": 40}, "findings": [{"finding": "age_over_50"}]}),
    ("contradiction", "findings[0]",
     {"pain": {"side": "right", "zones": ["groin"]}, "findings": [{"finding": "groin_pain", "state": "absent"}]}),
    ("impossible-finding", "findings[0]", {**MAN, "findings": [{"finding": "pain_cyclical_menstrual"}]}),
    ("impossible-finding", "findings[0]", {"pain": RIGHT, "findings": [{"finding": "xray_tha_loosening"}]}),
    ("impossible-finding", "findings[0]",
     {"pain": RIGHT, "operations": [NEW_HIP], "findings": [{"finding": "mri_labral_tear"}]}),
    ("impossible-finding", "findings[0]", {"findings": [{"finding": "ct_nonunion"}]}),
    ("unknown-key", "pian", {"pian": {"side": "left"}}),
    ("unknown-key", "person.gender", {"person": {"gender": "female"}}),
    ("unknown-schema", "schema", {"schema": 2}),
    ("contradiction", "pain.zones_absent", {"pain": {**RIGHT, "zones": ["buttock"], "zones_absent": ["buttock"]}}),
    ("unknown-operation", "operations[0].kind", {"operations": [{**FUSION, "kind": "fusion", "screws": True}]}),
    ("not-a-text", "operations[0].kind", {"operations": [{"kind": ["fusion"], "graft": {}, "cage": True}]}),
    ("contradiction", "pain.against_before", {"pain": {"against_before": "same"}}),
    ("contradiction", "pain.against_before",
     {"pain": {"months": 30, "against_before": "new"}, "operations": [BARE, FUSION]}),
    ("not-a-table", "findings[0]", {"findings": ["fever"]}),
    ("not-a-table", "operations[0]", {"operations": ["fusion"]}),
    ("not-a-list", "findings", {"findings": {"finding": "fever"}}),
    ("unknown-word", "anatomy", {"anatomy": "L4"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "path", "parts"), BAD)
def test_one_problem_each(problems, code, path, parts):
    found = problems(**parts)
    assert [(one.code, one.path) for one in found] == [(code, path)]


@pytest.mark.parametrize(
    "parts",
    [
        {"pain": {"months": 14.9, "against_before": "new"}, "operations": [FUSION]},
        {"pain": {"months": 30, "against_before": "new"}, "operations": [{**NEW_HIP, "months_ago": 14}]},
        {"pain": {"months": 30, "against_before": "same"}, "operations": [FUSION]},
        {"pain": {"against_before": "same"}, "implants": [{"kind": "pedicle_screws"}]},
        {"pain": {"months": 30, "against_before": "new"}},
    ],
)
def test_an_onset_that_fits_is_no_problem(read, parts):
    assert read(**parts).pain.against_before == parts["pain"]["against_before"]


def test_all_problems_come_together(problems):
    found = problems(
        person={"age": -3, "sex": "woman"},
        pain={"side": "up", "zones": ["botock"]},
        findings=[{"finding": "thigh_trust"}, {"finding": "crp", "value": 3}],
        operations=[{**FUSION, "levels": ["L4-L6"], "months_ago": -2}],
    )
    assert len(found) == 8


def test_the_messages_of_the_architecture(problems):
    finding, level = problems(findings=[{"finding": "thigh_trust"}], operations=[{**FUSION, "levels": ["L4-L6"]}])[::-1]
    assert finding.text() == (
        'findings[0].finding "thigh_trust" is not a known finding. Nearest: thigh_thrust. '
        "Search: hipspine words thigh  [unknown-finding]"
    )
    assert level.text().replace('"L4-L6":', '"L4-L6"') == (
        'operations[0].levels "L4-L6" no such level. Allowed: T1-T2 to L5-S1, S1-ilium; six lumbar vertebrae: '
        'anatomy = "L6"  [unknown-level]'
    )


def test_a_contradiction_names_both_places(problems):
    found = problems(
        pain={"side": "right", "zones": ["groin"]}, findings=[{"finding": "groin_pain", "state": "absent"}]
    )
    (one,) = found
    assert one.message == "is absent on the right, but pain.zones[0] says present"


def test_a_range_of_vertebrae_is_spelt_out(problems):
    (one,) = problems(operations=[{**FUSION, "levels": ["L3-S1"]}])
    assert one.remedy == "Name each disc: L3-L4, L4-L5, L5-S1"


def test_a_word_that_means_a_finding_is_understood(problems):
    (one,) = problems(findings=[{"finding": "Lasegue"}])
    assert "straight_leg_raise" in one.allowed


@pytest.mark.parametrize("state", ["present", "absent"])
def test_a_composite_against_its_members(read, problems, state):
    members = ["sij_distraction", "sij_compression", "thigh_thrust", "sacral_thrust", "gaenslen"]
    entered = [{"finding": name, "side": "both", "state": state} for name in members]
    other = "absent" if state == "present" else "present"
    found = problems(pain=RIGHT, findings=[*entered, {"finding": "three_of_six_sij_tests", "state": other}])
    assert [(one.code, one.path) for one in found] == [("contradiction", "findings[5]")]
    read(pain=RIGHT, findings=[*entered, {"finding": "three_of_six_sij_tests", "state": state}])


def test_an_undecided_composite_may_be_either(read):
    entered = [{"finding": "thigh_thrust"}, {"finding": "sij_compression"}, {"finding": "gaenslen", "state": "absent"}]
    for state in ("present", "absent"):
        score = {"finding": "three_of_six_sij_tests", "state": state}
        found = read(pain=RIGHT, findings=[*entered, score]).findings
        assert [one.state for one in found if one.finding == score["finding"]] == [state]


def test_gaenslen_may_count_on_both_sides(read):
    absent = [{"finding": name, "side": "both", "state": "absent"} for name in ("sij_distraction", "sacral_thrust")]
    entered = [{"finding": "thigh_thrust"}, {"finding": "gaenslen", "side": "both"}]
    compression = {"finding": "sij_compression", "side": "both", "state": "absent"}
    score = {"finding": "three_of_six_sij_tests"}
    found = read(pain=RIGHT, findings=[*absent, *entered, compression, score]).findings
    assert [one.state for one in found if one.finding == score["finding"]] == ["present"]


def test_opposite_sides_do_not_contradict(read):
    sides = [{"finding": "fadir", "side": "left"}, {"finding": "fadir", "side": "right", "state": "absent"}]
    states = {one.side: one.state for one in read(findings=sides).findings if one.finding == "fadir"}
    assert states == {"left": "present", "right": "absent"}


def test_the_same_entry_twice_is_one(read):
    assert len(read(findings=[{"finding": "fever"}, {"finding": "fever"}]).findings) == 1
