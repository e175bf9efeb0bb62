"""Maekawa A and others. Eur Spine J 2019, doi 10.1007/s00586-019-05891-9: two of its three printed regressions predict
a pelvis that no one has, so none of them is shipped."""

from __future__ import annotations

import pytest

from hipspine.errors import InputError
from hipspine.io.read_pelvis_file import measure_file

TILT, INCIDENCE = 15.0, 50.0


def test_the_printed_equations_predict_no_pelvis() -> None:
    slope_change = -4.50 - 5.3 * TILT + 0.34 * INCIDENCE
    tilt_change = -9.1 + 3.5 * TILT - 0.21 * INCIDENCE
    assert slope_change == pytest.approx(-67)
    assert tilt_change == pytest.approx(32.9)
    # a rigid pelvis: what SS loses PT gains; these differ by 34 degrees and are refused as one person's angles
    sitting = {"PI": INCIDENCE, "PT": TILT + tilt_change, "SS": INCIDENCE - TILT + slope_change}
    with pytest.raises(InputError, match="PI = PT"):
        measure_file({"schema": "hipspine.landmarks/1", "angles": {"relaxed_sitting": sitting}})
    assert pytest.approx(19.0, abs=0.05) == 3.81 - 0.72 * TILT + 0.52 * INCIDENCE  # the third is plausible
