"""The postures in which a pelvis is measured."""

from __future__ import annotations

from typing import Final, Literal

Posture = Literal["standing", "supine", "relaxed_sitting", "flexed_sitting", "step_up"]
"""Never mixed: a stiff pelvis is defined between standing and relaxed sitting, and fused people who lean forward
(flexed sitting) roll their pelvis the other way."""

POSTURES: Final[tuple[Posture, ...]] = ("standing", "supine", "relaxed_sitting", "flexed_sitting", "step_up")
