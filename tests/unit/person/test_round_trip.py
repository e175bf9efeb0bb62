"""A case written out and read again means the same; the order of entries means nothing."""

from __future__ import annotations

import json
import random

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipspine.person import case_to_dict, read_case
from hipspine.vocabulary import other_side
from strategies import case_mappings, mirrored

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(data=st.data())
def test_written_and_read_again_a_case_means_the_same(vocabulary, data):
    case = read_case(data.draw(case_mappings(vocabulary)), vocabulary)
    again = read_case(json.loads(json.dumps(case_to_dict(case))), vocabulary)
    assert again.canonical() == case.canonical()
    assert case_to_dict(again.canonical()) == case_to_dict(case.canonical())


@MANY
@given(data=st.data(), seed=st.integers(0, 1000))
def test_order_means_nothing(vocabulary, data, seed):
    mapping = data.draw(case_mappings(vocabulary))
    shuffled = dict(mapping)
    for key in ("operations", "findings", "given"):
        shuffled[key] = random.Random(seed).sample(mapping[key], len(mapping[key]))
    shuffled["pain"] = {**mapping["pain"], "zones": mapping["pain"]["zones"][::-1]}
    assert read_case(shuffled, vocabulary).canonical() == read_case(mapping, vocabulary).canonical()


@MANY
@given(data=st.data())
def test_the_mirror_image_of_a_case_mirrors_its_findings(vocabulary, data):
    mapping = data.draw(case_mappings(vocabulary))
    case, image = read_case(mapping, vocabulary), read_case(mirrored(mapping), vocabulary)

    def meaning(one, mirror):
        side = other_side(one.side) if mirror else one.side
        names = {"pain_left": "pain_right", "pain_right": "pain_left"}
        return (names.get(one.finding, one.finding) if mirror else one.finding, side, one.state, one.value, one.relief)

    assert {meaning(one, True) for one in case.findings} == {meaning(one, False) for one in image.findings}


@MANY
@given(data=st.data())
def test_no_finding_has_two_states_on_a_side(vocabulary, data):
    case = read_case(data.draw(case_mappings(vocabulary)), vocabulary)
    places = [(one.finding, one.side) for one in case.findings]
    assert len(places) == len(set(places))
    assert "both" not in {one.side for one in case.findings}


def test_a_case_is_frozen_and_hashable(vocabulary):
    case = read_case({"findings": [{"finding": "fever"}]}, vocabulary)
    assert hash(case) == hash(msgspec.structs.replace(case))
