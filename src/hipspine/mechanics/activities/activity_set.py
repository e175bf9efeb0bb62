"""A file of activities."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from hipspine.mechanics.activities.activity import Activity
from hipspine.mechanics.impingement.kernel import position
from hipspine.mechanics.impingement.stem import Stem


class ActivitySet(msgspec.Struct, frozen=True):
    """Activities that belong together: `id` (the file's name), `title`, `source`, and the activities in order."""

    id: str
    title: str
    source: str
    activities: tuple[Activity, ...]

    def necks(self, stem: Stem) -> NDArray[np.float64]:
        """The neck in each activity without any spread, in the frame of the pelvis: one unit vector a row."""
        flexion = np.array([one.flexion - one.tilt for one in self.activities])
        adduction = np.array([one.adduction for one in self.activities])
        rotation = np.array([one.internal_rotation for one in self.activities])
        return position(np.array(stem.neck()), flexion, adduction, rotation)
