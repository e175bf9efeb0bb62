"""The words for what comes of a treatment."""

from __future__ import annotations

from typing import Final, Literal, get_args

OutcomeKind = Literal[
    "relief", "function", "acceptable_state", "satisfaction", "recovery", "union", "reoperation", "harm"
]
"""What is counted or measured. `union` (the bone is solid) is kept apart from `relief`: one does not tell the other.

`acceptable_state` is a state one can live with, whatever the change; `recovery` is getting well without an operation.
"""

Form = Literal["proportion", "change", "difference", "ratio"]
"""How a figure is printed: a share of people, a mean change in them, a difference or a ratio against others."""

Better = Literal["higher", "lower"]
First = Literal["hip", "spine"]

OUTCOME_KINDS: Final[tuple[str, ...]] = get_args(OutcomeKind)
BETTERS: Final[tuple[str, ...]] = get_args(Better)
FIRSTS: Final[tuple[str, ...]] = get_args(First)
CERTAINTIES: Final[tuple[str, ...]] = ("very low", "low", "moderate", "high")
"""How sure a review is of its own figure (GRADE)."""

DIFFERENCES: Final = frozenset({"MD", "RD", "SMD", "beta"})
RATIOS: Final = frozenset({"OR", "RR", "HR"})
UNWANTED: Final = frozenset({"reoperation", "harm"})
"""Kinds of which fewer is better."""
