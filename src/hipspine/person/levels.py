"""Disc levels of the spine, from above downwards."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Final

_THORACIC: Final = tuple(f"T{n}" for n in range(1, 13))
_LUMBAR: Final = {"L5": tuple(f"L{n}" for n in range(1, 6)), "L6": tuple(f"L{n}" for n in range(1, 7))}

PELVIC_LEVEL: Final = "S1-ilium"
"""Fixation from the sacrum to the ilium, across the sacroiliac joints."""


def levels_of(anatomy: str) -> tuple[str, ...]:
    """Every level from T1-T2 to S1-ilium for five (`L5`) or six (`L6`) lumbar vertebrae, from above downwards."""
    vertebrae = (*_THORACIC, *_LUMBAR[anatomy], "S1")
    return (*(f"{upper}-{lower}" for upper, lower in pairwise(vertebrae)), PELVIC_LEVEL)


def lumbar_discs(anatomy: str) -> tuple[str, ...]:
    """The discs below a lumbar vertebra: L1-L2 to the sacrum."""
    return tuple(level for level in levels_of(anatomy) if level.startswith("L"))


def sacral_disc(anatomy: str) -> str:
    """The lowest disc: L5-S1, or L6-S1 with six lumbar vertebrae."""
    return f"{anatomy}-S1"


def in_order(levels: Collection[str], anatomy: str) -> tuple[str, ...]:
    """`levels` from above downwards, each once."""
    return tuple(level for level in levels_of(anatomy) if level in levels)


def gaps(levels: Collection[str], anatomy: str) -> tuple[str, ...]:
    """The levels missing between the highest and the lowest of `levels`; empty where they are contiguous."""
    order = levels_of(anatomy)
    places = [order.index(level) for level in levels]
    if not places:
        return ()
    return tuple(level for level in order[min(places) : max(places) + 1] if level not in levels)


def discs_between(word: str, anatomy: str) -> tuple[str, ...]:
    """The discs of a range of vertebrae such as `L4-S1`; empty where the word is no such range."""
    vertebrae = [*_THORACIC, *_LUMBAR[anatomy], "S1"]
    upper, _, lower = word.partition("-")
    if upper not in vertebrae or lower not in vertebrae:
        return ()
    first, last = vertebrae.index(upper), vertebrae.index(lower)
    return levels_of(anatomy)[first:last] if first < last else ()
