"""The findings that follow from where the pain is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from hipspine.person.case import Case
from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.painful_zones import zone_findings
from hipspine.person.words import State
from hipspine.vocabulary import Side, Vocabulary

_BOTH: Final[tuple[Side, ...]] = ("left", "right")
_SIDE_FINDINGS: Final = {"left": "pain_left", "right": "pain_right"}


def pain_findings(case: Case, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    """`<zone>_pain` for every zone said to hurt or not to hurt, and which sides hurt.

    A zone hurts on the side of the pain (`unknown` where that is not known); a zone that does not hurt
    does so on neither side. With `zones_complete`, every zone not named does not hurt, nor does a named
    one on the other side; but the parts of a region that was entered as painful stay open where none of
    them is named.
    """
    entered = {(one.finding, one.side) for one in case.findings if one.state == "present"}
    hurting: set[str] = {f"{zone}_pain" for zone in case.pain.zones}
    untold = _untold(case, hurting, vocabulary)
    for index, zone in enumerate(case.pain.zones):
        for side in _sides_of(case.pain.side, zone, vocabulary):
            yield _finding(zone, "present", side, f"pain.zones[{index}]", "pain.zones")
    for index, zone in enumerate(case.pain.zones_absent):
        yield from _not_hurting(zone, vocabulary, entered, f"pain.zones_absent[{index}]", "pain.zones_absent")
    if case.pain.zones_complete:
        for zone in vocabulary.zones:
            if zone not in case.pain.zones_absent and f"{zone}_pain" not in hurting | untold:
                yield from _not_hurting(zone, vocabulary, entered, "pain.zones_complete", "pain.zones_complete")
        yield from _other_side(case, vocabulary, entered)
    yield from _sides(case, vocabulary)


def _untold(case: Case, hurting: Collection[str], vocabulary: Vocabulary) -> set[str]:
    """Zones of painful regions that were entered whole: which of them hurts was not told."""
    zones: set[str] = set()
    for one in case.findings:
        parts = set(zone_findings(one.finding, vocabulary)) if one.state == "present" else set()
        zones |= parts if parts.isdisjoint(hurting) else set()
    return zones


def _finding(
    zone: str,
    state: State,
    side: Side,
    where: str,
    derived_from: str,
) -> EnteredFinding:
    return EnteredFinding(f"{zone}_pain", state, side, where=where, derived_from=derived_from)


def _sides_of(side: str, zone: str, vocabulary: Vocabulary) -> Sequence[Side]:
    if not vocabulary.zones[zone].sided:
        return ("midline",)
    if side == "both":
        return _BOTH
    return ("left",) if side == "left" else ("right",) if side == "right" else ("unknown",)


def _not_hurting(
    zone: str, vocabulary: Vocabulary, entered: set[tuple[str, Side]], where: str, derived_from: str
) -> Iterator[EnteredFinding]:
    sides: Sequence[Side] = _BOTH if vocabulary.zones[zone].sided else ("midline",)
    for side in sides:
        explicit = derived_from == "pain.zones_absent"
        if explicit or not {(f"{zone}_pain", side), (f"{zone}_pain", "unknown")} & entered:
            yield _finding(zone, "absent", side, where, derived_from)


def _other_side(case: Case, vocabulary: Vocabulary, entered: set[tuple[str, Side]]) -> Iterator[EnteredFinding]:
    """Named zones of one-sided pain do not hurt on the other side."""
    if case.pain.side not in ("left", "right"):
        return
    other: Side = "right" if case.pain.side == "left" else "left"
    for zone in case.pain.zones:
        if vocabulary.zones[zone].sided and (f"{zone}_pain", other) not in entered:
            yield _finding(zone, "absent", other, "pain.zones_complete", "pain.zones_complete")


def _sides(case: Case, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    """Whether the left and the right hurt: by `pain.side`, or by a zone entered on that side."""
    if case.pain.side == "unknown":
        return
    for side, finding in _SIDE_FINDINGS.items():
        if finding not in vocabulary.findings:
            continue
        here = case.pain.side in (side, "both") or any(
            one.side == side and one.state == "present" and vocabulary.findings[one.finding].zone
            for one in case.findings
        )
        yield EnteredFinding(finding, "present" if here else "absent", where="pain.side", derived_from="pain.side")
