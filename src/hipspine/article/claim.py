"""One statement of a page, what the studies say of it, and how that was found."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.article.computed.computation import Computation


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """A publication or a page that was read for the verdict; empty where unknown."""

    title: str
    authors: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    url: str = ""


class Claim(msgspec.Struct, frozen=True):
    """One statement of a page in our words, and the verdict on it.

    `section` is the heading it stands under, `kind` and `verdict` words of `article.words`, `verdict` as whoever read
    the studies gave it (empty where it is left to the computation); `finding` says what the studies say and `plain`
    the same in everyday words, `confidence` how sure that is, `needs` what a program must do to catch such a claim.
    `figures` are those the claim and the finding turn on. `evidence` holds ids of study files, `sources` what was
    read besides. `computed` are the computations that run each time; at most one of them decides.
    """

    id: str
    claim: str
    kind: str
    verdict: str
    finding: str
    plain: str = ""
    section: str = ""
    confidence: str = ""
    needs: str = ""
    figures: dict[str, Any] = {}
    evidence: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    computed: tuple[Computation, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts that its computations take their numbers from, each once."""
        return tuple(dict.fromkeys(fact for one in self.computed for fact in one.fact_ids()))

    @property
    def studies(self) -> tuple[str, ...]:
        """Ids of the studies it rests on: those named, then those of the facts."""
        return tuple(dict.fromkeys((*self.evidence, *(fact.partition("/")[0] for fact in self.facts))))
