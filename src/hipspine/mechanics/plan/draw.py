"""One stream of random hips and positions for a whole map."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hipspine.mechanics.activities import ActivitySet
from hipspine.mechanics.impingement.kernel import position
from hipspine.mechanics.impingement.stem import Stem
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.plan.settings import Settings

Array = NDArray[np.float64]


class Draws(msgspec.Struct, frozen=True):
    """`necks`: draw x activity x 3, in the frame of the standing pelvis as it was aimed at; `inclination` and
    `anteversion`: how far the cup is delivered off, degrees, one a draw."""

    necks: Array
    inclination: Array
    anteversion: Array


def draw(
    activities: ActivitySet,
    stem: Stem,
    tilts: dict[str, Measured],
    settings: Settings,
    count: int,
    seed: int,
) -> Draws:
    """`count` draws of every error at once, the same for all cups of a map, so that cups differ by position alone.

    `tilts`: a person's change of tilt from standing by posture; it takes the place of an activity's own. One draw of
    tilt serves all activities of a posture, one of stance and of stem version all activities. A pelvis that stands
    tilted back by s today has the cup tilted with it, and the thigh is counted against the room. All errors normal.
    """
    random = np.random.default_rng(seed)
    normal = random.standard_normal
    version = stem.version + settings.stem_version * normal(count)
    stance = settings.stance * normal(count)
    cup = settings.cup_inclination * normal(count), settings.cup_anteversion * normal(count)
    by_posture = {one.posture: normal(count) for one in activities.activities if one.posture}
    slope = np.radians(stem.slope)
    neck = np.stack(
        [
            np.cos(slope) * np.cos(np.radians(version)),
            -np.cos(slope) * np.sin(np.radians(version)),
            np.full(count, np.sin(slope)),
        ],
        axis=-1,
    )
    necks = np.empty((count, len(activities.activities), 3))
    for number, one in enumerate(activities.activities):
        thigh = one.sd * normal((3, count))
        own = tilts.get(one.posture)
        mean, sd = (one.tilt, one.tilt_sd) if own is None else (own.value, own.sd or 0.0)
        tilt = (mean + sd * by_posture[one.posture] + stance) if one.posture else np.zeros(count)
        necks[:, number] = position(
            neck, one.flexion + thigh[0] - tilt, one.adduction + thigh[1], one.internal_rotation + thigh[2]
        )
    return Draws(necks, *cup)
