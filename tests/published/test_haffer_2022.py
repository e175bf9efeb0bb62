"""Haffer and others 2022 (PMC9474574): ante-inclination printed beside inclination and anteversion of the same hips."""

from __future__ import annotations

import pytest

from hipspine import api
from hipspine.mechanics.cup import Orientation


@pytest.mark.parametrize(("group", "expected"), [("stiff", 37.7), ("hypermobile", 59.5)])
def test_the_printed_ante_inclination_was_measured_in_another_way(group: str, expected: float) -> None:
    facts = {fact.name: fact for fact in api.load().studies["haffer-2022"].facts}
    angles = [facts[f"cup-{name}-sitting-{group}"].number("mean") for name in ("inclination", "anteversion")]
    ante_inclination = facts[f"ante-inclination-sitting-{group}"]
    found = Orientation.measured(*angles).operative.anteversion
    assert round(found, 1) == expected
    assert found < ante_inclination.number("mean") - 5
    assert ante_inclination.use == "caution"
