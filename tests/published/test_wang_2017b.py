"""Measurement of acetabular inclination and anteversion via CT generated 3D pelvic model. BMC Musculoskelet Disord
2017, PMC5576350: one of its six means is a misprint, which the geometry of any cup shows."""

from __future__ import annotations

from hipspine import api
from hipspine.mechanics.cup import Orientation


def test_the_anatomic_inclination_cannot_be_smaller_than_the_radiographic_one() -> None:
    study = api.load().studies["wang-2017b"]
    printed = {fact.name: fact.printed_number("mean") or 0.0 for fact in study.facts}
    cup = Orientation.measured(printed["radiographic-inclination"], printed["radiographic-anteversion"])
    expected = {
        "operative-inclination": cup.operative.inclination,
        "operative-anteversion": cup.operative.anteversion,
        "anatomical-inclination": cup.anatomic.inclination,
        "anatomical-anteversion": cup.anatomic.anteversion,
    }
    off = {name for name, angle in expected.items() if abs(angle - printed[name]) > 4}
    assert off == {"anatomical-inclination"}
    assert printed["anatomical-inclination"] < printed["radiographic-inclination"] < cup.anatomic.inclination
    assert {fact.name for fact in study.facts if fact.use == "never"} == off
