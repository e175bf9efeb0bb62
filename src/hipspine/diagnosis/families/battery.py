"""A battery of tests speaks as one finding with its published accuracy; its members are then silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hipspine.diagnosis.link_index import LinkIndex
from hipspine.vocabulary.finding import Finding
from hipspine.vocabulary.vocabulary import Vocabulary

Entered = Mapping[tuple[str, str], bool]
"""(finding, side) -> present."""


@dataclass(frozen=True)
class Battery:
    """What a battery says on one side: `present`, `absent`, or undecided (None); `silenced` members, `speaker`.

    `speaker` is the finding that speaks: the battery itself when decided, else its best single member.
    """

    finding: str
    side: str
    state: bool | None
    speaker: str
    silenced: tuple[tuple[str, str], ...]
    positives: int
    examined: int


def batteries(entered: Entered, vocabulary: Vocabulary, index: LinkIndex) -> tuple[Battery, ...]:
    """The batteries that speak for the entered tests, at most one for each test and side (model.md 4).

    A battery is decided by positives >= needed, or positives + not examined < needed. Entered as such it
    speaks; else the one with most members entered that is decided and has an accuracy does; members it
    shares with another battery are spoken for. If none is decided, only the best single member (highest
    published sensitivity + specificity) of the battery with most members entered speaks.
    """
    candidates = [
        found
        for finding in vocabulary.findings.values()
        if finding.needed and finding.id in index.published
        for side in _sides(entered)
        if (found := _count(finding, side, entered, index)) is not None
    ]
    candidates.sort(
        key=lambda one: (
            (one.finding, one.side) not in entered,
            one.state is None,
            -one.examined,
            one.finding,
            one.side,
        )
    )
    chosen: list[Battery] = []
    spoken: set[tuple[str, str]] = set()
    for one in candidates:
        if not spoken.intersection({*one.silenced, (one.speaker, one.side)}):
            chosen.append(one)
            spoken.update({*one.silenced, (one.speaker, one.side)})
    return tuple(chosen)


def _sides(entered: Entered) -> tuple[str, ...]:
    return tuple(sorted({side for _, side in entered}))


def _count(finding: Finding, side: str, entered: Entered, index: LinkIndex) -> Battery | None:
    """The battery on one side, or None when neither it nor two of its members were entered there."""
    places = [(member, side) for member in finding.members]
    if "gaenslen" in finding.members and len(finding.members) + 1 == _full_size(finding):
        places.append(("gaenslen", {"left": "right", "right": "left"}.get(side, side)))
    here = [place for place in places if place in entered]
    positives = sum(entered[place] for place in here)
    direct = entered.get((finding.id, side))
    needed = finding.needed or 1
    if direct is not None:
        return Battery(finding.id, side, direct, finding.id, tuple(here), positives, len(here))
    if len(here) < 2:
        return None
    missing = len(places) - len(here)
    state = True if positives >= needed else False if positives + missing < needed else None
    if state is not None:
        return Battery(finding.id, side, state, finding.id, tuple(here), positives, len(here))
    best = max(here, key=lambda place: (index.youden.get(place[0], 0.0), place[0]))
    silent = tuple(place for place in here if place != best)
    return Battery(finding.id, side, None, best[0], silent, positives, len(here))


def _full_size(finding: Finding) -> int:
    """Six for a battery named three of six, and so on: Gaenslen's test counts once for each side there."""
    return 6 if "_of_six_" in finding.id else len(finding.members)
