"""How many facts of each role the model uses, and why the others are not used."""

from __future__ import annotations

from collections import Counter
from typing import Final

import msgspec

from hipspine.diagnosis.library import Library
from hipspine.evidence.fact import Fact

_DROPPED: Final = {
    "marked never": "marked never to be used",
    "marked caution": "marked with caution",
    "another case definition": "another case definition",
    "a review of": "a review whose studies stand here themselves",
    "stands inside the review": "stands inside a review that is used",
    "shares studies with": "a review that shares studies with a larger one",
    "a subgroup of": "a subgroup of people counted already",
    "the same people as": "the same people as another fact",
    "not named in the prior": "not among the studies named in the prior",
}
_NOT_ASKED: Final = {
    "measurement": "a measurement: no question of the diagnosis asks for it",
    "outcome": "an outcome of treatment: not part of the diagnosis",
    "comparison": "a comparison that modifies no prior",
}


class RoleUse(msgspec.Struct, frozen=True):
    """Facts of one role (of one kind, where it has no roles): how many, how many used, reasons for the others."""

    role: str
    facts: int
    used: int
    reasons: dict[str, int]


def fact_use(library: Library) -> tuple[RoleUse, ...]:
    """The facts of the library by role, the most numerous reason against using the others first.

    A fact is used when an estimate of the model rests on it. Else the reason is that of the estimate that left
    it out, its mark, or that no estimate asks for it.
    """
    used = {fact for estimate in library.estimates.values() for fact in estimate.facts}
    dropped = {fact: reason for estimate in library.estimates.values() for fact, reason in estimate.dropped}
    counts: dict[str, list[Fact]] = {}
    for fact in library.studies.facts:
        counts.setdefault(fact.role or fact.kind, []).append(fact)
    return tuple(
        RoleUse(
            role=role,
            facts=len(facts),
            used=sum(fact.id in used for fact in facts),
            reasons=dict(Counter(_reason(fact, dropped) for fact in facts if fact.id not in used).most_common()),
        )
        for role, facts in sorted(counts.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _reason(fact: Fact, dropped: dict[str, str]) -> str:
    if fact.use != "yes":
        return _DROPPED[f"marked {fact.use}"]
    said = dropped.get(fact.id, "")
    for start, words in _DROPPED.items():
        if said.startswith(start):
            return words
    if said:
        return said
    if fact.role == "other":
        return "answers another question than source or finding"
    return _NOT_ASKED.get(fact.kind, "no prior, link or block asks for it")
