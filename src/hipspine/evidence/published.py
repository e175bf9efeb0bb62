"""Where a study was published."""

from __future__ import annotations

import msgspec


class Published(msgspec.Struct, frozen=True):
    """Journal (with volume and pages where known), year, and the numbers by which it is found; empty where unknown."""

    journal: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    url: str = ""
