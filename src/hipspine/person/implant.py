"""Metal or plastic in the body that no operation of the case tells of."""

from __future__ import annotations

import msgspec

from hipspine.person.words import ImplantKind
from hipspine.vocabulary.side import Side


class Implant(msgspec.Struct, frozen=True):
    """An implant that no operation of the case tells of: its kind, side and disc level if it has them."""

    kind: ImplantKind
    side: Side = "unknown"
    level: str = ""
