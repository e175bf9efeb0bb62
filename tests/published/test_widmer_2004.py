"""Widmer KH, Zurfluh B. Compliant positioning of total hip components for optimal range of motion. J Orthop Res 2004.

Its sum, cup anteversion + 0.7 x stem antetorsion = 37.3, was read only where others quote it, and is not shipped. The
model gives such a line too, but its slope and height depend on the motion asked for: so the program computes the zone.
"""

from __future__ import annotations

import numpy as np
import pytest

from hipspine.io.read_activities import read_activity_file
from hipspine.mechanics.impingement import Stem
from hipspine.mechanics.impingement.kernel import clearance

VERSIONS = np.arange(0.0, 41.0, 5.0)
ANTEVERSIONS = np.arange(-20.0, 70.0, 0.1)


def line(motions: str, inclination: float, oscillation: float, neck_shaft: float) -> tuple[float, float]:
    """Slope and intercept of the middle of the zone against stem version."""
    middles = []
    for version in VERSIONS:
        necks = read_activity_file(motions).necks(Stem(float(version), neck_shaft))
        free = clearance(np.array([inclination]), ANTEVERSIONS, necks)[0] >= np.cos(np.radians(oscillation / 2))
        middles.append((version, ANTEVERSIONS[free].mean()) if free.any() else None)
    slope, height = np.polyfit(*zip(*filter(None, middles), strict=True), 1)
    return float(slope), float(height)


@pytest.mark.parametrize(
    ("motions", "neck_shaft", "slopes", "heights"),
    [
        ("yoshimine-2005", 135, (-0.79, -0.75), (35, 39)),
        ("yoshimine-2005", 130, (-0.89, -0.87), (35.5, 39.6)),
        ("softer", 135, (-0.80, -0.63), (25, 31)),
        ("softer", 130, (-0.80, -0.63), (25, 31)),
    ],
)
def test_the_line_depends_on_the_motion_and_the_neck(
    motions: str, neck_shaft: float, slopes: tuple[float, float], heights: tuple[float, float]
) -> None:
    lines = [
        line(motions, inclination, oscillation, neck_shaft) for inclination in (40, 45) for oscillation in (130, 140)
    ]
    for slope, height in lines:
        assert slopes[0] - 0.01 <= slope <= slopes[1] + 0.01
        assert heights[0] - 0.5 <= height <= heights[1] + 0.5
