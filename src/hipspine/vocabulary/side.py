"""The words for the side of a pain, a finding or an implant."""

from __future__ import annotations

from typing import Final, Literal, get_args

Side = Literal["left", "right", "both", "midline", "unknown"]
"""`both` is left and right together; `midline` is a place that has no side; `unknown` was not recorded."""

SIDES: Final[tuple[str, ...]] = get_args(Side)

_MIRROR: Final[dict[str, Side]] = {
    "left": "right",
    "right": "left",
    "both": "both",
    "midline": "midline",
    "unknown": "unknown",
}


def other_side(side: Side) -> Side:
    """The mirror image of a side: left and right change places, the rest stays."""
    return _MIRROR[side]
