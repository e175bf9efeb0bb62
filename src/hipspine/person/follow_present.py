"""What follows from one finding of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.words import Relief, State
from hipspine.vocabulary import Relations, Side, Vocabulary

_OPPOSITE: dict[State, State] = {"present": "absent", "absent": "present"}


def follows(one: EnteredFinding, vocabulary: Vocabulary, relations: Relations) -> Iterator[EnteredFinding]:
    """What a finding says in other words, and what it implies, sums up or rules out where it is present."""
    yield from _other_words(one, vocabulary, relations)
    if one.state != "present":
        return
    finding = vocabulary.findings[one.finding]
    for target in (*relations.implied_by(one.finding), *finding.means_present):
        yield from _on_sides(one, target, "present", vocabulary)
    for target in finding.means_absent:
        yield from _on_sides(one, target, "absent", vocabulary)


def _other_words(one: EnteredFinding, vocabulary: Vocabulary, relations: Relations) -> Iterator[EnteredFinding]:
    """The same fact by its other names: the one that speaks, and those it speaks for."""
    finding = vocabulary.findings[one.finding]
    speaker = finding.same_as or finding.opposite_of
    if speaker:
        yield _said_as(one, speaker, bool(finding.opposite_of), vocabulary)
    for name in relations.other_words(one.finding):
        yield _said_as(one, name, bool(vocabulary.findings[name].opposite_of), vocabulary)


def _said_as(one: EnteredFinding, target: str, opposite: bool, vocabulary: Vocabulary) -> EnteredFinding:
    """The target on the same side. A block of which only present or absent is known counts as full or none."""
    state = _OPPOSITE[one.state] if opposite else one.state
    grade: Relief | None = None
    if vocabulary.findings[target].kind == "block":
        grade = "full" if state == "present" else "none"
    return EnteredFinding(target, state, one.side, relief_grade=grade, where=one.where, derived_from=one.finding)


def _on_sides(one: EnteredFinding, target: str, state: State, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    """The target on the side of `one`; a finding without a side that rules something out does so on both."""
    if not vocabulary.findings[target].sided:
        sides: Sequence[Side] = ("midline",)
    elif one.side in ("left", "right"):
        sides = ("left",) if one.side == "left" else ("right",)
    elif one.side == "midline" and state == "absent":
        sides = ("left", "right")
    else:
        sides = ("unknown",)
    for side in sides:
        yield EnteredFinding(target, state, side, where=one.where, derived_from=one.finding)
