"""A class by the value of one parameter."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import Final

import msgspec

from hipspine.mechanics.pelvis.measured import Measured

EDGES: Final = ("undefined", "below", "above", "middle")
ROOT_2: Final = math.sqrt(2.0)


class Graded(msgspec.Struct, frozen=True):
    """Classes between limits of one parameter in one posture, lowest first.

    `edge`: to which side a value exactly on a limit belongs: `below`, `above`, to the `middle` class of three, or
    `undefined` where the source does not say. `basis`: published, secondary, inferred.
    """

    id: str
    name: str
    posture: str
    parameter: str
    limits: tuple[float, ...]
    classes: tuple[str, ...]
    edge: str
    source: str
    basis: str

    def of(self, value: float) -> str:
        """The class of a value; "0 or +" on a limit that the source leaves open."""
        place = bisect_left(self.limits, value)
        if place == len(self.limits) or self.limits[place] != value:
            return self.classes[place]
        if self.edge == "undefined":
            return f"{self.classes[place]} or {self.classes[place + 1]}"
        above = self.edge == "above" or (self.edge == "middle" and place == 0)
        return self.classes[place + 1] if above else self.classes[place]

    def chances(self, found: Measured) -> dict[str, float] | None:
        """Probability of each class from the error of the landmarks, taken as normal; None where it is not known."""
        if not found.sd:
            return None
        below = [0.0, *(_normal((limit - found.value) / found.sd) for limit in self.limits), 1.0]
        return {name: below[place + 1] - below[place] for place, name in enumerate(self.classes)}


def _normal(deviate: float) -> float:
    return (1 + math.erf(deviate / ROOT_2)) / 2
