"""Range of motion in closed form is what turning the neck step by step finds; 10,000 cups: benchmarks/."""

from __future__ import annotations

import numpy as np

from hipspine.mechanics.cup import Orientation
from hipspine.mechanics.impingement import MOVEMENTS, Bearing, Stem, range_of_motion
from hipspine.mechanics.impingement.by_rotation import by_rotation, touches

STEP = 0.05


def compare(count: int, seed: int) -> dict[str, tuple[float, int, int]]:
    """By movement: the largest difference, how many were compared, how many are in contact from the start."""
    draw = np.random.default_rng(seed)
    cups = [
        Orientation.measured(*pair)
        for pair in zip(draw.uniform(5, 85, count), draw.uniform(-40, 70, count), strict=True)
    ]
    stems = [Stem(*pair) for pair in zip(draw.uniform(-30, 50, count), draw.uniform(110, 155, count), strict=True)]
    bearings = [Bearing(*pair) for pair in zip(draw.uniform(22, 60, count), draw.uniform(8, 18, count), strict=True)]
    axes = np.array([(cup.axis.x, cup.axis.y, cup.axis.z) for cup in cups])
    necks = np.array([stem.neck() for stem in stems])
    half = np.array([bearing.oscillation_angle() / 2 for bearing in bearings])
    closed = [range_of_motion(*hip) for hip in zip(cups, stems, bearings, strict=True)]
    found = {}
    for movement in MOVEMENTS:
        looked = by_rotation(axes, necks, half, movement, STEP)
        exact = np.array([_number(one, movement) for one in closed])
        start = "contact_at_90" if movement.endswith("at_90") else "contact_at_neutral"
        in_contact = np.array([getattr(one, start) for one in closed])
        assert np.array_equal(np.isnan(looked), in_contact), movement
        assert np.array_equal(exact[~in_contact] > 180, np.isinf(looked[~in_contact])), movement
        both = ~in_contact & np.isfinite(looked)
        found[movement] = (float(np.abs(looked[both] - exact[both]).max()), int(both.sum()), int(in_contact.sum()))
    return found


def _number(one: object, movement: str) -> float:
    if movement in one.unlimited:
        return np.inf
    return -1.0 if movement in one.blocked else getattr(one, movement)


def test_the_closed_form_is_what_turning_finds() -> None:
    for movement, (largest, compared, _) in compare(300, 6).items():
        assert largest <= 0.1, movement
        assert compared > 100, movement


def test_touching() -> None:
    assert not touches((0, 0, 1), (0, 0.5, 0.75**0.5), 30.1)
    assert touches((0, 0, 1), (0, 0.5, 0.75**0.5), 29.9)
