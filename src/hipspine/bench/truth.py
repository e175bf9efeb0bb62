"""What a published case turned out to be."""

from __future__ import annotations

import msgspec


class Truth(msgspec.Struct, frozen=True):
    """The proven diagnosis of one case, kept apart from what was known before.

    `sources`: the pain sources proven, the most important first. `also_accept`: near enough to count as
    right. `thin`: fewer than three findings stand before the test that gives the diagnosis away. `leak`: the
    published wording itself names the diagnosis. `usable_rows`: some study gives a usable number for the
    first source.
    """

    case: str
    sources: tuple[str, ...]
    also_accept: tuple[str, ...] = ()
    post_fusion: bool = False
    thin: bool = False
    leak: bool = False
    usable_rows: bool = True
    side: str = "unknown"
    diagnosis: str = ""

    @property
    def right(self) -> frozenset[str]:
        """Every source that counts as right in a ranking."""
        return frozenset((*self.sources, *self.also_accept))

    @property
    def clean(self) -> bool:
        """Neither thin nor leaking."""
        return not self.thin and not self.leak
