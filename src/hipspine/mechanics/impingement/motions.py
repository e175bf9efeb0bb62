"""The six movements and how far each goes."""

from __future__ import annotations

from typing import Final

import msgspec

from hipspine.mechanics.cup.orientation import tidy

MOVEMENTS: Final = (
    "flexion",
    "extension",
    "internal_rotation_at_90",
    "external_rotation",
    "abduction",
    "adduction",
)


class RangeOfMotion(msgspec.Struct, frozen=True):
    """Degrees from neutral until the neck meets the rim, one movement at a time, neck on rim only.

    Neutral is the shaft along the long axis of the frame the cup was given in; `internal_rotation_at_90` starts from
    90 degrees of flexion. A number below 0 says that neutral is already past the rim, and by how much. None where the
    rim limits nothing in this movement (its name stands in `unlimited`) or where no position of it is free (`blocked`).
    `contact_at_neutral` and `contact_at_90`: whether neck and rim meet before the movement starts, with the thigh
    neutral and at 90 degrees of flexion. Bone, soft tissue and the other leg stop most of these movements sooner.
    """

    flexion: float | None
    extension: float | None
    internal_rotation_at_90: float | None
    external_rotation: float | None
    abduction: float | None
    adduction: float | None
    contact_at_neutral: bool
    contact_at_90: bool
    unlimited: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, float | None]:
        """The six numbers, to 6 significant digits."""
        angles = {name: getattr(self, name) for name in MOVEMENTS}
        return {name: None if angle is None else tidy(angle) for name, angle in angles.items()}
