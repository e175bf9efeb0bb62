"""Whether the conditions of the vocabulary hold."""

from __future__ import annotations

import pytest

from hipspine.person import CONDITIONS, condition_states, holds

FUSION = {"kind": "lumbar_fusion", "levels": ["L4-L5", "L5-S1"], "months_ago": 14, "approach": "posterior"}
BARE = {"kind": "lumbar_fusion"}


def test_the_table_is_that_of_the_vocabulary(vocabulary):
    assert set(CONDITIONS) == set(vocabulary.conditions)
    sided = {one.id for one in vocabulary.conditions.values() if one.sided}
    from hipspine.person.condition import SIDED

    assert set(SIDED) == sided


def test_nothing_entered_means_nothing_done(read):
    states = condition_states(read(person={"age": 40, "sex": "male"}))
    true = {name for name, state in states.items() if state}
    assert true == {"native_hip", "mobile_lumbar_segment"}
    assert None not in states.values()


HELD = [
    (FUSION, "lumbar_fusion", True), (FUSION, "screws", True), ({**FUSION, "screws": False}, "screws", False),
    (FUSION, "interbody_cage", False), ({**FUSION, "approach": "tlif"}, "interbody_cage", True),
    ({**FUSION, "approach": "tlif", "cage": False}, "interbody_cage", False),
    (BARE, "interbody_cage", None), (FUSION, "bmp", None), ({**FUSION, "bmp": True}, "bmp", True),
    (FUSION, "posterior_approach", True), ({**FUSION, "approach": "lateral"}, "posterior_approach", False),
    ({**FUSION, "approach": "lateral"}, "lateral_approach", True),
    (BARE, "lateral_approach", None),
    ({**FUSION, "approach": "oblique"}, "anterior_approach", True),
    ({**FUSION, "approach": "lateral"}, "retroperitoneal_approach", True),
    (FUSION, "fused_to_sacrum", True), ({**FUSION, "levels": ["L4-L5"]}, "fused_to_sacrum", False),
    (BARE, "fused_to_sacrum", None),
    ({**BARE, "pelvic_fixation": True}, "fused_to_sacrum", True),
    (FUSION, "pelvic_fixation", False), ({**FUSION, "levels": ["L5-S1", "S1-ilium"]}, "pelvic_fixation", True),
    (FUSION, "level_next_to_fusion_free", True), (BARE, "level_next_to_fusion_free", None),
    (FUSION, "mobile_lumbar_segment", True),
    ({**FUSION, "levels": ["L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1"]}, "mobile_lumbar_segment", False),
    (FUSION, "long_fusion", False), ({**FUSION, "levels": ["L2-L3", "L3-L4", "L4-L5", "L5-S1"]}, "long_fusion", True),
    ({**BARE, "long": True}, "long_fusion", True), (BARE, "long_fusion", None),
    (FUSION, "discectomy_or_decompression_before", False),
    ({"kind": "discectomy"}, "discectomy_or_decompression_before", True),
    ({"kind": "radiofrequency"}, "lumbar_operation", False), ({"kind": "decompression"}, "lumbar_operation", True),
    ({"kind": "discectomy", "months_ago": 0.4}, "operation_within_2_weeks", True),
    ({"kind": "discectomy", "months_ago": 0.6}, "operation_within_2_weeks", False),
    (FUSION, "operation_within_12_months", False), ({"kind": "discectomy"}, "operation_within_3_months", None),
    ({**FUSION, "months_ago": 2}, "prone_surgery_recent", True),
    ({**FUSION, "months_ago": 2, "approach": "anterior"}, "prone_surgery_recent", False),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "condition", "expected"), HELD)
def test_operations(read, operation, condition, expected):
    assert holds(condition, read(operations=[operation])) is expected


@pytest.mark.parametrize(
    ("operation", "condition", "left", "right"),
    [
        ({"kind": "hip_replacement", "side": "left"}, "hip_replacement", True, False),
        ({"kind": "hip_replacement", "side": "left"}, "native_hip", False, True),
        ({"kind": "hip_resurfacing", "side": "both"}, "native_hip", False, False),
        ({"kind": "hip_replacement"}, "native_hip", None, None),
        ({"kind": "hip_arthroscopy", "side": "left"}, "native_hip", True, True),
        ({"kind": "sij_fusion", "side": "right"}, "sij_fusion", False, True),
        ({"kind": "sij_fusion", "side": "right"}, "pelvic_metal", False, True),
        ({**FUSION, "graft": {"from": "iliac_crest", "side": "left"}}, "iliac_graft", True, False),
        ({**FUSION, "graft": {"from": "iliac_crest"}}, "iliac_graft", None, None),
        ({**FUSION, "graft": {"from": "local"}}, "iliac_graft", False, False),
        (FUSION, "iliac_graft", None, None),
    ],
)
def test_sides(read, operation, condition, left, right):
    case = read(operations=[operation])
    assert (holds(condition, case, "left"), holds(condition, case, "right")) == (left, right)


def test_an_entered_hip_prosthesis_counts(read):
    case = read(implants=[{"kind": "hip_prosthesis", "side": "left"}])
    assert holds("native_hip", case, "left") is False
    assert holds("native_hip", case) is None


def test_fifty_counts_as_fifty_or_older_but_not_as_over_fifty(read):
    case = read(person={"age": 50})
    assert holds("age_over_50", case) is True
    assert case.state("age_over_50", "midline") == "absent"
    assert holds("age_over_50", read()) is None


def test_an_unknown_condition_is_a_mistake(read):
    with pytest.raises(KeyError):
        holds("tall", read())
