"""Each piece of evidence counts once."""

from __future__ import annotations

import pytest

from hipspine.api import load, read_case
from hipspine.diagnosis.gather import gather


@pytest.fixture(scope="module")
def library():
    return load()


def speaking(library, **pain):
    case = read_case({"schema": 1, "id": "map", "pain": pain}, library)
    return gather(case, library.vocabulary, library.link_index).speaking


def test_zones_of_a_complete_map_speak_on_the_painful_side_alone(library):
    found = speaking(library, side="left", zones=["groin"], zones_complete=True)
    zones = {place: present for place, present in found.items() if library.vocabulary.findings[place[0]].zone}
    assert zones["groin_pain", "left"] is True
    assert zones["buttock_pain", "left"] is False
    assert not [place for place in zones if place[1] == "right"]


def test_an_incomplete_map_leaves_other_zones_unexamined(library):
    found = speaking(library, side="left", zones=["groin"])
    assert ("groin_pain", "left") in found
    assert not [place for place in found if place[0] == "buttock_pain"]


def test_pain_on_both_sides_speaks_on_both(library):
    found = speaking(library, side="both", zones=["groin"])
    assert found["groin_pain", "left"] is found["groin_pain", "right"] is True
