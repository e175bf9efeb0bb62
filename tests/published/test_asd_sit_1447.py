"""Posture-dependent changes in spinopelvic parameters, 1,447 people (J Clin Med 2025): even PI moved on sitting down.

What PT gained and SS lost differ by just what "PI" gained: the identity holds, and PI was not measured without error.
"""

from __future__ import annotations

import pytest

from hipspine import api


def test_the_identity_holds_on_the_changes_and_incidence_moved() -> None:
    found = {fact.about.quantity: fact.number("mean") for fact in api.load().studies["asd-sit-1447"].facts}
    tilt, slope, incidence = (
        found[f"delta_{name}_standing_to_sitting"] for name in ("pelvic_tilt", "sacral_slope", "pelvic_incidence")
    )
    assert tilt + slope == pytest.approx(incidence, abs=0.02)
    pelvis = api.measure(
        {
            "schema": "hipspine.landmarks/1",
            "angles": {
                "standing": {"PI": {"value": 52, "sd": 1}, "PT": 15},
                "relaxed_sitting": {"PI": {"value": 52 + incidence, "sd": 1}, "PT": 15 + tilt},
            },
        }
    )
    assert any("PI differs by +4.5" in remark for remark in pelvis.remarks)
    change = pelvis.changes["relaxed_sitting"]
    assert change["delta_pelvic_tilt"].value - change["delta_sacral_slope"].value == pytest.approx(incidence, abs=0.02)
