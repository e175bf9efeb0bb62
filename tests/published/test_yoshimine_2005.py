"""Yoshimine F. The influence of the oscillation angle and the neck anteversion of the prosthesis on the cup safe-zone
that fulfills the criteria for range of motion in total hip replacements. J Biomech 2005;38:125-132.

Printed: no safe zone at an oscillation angle of 110, an extremely small one at 120, an acceptable one at 135.
"""

from __future__ import annotations

import numpy as np
import pytest

from hipspine.io.read_activities import read_activity_file
from hipspine.mechanics.cup import Orientation
from hipspine.mechanics.impingement import Bearing, Stem, range_of_motion
from hipspine.mechanics.impingement.kernel import clearance

REQUIRED = {"flexion": 120, "internal_rotation_at_90": 45, "extension": 30, "external_rotation": 40}
SQUARE_DEGREES = {  # stem version: (neck-shaft 130, 135) at each oscillation angle
    0: {110: (0, 0), 120: (5, 11), 135: (266, 361)},
    15: {110: (0, 0), 120: (52, 55), 135: (458, 520)},
    30: {110: (0, 0), 120: (105, 83), 135: (623, 659)},
}


def safe(stem: Stem, oscillation: float) -> np.ndarray:
    """Which cups of 15 to 65 by -10 to 60 have the required motion."""
    necks = read_activity_file("yoshimine-2005").necks(stem)
    grid = clearance(np.arange(15.0, 66.0), np.arange(-10.0, 61.0), necks)
    return grid > np.cos(np.radians(oscillation / 2)) + 1e-12


@pytest.mark.parametrize("version", SQUARE_DEGREES)
def test_the_size_of_the_zone(version: float) -> None:
    for oscillation, sizes in SQUARE_DEGREES[version].items():
        found = [int(safe(Stem(version, neck_shaft), oscillation).sum()) for neck_shaft in (130, 135)]
        assert found == pytest.approx(list(sizes), abs=1)  # one cup lies on the edge itself


def test_the_published_order_none_extremely_small_acceptable() -> None:
    none, small, acceptable = (safe(Stem(15, 135), angle).sum() for angle in (110, 120, 135))
    assert none == 0
    assert 0 < small < acceptable / 8


@pytest.mark.parametrize("version", [0, 15, 30])
@pytest.mark.parametrize("neck_shaft", [125, 130, 135])
def test_the_map_and_the_closed_form_agree_cup_by_cup(version: float, neck_shaft: float) -> None:
    stem = Stem(version, neck_shaft)
    bearing = Bearing(32, 12, stated=135)
    zone = safe(stem, 135)
    for i, inclination in list(enumerate(range(15, 66)))[::5]:
        for j, anteversion in list(enumerate(range(-10, 61)))[::7]:
            found = range_of_motion(Orientation.measured(inclination, anteversion), stem, bearing)
            margins = [
                getattr(found, name) - degrees for name, degrees in REQUIRED.items() if name not in found.unlimited
            ]
            if min(map(abs, margins)) > 1e-6:
                assert zone[i, j] == all(margin > 0 for margin in margins), (inclination, anteversion)


def test_cups_of_the_classical_zone_that_lack_the_motion() -> None:
    stem, bearing = Stem(15, 130), Bearing(32, 12, stated=135)
    fails = set()
    for place in [(30, 5), (30, 15), (30, 25), (40, 5), (40, 15), (40, 25), (50, 5), (50, 15), (50, 25)]:
        found = range_of_motion(Orientation.measured(*place), stem, bearing)
        if any(getattr(found, name) < degrees for name, degrees in REQUIRED.items()):
            fails.add(place)
    assert fails == {(30, 5), (30, 15), (30, 25), (40, 5), (40, 15), (50, 5)}
