"""The five words in which a link without a measured number is judged."""

from __future__ import annotations

from typing import Final, Literal, get_args

Word = Literal["never", "rare", "sometimes", "often", "usual"]
"""How often something is seen, given that one pain source alone is active. What each word means as a
distribution stands in `data/model/scale.toml`, not here."""

WORD_SCALE: Final[tuple[str, ...]] = get_args(Word)
"""The words from the least to the most frequent."""


def rank(word: str) -> int:
    """The place of a word on the scale, 0 for `never` to 4 for `usual`; ValueError for any other word."""
    return WORD_SCALE.index(word)
