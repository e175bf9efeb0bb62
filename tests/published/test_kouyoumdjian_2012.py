"""Kouyoumdjian P and others. Orthop Traumatol Surg Res 2012: seated external rotation is printed as 78.5 degrees, which
is the whole arc of rotation."""

from __future__ import annotations

import pytest

from hipspine import api


def test_the_printed_external_rotation_is_the_arc() -> None:
    facts = {fact.name: fact for fact in api.load().studies["kouyoumdjian-2012"].facts}
    internal = facts["internal-rotation-seated"].number("mean")
    assert 78.5 - internal == pytest.approx(40.6)
    external = facts["external-rotation-seated"]
    assert external.corrected == ("mean",)
    assert external.number("mean") is None  # printed wrongly: never used
    others = [facts[name].number("mean") for name in ("external-rotation-supine", "external-rotation-prone")]
    assert max(others) < 45 < 78.5
