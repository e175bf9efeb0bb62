"""How far studies, and people, differ where too few studies can tell."""

from __future__ import annotations

import msgspec


class Spread(msgspec.Struct, frozen=True):
    """The assumed spreads, read from `data/model/settings.toml`.

    `single_study`: between-study SD on the logit (or log) scale where one study stands alone.
    `enough_studies`: from how many studies on the fitted spread stands on its own. Between one study and
    that many the assumed variance falls in equal steps and is a lower bound of the fitted one, so that two
    studies that happen to agree do not make a false certainty.
    `unknown_precision`: SD of a printed figure without counts, interval or group size.
    """

    single_study: float
    enough_studies: int
    unknown_precision: float

    def floor(self, studies: int) -> float:
        """The least between-study SD allowed for so many studies."""
        missing = max(0, self.enough_studies - studies)
        return float(self.single_study * (missing / (self.enough_studies - 1)) ** 0.5)
