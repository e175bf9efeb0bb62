"""One activity as the position of the thigh and of the pelvis at its extreme."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

Basis = Literal["published", "derived", "assumed"]
BASES: Final[tuple[Basis, ...]] = ("published", "derived", "assumed")


class Activity(msgspec.Struct, frozen=True):
    """The extreme position of one activity. Degrees.

    `flexion`, `adduction` and `internal_rotation` of the thigh, negative for the opposite, counted against the room
    when `posture` names what the pelvis does meanwhile, and against the pelvis when `posture` is empty. `tilt` is the
    change of pelvic tilt from standing, posterior-positive, of people in general; a person's own change in that
    posture takes its place. So tilt is counted once: hip flexion = thigh flexion - tilt. `sd`: how much people's
    thighs vary (each angle by itself), `tilt_sd`: how much their pelves do. `basis` says where the thigh angles come
    from, `tilt_basis` the tilt; `source` names studies or facts, `why` gives the reason of what is assumed.
    """

    id: str
    name: str
    flexion: float
    adduction: float
    internal_rotation: float
    posture: str
    tilt: float
    sd: float
    tilt_sd: float
    basis: str
    tilt_basis: str
    source: tuple[str, ...]
    why: str
