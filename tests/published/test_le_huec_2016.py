"""Le Huec JC, Hasegawa K. Eur Spine J 2016, doi 10.1007/s00586-016-4485-5: PT and SS on PI in 268 people.

The two lines add up to 0.98 PI + 0.5 instead of PI, by the rounding of their slopes: where PI = PT + SS must hold, SS
is PI - PT.
"""

from __future__ import annotations

import pytest

from hipspine.io.read_systems_file import classification_systems

LINES = {line.id: line for line in classification_systems().lines}


@pytest.mark.parametrize(("incidence", "misfit"), [(25, 0.0), (40, -0.3), (52, -0.54), (64, -0.78)])
def test_tilt_and_slope_nearly_add_up(incidence: float, misfit: float) -> None:
    total = LINES["R2"].at(incidence, None) + LINES["R3"].at(incidence, None)
    assert total - incidence == pytest.approx(misfit, abs=1e-9)
    assert abs(total - incidence) < 1
