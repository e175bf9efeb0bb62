"""From a pelvis, the parts and the activities to a map of cups."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from hipspine.mechanics.activities import ActivitySet
from hipspine.mechanics.cup import Orientation
from hipspine.mechanics.degrees import acos
from hipspine.mechanics.impingement import Bearing, Stem, jumping_distance
from hipspine.mechanics.impingement.kernel import clearance, position
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.spinopelvic import STANDING, Spinopelvic
from hipspine.mechanics.plan.cup_plan import CupPlan, Zone
from hipspine.mechanics.plan.draw import Draws, draw
from hipspine.mechanics.plan.settings import Range, Settings

Array = NDArray[np.float64]
DRAWS: Final = 1000
SEED: Final = 1


def plan_cup(
    pelvis: Spinopelvic | None,
    bearing: Bearing,
    stem: Stem,
    activities: ActivitySet,
    settings: Settings,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> CupPlan:
    """The chance that the neck meets the rim in none of the activities, for every cup of the grid.

    `pelvis`: changes of tilt measured in a person; postures it does not have, and all without one, are those of people
    in general, as the activities' file says. The same draws serve every cup. Neck on rim only.
    """
    tilts = _tilts(pelvis, activities)
    drawn = draw(activities, stem, tilts, settings, draws, seed)
    inclinations, anteversions = _degrees(settings.grid_inclination), _degrees(settings.grid_anteversion)
    needed = np.cos(np.radians(bearing.oscillation_angle() / 2))
    free = np.zeros((len(inclinations), len(anteversions)))
    for n in range(draws):
        off = inclinations + drawn.inclination[n], anteversions + drawn.anteversion[n]
        free += clearance(*off, drawn.necks[n]) >= needed
    probability = free / draws
    i, j = _best(probability, draws)
    best = float(inclinations[i]), float(anteversions[j])
    failing = _failing(best, drawn, float(needed))
    margins = _margins(best, activities, stem, tilts, bearing)
    names = [one.id for one in activities.activities]
    postures = dict.fromkeys(one.posture for one in activities.activities if one.posture and one.posture != STANDING)
    return CupPlan(
        inclinations=tuple(map(float, inclinations)),
        anteversions=tuple(map(float, anteversions)),
        probability=probability,
        best_inclination=best[0],
        best_anteversion=best[1],
        best_probability=float(probability[i, j]),
        best_jumping_distance=jumping_distance(Orientation.measured(*best), bearing),
        margin=float(margins.min()),
        binding=names[int(failing.argmax() if failing.any() else margins.argmin())],
        failing=dict(zip(names, map(float, failing), strict=True)),
        zone=_zone(probability, inclinations, anteversions, settings, bearing, draws),
        assumed=tuple(one.id for one in activities.activities if one.basis == "assumed"),
        measured=tuple(name for name in postures if name in tilts),
        general=tuple(name for name in postures if name not in tilts),
        draws=draws,
    )


def _tilts(pelvis: Spinopelvic | None, activities: ActivitySet) -> dict[str, Measured]:
    found = {}
    for one in activities.activities:
        change = pelvis.tilt_change(one.posture) if pelvis is not None and one.posture else None
        if change is not None:
            found[one.posture] = change
    return found


def _degrees(ends: Range) -> Array:
    return np.arange(ends[0], ends[1] + 1.0)


def _zone(
    probability: Array, inclinations: Array, anteversions: Array, settings: Settings, bearing: Bearing, draws: int
) -> Zone:
    rows, columns = _inside(inclinations, settings.zone_inclination), _inside(anteversions, settings.zone_anteversion)
    inside = probability[rows][:, columns]
    i, j = _best(inside, draws)
    cup = float(inclinations[rows][i]), float(anteversions[columns][j])
    return Zone(
        mean=float(inside.mean()),
        best=float(inside[i, j]),
        worst=float(inside.min()),
        best_inclination=cup[0],
        best_anteversion=cup[1],
        best_jumping_distance=jumping_distance(Orientation.measured(*cup), bearing),
        inclination=settings.zone_inclination,
        anteversion=settings.zone_anteversion,
        source=settings.zone_source,
    )


def _inside(values: Array, ends: Range) -> NDArray[np.bool_]:
    return (values >= ends[0]) & (values <= ends[1])


def _best(probability: Array, draws: int) -> tuple[int, int]:
    """The cup nearest to the middle of those that the best one does not beat by more than two standard errors."""
    top = float(probability.max())
    error = 2 * (max(top * (1 - top), 1 / draws) / draws) ** 0.5
    good = np.argwhere(probability >= top - error)
    middle = good.mean(axis=0)
    i, j = good[int(((good - middle) ** 2).sum(axis=1).argmin())]
    return int(i), int(j)


def _failing(cup: tuple[float, float], drawn: Draws, needed: float) -> Array:
    """Share of draws in which each activity meets the rim with this cup."""
    steep, forward = np.radians(cup[0] + drawn.inclination), np.radians(cup[1] + drawn.anteversion)
    axes = np.stack([np.cos(forward) * np.sin(steep), np.sin(forward), np.cos(forward) * np.cos(steep)], axis=-1)
    touching: Array = (np.einsum("dax,dx->da", drawn.necks, axes) < needed).mean(axis=0)
    return touching


def _margins(
    cup: tuple[float, float], activities: ActivitySet, stem: Stem, tilts: dict[str, Measured], bearing: Bearing
) -> Array:
    """Degrees left to the rim in each activity when nothing is off."""
    axis = Orientation.measured(*cup).axis
    neck = np.array(stem.neck())
    left = []
    for one in activities.activities:
        tilt = tilts[one.posture].value if one.posture in tilts else one.tilt
        here = position(neck, np.array(one.flexion - tilt), np.array(one.adduction), np.array(one.internal_rotation))
        left.append(bearing.oscillation_angle() / 2 - acos(float(here @ np.array([axis.x, axis.y, axis.z]))))
    return np.array(left)
