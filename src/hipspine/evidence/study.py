"""One published study and the facts taken from it."""

from __future__ import annotations

import msgspec

from hipspine.evidence.fact import Fact
from hipspine.evidence.group import Group
from hipspine.evidence.published import Published
from hipspine.evidence.reading import Reading


class Study(msgspec.Struct, frozen=True):
    """One published study: where it appeared, who was studied, where it was read, and its facts.

    `aliases` are ids it had before; `review_of` lists the studies a review contains; `file` is the name of the
    file it was read from, for messages.
    """

    id: str
    title: str = ""
    authors: tuple[str, ...] = ()
    published: Published = Published()
    design: str = ""
    groups: tuple[Group, ...] = ()
    readings: tuple[Reading, ...] = ()
    facts: tuple[Fact, ...] = ()
    aliases: tuple[str, ...] = ()
    review_of: tuple[str, ...] = ()
    file: str = ""

    @property
    def is_review(self) -> bool:
        """Whether it pools other studies: it lists them, or its design says so."""
        design = self.design.lower()
        return bool(self.review_of) or any(word in design for word in _POOLING)


_POOLING = ("systematic review", "meta-analysis", "narrative review", "citation review", "guideline")
