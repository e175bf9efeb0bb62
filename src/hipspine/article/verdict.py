"""What holds of a claim now, by the studies as they stand."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.article.claim import Claim
from hipspine.article.computed.computed import Computed

SCHEMA = "hipspine.claims/1"


class Verdict(msgspec.Struct, frozen=True):
    """A claim with its verdict by the studies of this library.

    `verdict` is that of the deciding computation where there is one, else the word in the file (`stated`). Where
    the two differ, somebody changed a study file or the claims file, and one of the two has to be mended: `agrees` is
    false. `computed` holds what every computation found just now.
    """

    article: str
    claim: Claim
    verdict: str
    computed: tuple[Computed, ...]
    evidence_version: str

    @property
    def stated(self) -> str:
        """The verdict as it stands in the file; empty where it is left to the computation."""
        return self.claim.verdict

    @property
    def decided(self) -> Computed | None:
        """The computation that gave the verdict; None where a reader gave it."""
        return next((one for one in self.computed if one.decides), None)

    @property
    def agrees(self) -> bool:
        """Whether the verdict is the one in the file, or the file leaves it to the computation."""
        return self.stated in ("", self.verdict)

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts that were computed with."""
        return self.claim.facts

    @property
    def studies(self) -> tuple[str, ...]:
        """Ids of the studies the claim rests on."""
        return self.claim.studies

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        claim = self.claim
        return {
            "article": self.article,
            "id": claim.id,
            "section": claim.section,
            "claim": claim.claim,
            "kind": claim.kind,
            "verdict": self.verdict,
            "stated": self.stated or None,
            "agrees": self.agrees,
            "decided_by": "computation" if self.decided else "reading",
            "confidence": claim.confidence,
            "plain": claim.plain,
            "finding": claim.finding,
            "figures": claim.figures,
            "computed": [one.to_dict() for one in self.computed],
            "studies": list(self.studies),
            "facts": list(self.facts),
            "sources": [{**_EMPTY, **msgspec.to_builtins(source)} for source in claim.sources],
            "needs": claim.needs,
            "evidence_version": self.evidence_version,
        }


_EMPTY: dict[str, Any] = {"title": "", "authors": "", "year": None, "doi": "", "pmid": "", "url": ""}
