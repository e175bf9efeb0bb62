"""Everything `hipspine dislocation` tells."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.treatment.dislocation_risk import DislocationRisk
from hipspine.treatment.option import rounded
from hipspine.treatment.options_answer import CitedStudy

SCHEMA = "hipspine.dislocation/1"


class DislocationAnswer(msgspec.Struct, frozen=True):
    """A risk of dislocation with the version of the evidence and the studies it rests on."""

    schema: str
    hipspine: str
    evidence_version: str
    risk: DislocationRisk
    references: tuple[CitedStudy, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, numbers with 6 significant digits."""
        plain: dict[str, Any] = rounded(msgspec.to_builtins(self))
        return plain
