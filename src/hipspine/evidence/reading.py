"""Where a number was read."""

from __future__ import annotations

import msgspec


class Reading(msgspec.Struct, frozen=True):
    """One reading of a study: how deep it went and, for a second-hand one, where the figure was found.

    `depth` is `full text`, `abstract` or `secondary`; `secondary` means that the figure was read in another
    publication, named in `via`. `url` is the page that was read.
    """

    id: str
    depth: str
    via: str = ""
    url: str = ""
