"""Impact of standing, chair, kneel and cross-legged sitting on sagittal spinopelvic alignment (PMC6107819): four
postures in which PI = PT + SS can be checked on printed means."""

from __future__ import annotations

import pytest

from hipspine import api

PRINTED = [(35.3, 15.7, 51.0), (20.3, 28.2, 49.5), (38.3, 14.2, 52.5), (13.4, 38.3, 51.7)]  # SS, PT, PI


@pytest.mark.parametrize(("slope", "tilt", "incidence"), PRINTED)
def test_the_identity_holds_on_the_printed_means(slope: float, tilt: float, incidence: float) -> None:
    means = [fact.number("mean") for fact in api.load().studies["floor-sitting-16"].facts]
    assert {slope, tilt, incidence} <= set(means)
    angles = {"PI": incidence, "PT": tilt, "SS": slope}
    found = api.measure({"schema": "hipspine.landmarks/1", "angles": {"standing": angles}})  # within 1 degree: accepted
    alone = api.measure({"schema": "hipspine.landmarks/1", "angles": {"standing": {"PT": tilt, "SS": slope}}})
    assert alone.incidence.value == pytest.approx(found.incidence.value, abs=1.01)
