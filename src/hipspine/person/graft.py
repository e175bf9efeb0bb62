"""Where the bone of a fusion came from."""

from __future__ import annotations

import msgspec

from hipspine.person.words import GraftSource
from hipspine.vocabulary.side import Side


class Graft(msgspec.Struct, frozen=True):
    """Where the bone of a fusion came from, and from which side where it came from the iliac crest."""

    source: GraftSource = "unknown"
    side: Side = "unknown"
