"""Facts read again at their source by somebody else."""

from __future__ import annotations

from typing import Final

import msgspec

RESULTS: Final = {
    "confirmed": "the source says the same",
    "minor": "mended without moving an answer: a decimal, a reference, a word",
    "wrong": "a figure or what it is about was wrong",
    "not found": "the source could not be read again",
}
ERRORS: Final = {
    "percentage": "a printed per cent or its decimals",
    "count": "a count or a total",
    "population": "who was studied",
    "reference": "the reference standard",
    "comparators": "who it was compared with",
    "definition": "what the figure is a figure of",
    "identifier": "title, authors, year, DOI, PubMed number",
    "other": "something else",
}


class Listed(msgspec.Struct, frozen=True):
    """A study of the drawn list: `pull` is how far its facts move the example answers, `facts` those to read again."""

    study: str
    pull: float
    facts: tuple[str, ...]


class ReadAgain(msgspec.Struct, frozen=True):
    """What came of reading one fact again.

    `result` and `error` are words of `RESULTS` and `ERRORS` (`error` is empty where it is confirmed or not found);
    `said` is what the file said, `reads` what the source says, `depth` and `url` what was read. `changed` says
    whether the file was mended. `listed` is false for a fact that was read in passing.
    """

    fact: str
    result: str
    said: str
    reads: str
    error: str = ""
    depth: str = ""
    url: str = ""
    changed: bool = False
    listed: bool = True


class SecondReading(msgspec.Struct, frozen=True):
    """One round: how the list was drawn, the list in order, and the results; both kept, so that it can be repeated."""

    drawn: str
    listed: tuple[Listed, ...]
    read: tuple[ReadAgain, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all listed facts, in the order of the list."""
        return tuple(fact for one in self.listed for fact in one.facts)

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of the listed facts that nobody has read again yet."""
        done = {one.fact for one in self.read}
        return tuple(fact for fact in self.facts if fact not in done)
