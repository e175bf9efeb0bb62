"""Reasoning with answers that may be unknown (None)."""

from __future__ import annotations

from collections.abc import Iterable


def any_known(answers: Iterable[bool | None]) -> bool | None:
    """True if one answer is true, else None if one is unknown, else false; false for none at all."""
    given = list(answers)
    if any(given):
        return True
    return None if None in given else False


def opposite(answer: bool | None) -> bool | None:
    """Not, with unknown left unknown."""
    return None if answer is None else not answer
