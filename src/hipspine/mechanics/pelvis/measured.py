"""A measured quantity and its error."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from hipspine.mechanics.cup.orientation import tidy


class Measured(msgspec.Struct, frozen=True):
    """A value and the standard deviation that the error of the landmarks gives it; None where that is not known.

    Degrees or millimetres, as the quantity's name says. The error is of one observer's clicks alone: not of posture,
    of the day, or of the projection.
    """

    value: float
    sd: float | None = None

    def minus(self, other: Measured) -> Measured:
        """The difference of two quantities measured on different films, whose errors are independent."""
        sd = None if self.sd is None or other.sd is None else math.hypot(self.sd, other.sd)
        return Measured(self.value - other.value, sd)

    def to_dict(self) -> dict[str, Any]:
        """Value and SD, to 6 significant digits."""
        return {"value": tidy(self.value), "sd": None if self.sd is None else tidy(self.sd)}
