"""A map of cups with the chance that neck and rim do not meet."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from hipspine.mechanics.cup.orientation import tidy

SCHEMA: Final = "hipspine.cup-plan/1"
LIMITS: Final = (
    "Neck on rim only: bone, soft tissue and muscle are not in it, and contact is not dislocation.",
    "Activities count equally and are checked at their extreme position; most are assumed, as their file says.",
    "Best for contact alone: that a steep cup wears and lets the head jump sideways is not in it.",
    "Cup angles are radiographic, in the standing pelvis.",
    "Simulation for research and teaching; it recommends no position of a cup.",
)


class Zone(msgspec.Struct, frozen=True):
    """How a zone of cups fares: mean, best and worst probability in it, its best cup, and that cup's jumping distance
    in mm (lateral only); its ranges of inclination and anteversion, ends included."""

    mean: float
    best: float
    worst: float
    best_inclination: float
    best_anteversion: float
    best_jumping_distance: float
    inclination: tuple[float, float]
    anteversion: tuple[float, float]
    source: str

    def to_dict(self) -> dict[str, Any]:
        """All of it, to 6 significant digits."""
        return {
            "mean": tidy(self.mean),
            "worst": tidy(self.worst),
            "best": {
                "inclination": tidy(self.best_inclination),
                "anteversion": tidy(self.best_anteversion),
                "probability": tidy(self.best),
                "jumping_distance_mm": tidy(self.best_jumping_distance),
            },
            "inclination": list(self.inclination),
            "anteversion": list(self.anteversion),
            "source": self.source,
        }


class CupPlan(msgspec.Struct, frozen=True):
    """The map, its best cup, and how the classical zone fares.

    `probability[i][j]`: share of draws in which the hip is free in *all* activities with a cup aimed at
    `inclinations[i]` and `anteversions[j]` (radiographic, standing, degrees). `best`: the middle of the cups that no
    other beats by more than the error of the draws. `margin`: degrees that the neck still has to the rim at the best
    cup in its tightest activity, when nothing is off; below 0 it touches. `binding`: that activity; `failing`: share
    of draws in which each activity meets the rim at the best cup. `measured` and `general`: postures in which the
    person's pelvis, or that of people in general, was used. `best_jumping_distance` in mm, lateral only.
    """

    inclinations: tuple[float, ...]
    anteversions: tuple[float, ...]
    probability: NDArray[np.float64]
    best_inclination: float
    best_anteversion: float
    best_probability: float
    best_jumping_distance: float
    margin: float
    binding: str
    failing: dict[str, float]
    zone: Zone
    assumed: tuple[str, ...]
    measured: tuple[str, ...]
    general: tuple[str, ...]
    draws: int

    def at(self, inclination: float, anteversion: float) -> float:
        """The probability of the cup of the map that is nearest to these angles."""
        i = int(np.abs(np.array(self.inclinations) - inclination).argmin())
        j = int(np.abs(np.array(self.anteversions) - anteversion).argmin())
        return float(self.probability[i, j])

    def to_dict(self) -> dict[str, Any]:
        """Everything, the map by rows of inclination."""
        return {
            "schema": SCHEMA,
            "best": {
                "inclination": tidy(self.best_inclination),
                "anteversion": tidy(self.best_anteversion),
                "probability": tidy(self.best_probability),
                "jumping_distance_mm": tidy(self.best_jumping_distance),
                "margin": tidy(self.margin),
                "binding": self.binding,
                "failing": {name: tidy(share) for name, share in self.failing.items()},
            },
            "classical_zone": self.zone.to_dict(),
            "map": {
                "inclinations": list(self.inclinations),
                "anteversions": list(self.anteversions),
                "probability": [[tidy(float(p)) for p in row] for row in self.probability],
            },
            "draws": self.draws,
            "assumed_activities": list(self.assumed),
            "postures_measured": list(self.measured),
            "postures_of_people_in_general": list(self.general),
            "limits": list(LIMITS),
        }
