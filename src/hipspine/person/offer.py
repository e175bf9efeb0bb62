"""Which findings to offer for a word that is none."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from hipspine.errors import nearest
from hipspine.vocabulary import Vocabulary, search

_MISSPELT: Final = 0.85
"""Likeness (0 to 1) from which a word is taken for a misspelling of one other word."""


def offer(word: str, vocabulary: Vocabulary) -> list[str]:
    """Up to three findings: the one misspelt, or those that look like the word, or those that mean it."""
    near = nearest(word, vocabulary.findings)
    if near and SequenceMatcher(None, word, near[0]).ratio() >= _MISSPELT:
        return near[:1]
    meant = [hit.id for hit in search(vocabulary, word.replace("_", " "), "finding")]
    return list(dict.fromkeys([*near, *meant]))[:3]
