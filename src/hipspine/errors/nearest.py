"""The known words nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Up to `most` of `known` that resemble `word`, likeliest misspelling first; empty if none does."""
    return get_close_matches(str(word), sorted(set(known)), n=most, cutoff=0.6)
