"""Abdel MP and others. What safe zone? Clin Orthop Relat Res 2016: the classical zone that maps are compared with."""

from __future__ import annotations

from hipspine import api
from hipspine.io.read_planning import planning_settings


def test_the_classical_zone_holds_more_than_half_of_the_hips_that_dislocated() -> None:
    settings = planning_settings()
    assert settings.zone_source == "abdel-2016"
    assert (settings.zone_inclination, settings.zone_anteversion) == ((30, 50), (5, 25))
    facts = {fact.name: fact for fact in api.load().studies["abdel-2016"].facts}
    assert facts["cup-inside-lewinnek-zone"].events_total() == (120, 206)
    means = [facts[f"cup-{name}-dislocated"].number("mean") for name in ("inclination", "anteversion")]
    assert 30 <= means[0] <= 50
    assert 5 <= means[1] <= 25
