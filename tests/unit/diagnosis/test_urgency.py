"""What is triggered: the fitting, the likely and the urgent first, with the tests that settle it."""

from __future__ import annotations

import pytest

from hipspine.api import assess, load, read_case


@pytest.fixture(scope="module")
def library():
    return load()


def triggered(library, zones: list[str], *findings: str):
    case = {
        "schema": 1,
        "id": "one",
        "person": {"age": 58, "sex": "male"},
        "pain": {"side": "midline", "zones": zones, "months": 1, "against_before": "new"},
        "operations": [{"kind": "lumbar_fusion", "levels": ["L4-L5"], "months_ago": 1, "approach": "posterior"}],
        "findings": [{"finding": finding} for finding in findings],
    }
    return [one for one in assess(read_case(case, library), library).rule_out_first if one.state == "triggered"]


def test_cauda_equina_is_settled_within_hours_by_mri(library):
    first = triggered(library, ["low_back_midline"], "perianal_sensory_change")[0]
    assert (first.source, first.urgency) == ("cauda_equina", "hours")
    assert first.settle_with[0] == "mri_lumbar"


def test_what_is_likelier_than_not_comes_before_what_is_only_urgent(library):
    found = triggered(library, ["low_back_midline"], "fever", "chills_sweats", "wound_red_or_discharging")
    assert found[0].source == "spinal_infection"
    assert "hip_septic_arthritis" in [one.source for one in found[1:]]


def test_a_test_already_done_is_not_named_again(library):
    before = triggered(library, ["low_back_midline"], "fever")
    after = triggered(library, ["low_back_midline"], "fever", "crp_raised")
    blood = library.vocabulary.findings["crp_raised"].test
    assert any(blood in one.settle_with for one in before)
    assert not any(blood in one.settle_with for one in after)


def test_every_source_that_must_not_be_missed_names_its_tests(library):
    for source in library.vocabulary.sources.values():
        assert bool(source.settle_with) == source.must_not_miss, source.id
        assert set(source.settle_with) <= set(library.vocabulary.tests)
