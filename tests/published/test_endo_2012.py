"""Endo K and others. Sagittal lumbar and pelvic alignment in the standing and sitting positions. J Orthop Sci 2012.

The conclusion says that pelvic tilt rose by about 25%; its own results say 284.8%.
"""

from __future__ import annotations

import pytest

from hipspine import api


def test_the_conclusion_contradicts_the_results() -> None:
    changes = {fact.name: fact.number("mean") for fact in api.load().studies["endo-2012"].facts}
    standing_tilt = changes["pelvic-tilt-change"] / 2.848
    standing_slope = -changes["sacral-slope-change"] / 0.503
    assert standing_tilt == pytest.approx(6.4, abs=0.05)
    assert standing_slope == pytest.approx(37.2, abs=0.05)
    assert 100 * changes["pelvic-tilt-change"] / standing_tilt > 10 * 25
    # within a degree the pelvis is one bone: what PT gains, SS loses
    assert changes["pelvic-tilt-change"] + changes["sacral-slope-change"] == pytest.approx(0, abs=1)
