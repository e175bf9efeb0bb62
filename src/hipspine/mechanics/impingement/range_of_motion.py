"""Range of motion in closed form."""

from __future__ import annotations

import math

from hipspine.mechanics.cup.orientation import Orientation
from hipspine.mechanics.degrees import RIGHT, acos, atan2, cos, sin, wrapped
from hipspine.mechanics.impingement.bearing import Bearing
from hipspine.mechanics.impingement.motions import MOVEMENTS, RangeOfMotion
from hipspine.mechanics.impingement.stem import Stem


def range_of_motion(cup: Orientation, stem: Stem, bearing: Bearing) -> RangeOfMotion:
    """How far each movement goes until the neck meets the rim; see `RangeOfMotion`.

    Cone model, of the class of Yoshimine 2005, derived by plane geometry: no contact while the angle between the cup
    axis and the neck is at most half the oscillation angle. In each movement the neck turns about a fixed axis, so the
    free arc lies symmetrically about the position in which the neck points nearest to the cup axis. `cup` in the frame
    in which the motion is counted: that of the pelvis, or the room's with the tilt already in it. Degrees.
    """
    half = bearing.oscillation_angle() / 2
    b, a = stem.version, stem.slope
    seen, set_, bone = cup.radiographic, cup.operative, cup.anatomic
    nx, ny, nz = stem.neck()
    sagittal = _half_arc(half, sin(set_.inclination) * nx, cos(set_.inclination) * math.hypot(ny, nz))
    coronal = _half_arc(half, sin(seen.anteversion) * ny, cos(seen.anteversion) * math.hypot(nx, nz))
    transverse = _half_arc(half, cos(bone.inclination) * sin(a), sin(bone.inclination) * cos(a))
    flexed = _half_arc(half, sin(seen.anteversion) * sin(a), cos(seen.anteversion) * cos(a))
    to_front = wrapped(set_.anteversion - atan2(ny, nz))
    inward = wrapped(atan2(nx, nz) - seen.inclination)
    at_90 = wrapped(seen.inclination + b - RIGHT)
    arcs = {
        "flexion": (to_front, sagittal),
        "extension": (-to_front, sagittal),
        "internal_rotation_at_90": (at_90, flexed),
        "external_rotation": (wrapped(-bone.anteversion - b), transverse),
        "abduction": (-inward, coronal),
        "adduction": (inward, coronal),
    }
    return RangeOfMotion(
        **{name: middle + arc if arc is not None and arc < math.inf else None for name, (middle, arc) in arcs.items()},
        contact_at_neutral=sagittal is None or abs(to_front) > sagittal,
        contact_at_90=flexed is None or abs(at_90) > flexed,
        unlimited=tuple(name for name in MOVEMENTS if arcs[name][1] == math.inf),
        blocked=tuple(name for name in MOVEMENTS if arcs[name][1] is None),
    )


def _half_arc(half: float, fixed: float, turning: float) -> float | None:
    """Half the free arc of a turn in which the cosine of the angle to the cup axis is `fixed + turning cos(angle)`.

    None where no position is free, infinite where all are.
    """
    needed = cos(half) - fixed
    if needed > turning:
        return None
    return math.inf if needed <= -turning else acos(needed / turning)
