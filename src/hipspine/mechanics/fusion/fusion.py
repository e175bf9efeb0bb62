"""The fusion to try out."""

from __future__ import annotations

from typing import Final

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.spinopelvic import STANDING, Spinopelvic
from hipspine.person.levels import discs_between, lumbar_discs, sacral_disc

ANATOMY: Final = "L5"
MEASURED: Final = {"L4-S1": "lordosis_l4_s1", "L1-S1": "lumbar_lordosis"}
"""Segments whose lordosis a measured pelvis holds."""

LORDOSIS: Final = (-40.0, 100.0)
"""Degrees of lordosis that a fused segment may be given: a check of what is typed in."""


class Fusion(msgspec.Struct, frozen=True):
    """Levels (`L4-S1`), the lordosis they are fused at, and that of the same segment before. Degrees.

    `lordosis` and `before` are between the upper endplates of the upper vertebra and of S1 (or of the lowest vertebra),
    standing, lordosis positive.
    """

    levels: str
    lordosis: float
    before: Measured

    @property
    def lumbar_levels(self) -> int:
        """How many of the fused levels are lumbar discs, L1-L2 to L5-S1: those that roll the pelvis back."""
        return len(set(discs_between(self.levels, ANATOMY)) & set(lumbar_discs(ANATOMY)))

    @property
    def all_levels(self) -> int:
        """How many levels are fused, thoracic ones among them."""
        return len(discs_between(self.levels, ANATOMY))

    @property
    def to_sacrum(self) -> bool:
        """Whether the fusion reaches the sacrum."""
        return sacral_disc(ANATOMY) in discs_between(self.levels, ANATOMY)

    @property
    def gain(self) -> float:
        """Degrees of lordosis gained in the segment; negative when lost."""
        return self.lordosis - self.before.value

    @classmethod
    def of(cls, pelvis: Spinopelvic, levels: str, lordosis: float, before: float | None = None) -> Fusion:
        """The fusion for a pelvis; `before` where the pelvis does not hold the lordosis of just this segment.

        Raises InputError with every problem (`unknown-level`, `out-of-range`, `missing-key`).
        """
        problems = []
        if not set(discs_between(levels, ANATOMY)) & set(lumbar_discs(ANATOMY)):
            allowed = "Allowed: a range of vertebrae that holds a lumbar level, such as L4-S1 or T10-S1."
            problems.append(Problem("unknown-level", "levels", levels, "no such levels", allowed))
        low, high = LORDOSIS
        for name, value in (("lordosis", lordosis), ("segment_before", before)):
            if value is not None and not low <= value <= high:
                allowed = f"Allowed: a number from {low:g} to {high:g} degrees, lordosis positive."
                problems.append(Problem("out-of-range", name, f"{value:g}", "is out of range", allowed))
        standing = pelvis.postures.get(STANDING, {})
        if not {"pelvic_incidence", "pelvic_tilt"} <= standing.keys():
            remedy = "A fusion is tried out from the standing pelvis: PI, and PT or SS."
            problems.append(Problem("missing-key", "standing", None, "is missing or incomplete", "", remedy))
        own = standing.get(MEASURED.get(levels, "")) if before is None else Measured(before)
        if own is None and not problems:
            remedy = f"The pelvis holds {' and '.join(MEASURED)} at most, and here not {levels}: give it in degrees."
            problems.append(Problem("missing-key", "segment_before", None, "is missing", "", remedy))
        if problems or own is None:
            raise InputError(problems)
        return cls(levels, lordosis, own)
