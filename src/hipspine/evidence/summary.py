"""How many studies and facts there are, of which kinds."""

from __future__ import annotations

from collections import Counter

import msgspec

from hipspine.evidence.studies import Studies


class Summary(msgspec.Struct, frozen=True):
    """Numbers of studies and facts, and of facts by each word that sorts them; words in order."""

    studies: int
    facts: int
    kind: dict[str, int]
    role: dict[str, int]
    use: dict[str, int]
    depth: dict[str, int]
    fused: dict[str, int]
    checked: int


def summarise(studies: Studies) -> Summary:
    """Count the facts by kind, role (frequencies only), use, depth of reading and fusion of the group."""
    facts = studies.facts
    return Summary(
        studies=len(studies),
        facts=len(facts),
        kind=_counted([fact.kind for fact in facts]),
        role=_counted([fact.role for fact in facts if fact.role]),
        use=_counted([fact.use for fact in facts]),
        depth=_counted([fact.reading.depth for fact in facts]),
        fused=_counted([fact.group.fused for fact in facts]),
        checked=sum(bool(fact.checked) for fact in facts),
    )


def _counted(words: list[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
