"""Names of the vocabulary as they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Protocol

from hipspine.vocabulary import Vocabulary
from hipspine.vocabulary.unmodelled import UNMODELLED, UNMODELLED_NAME

_PROPER: Final = frozenset(
    {
        *("Achilles", "Allis", "Babinski", "Baker", "Barford", "Carnett", "Edinburgh", "Fortin", "Gaenslen", "Gillet"),
        *("Harris", "Homans", "Honda", "Hoffmann", "Howship", "Kernig", "Lachman", "Laslett", "Lasegue", "Modic"),
        *("Murphy", "Ober", "Oxford", "Paget", "Patrick", "Puranen", "Revel", "Romberg", "Schober", "Stinchfield"),
        *("Sutlive", "Thomas", "Tinel", "Trendelenburg", "Waddell", "Wells", "Yeoman"),
    }
)
_SIDES: Final = {"left": ", left", "right": ", right", "both": ", both sides", "unknown": ", side unknown"}


class Names:
    """The names of one vocabulary; an id it does not know is shown as it stands."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def source(self, id: str) -> str:
        """The name of a pain source."""
        return UNMODELLED_NAME if id == UNMODELLED else _name(self.vocabulary.sources, id)

    def place(self, source: str, side: str) -> str:
        """A pain source and its side: "Hip osteoarthritis, left"."""
        return self.source(source) + _SIDES.get(side, "")

    def node(self, id: str, side: str = "midline") -> str:
        """A structure and its side."""
        return _name(self.vocabulary.nodes, id) + _SIDES.get(side, "")

    def finding(self, id: str, side: str = "midline") -> str:
        """A finding and its side."""
        return _name(self.vocabulary.findings, id) + (_SIDES[side] if side in ("left", "right") else "")

    def zone(self, id: str) -> str:
        """A pain zone, within a sentence."""
        return self.within(_name(self.vocabulary.zones, id))

    def test(self, id: str) -> str:
        """A test."""
        return _name(self.vocabulary.tests, id)

    def sign(self, id: str) -> str:
        """A finding or a condition, within a sentence: what triggers a source, what is asked about it."""
        known = self.vocabulary.findings if id in self.vocabulary.findings else self.vocabulary.conditions
        return self.within(_name(known, id))

    def within(self, name: str) -> str:
        """A name within a sentence: its first letter small, unless it is a proper name or an abbreviation."""
        word = re.match(r"[^\W\d_]+", name)
        if word is None or len(word[0]) < 2 or word[0][1:] != word[0][1:].lower() or word[0] in _PROPER:
            return name
        return name[0].lower() + name[1:]


class _Named(Protocol):
    @property
    def name(self) -> str: ...


def _name(words: Mapping[str, _Named], id: str) -> str:
    return words[id].name if id in words else id
