"""Where a person hurts, as zones."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.person.case import Case
from hipspine.vocabulary import Vocabulary


def painful_zones(case: Case, vocabulary: Vocabulary) -> frozenset[str]:
    """The zones that hurt on any side, with all zones of a painful region of which no single one is named.

    A heading that may also mean something else than pain (`leg_symptoms`: numbness) is no region.
    """
    present = {one.finding for one in case.findings if one.state == "present"}
    zones: set[str] = set()
    for name in present:
        if not _is_pain(name, vocabulary):
            continue
        inside = frozenset(zone_findings(name, vocabulary))
        named = inside & present
        zones.update(vocabulary.findings[part].zone for part in named or inside)
    return frozenset(zones)


def _is_pain(finding: str, vocabulary: Vocabulary) -> bool:
    parts = vocabulary.findings[finding].union_of
    return bool(vocabulary.findings[finding].zone) or (
        bool(parts) and all(_is_pain(part, vocabulary) for part in parts)
    )


def zone_findings(finding: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Pain in single zones that a finding says or sums up: itself, or the parts of its union."""
    if vocabulary.findings[finding].zone:
        yield finding
    for part in vocabulary.findings[finding].union_of:
        yield from zone_findings(part, vocabulary)
