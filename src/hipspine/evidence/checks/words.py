"""The words a study may use, as far as the checks need them."""

from __future__ import annotations

from collections.abc import Collection

import msgspec


class Words(msgspec.Struct, frozen=True):
    """Ids of the pain sources and of the findings of the vocabulary."""

    sources: Collection[str]
    findings: Collection[str]
