"""Angles in degrees for the whole room; radians stay inside this file."""

from __future__ import annotations

import math
from typing import Final

RIGHT: Final = 90.0
STRAIGHT: Final = 180.0
FULL: Final = 360.0


def sin(angle: float) -> float:
    """Sine of an angle in degrees."""
    return math.sin(math.radians(angle))


def cos(angle: float) -> float:
    """Cosine of an angle in degrees."""
    return math.cos(math.radians(angle))


def tan(angle: float) -> float:
    """Tangent of an angle in degrees."""
    return math.tan(math.radians(angle))


def asin(ratio: float) -> float:
    """Arc sine in degrees; a ratio beyond 1 by rounding counts as 1."""
    return math.degrees(math.asin(max(-1.0, min(1.0, ratio))))


def acos(ratio: float) -> float:
    """Arc cosine in degrees; a ratio beyond 1 by rounding counts as 1."""
    return math.degrees(math.acos(max(-1.0, min(1.0, ratio))))


def atan2(opposite: float, adjacent: float) -> float:
    """Angle in degrees, from -180 to 180, whose tangent is `opposite / adjacent`; 0 where both are 0."""
    return math.degrees(math.atan2(opposite, adjacent))


def wrapped(angle: float) -> float:
    """The same direction from -180 (left out) to 180."""
    return STRAIGHT - (STRAIGHT - angle) % FULL
