"""What is absent because something that would follow from it is."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.follow_present import follows
from hipspine.vocabulary import Relations, Side, Vocabulary

Known = dict[tuple[str, Side], EnteredFinding]
"""(finding, side) -> what is known of it."""


def follow_absent(known: Known, vocabulary: Vocabulary, relations: Relations) -> None:
    """Add to `known` what is absent by inference: all that implies something absent, and unions without a part.

    Only what is not known yet is added, so nothing is contradicted here.
    """
    absent = (one for one in known.values() if one.state == "absent")
    waiting = sorted(absent, key=lambda one: (one.finding, one.side))
    while waiting:
        one = waiting.pop(0)
        for new in (*_implying(one, known, vocabulary, relations), *_unions(one, known, vocabulary, relations)):
            if (new.finding, new.side) not in known:
                known[new.finding, new.side] = new
                waiting.append(new)
                for word in follows(new, vocabulary, relations):
                    known.setdefault((word.finding, word.side), word)


def _implying(
    one: EnteredFinding, known: Known, vocabulary: Vocabulary, relations: Relations
) -> Iterator[EnteredFinding]:
    """Whatever implies an absent finding is absent on its side; without a side, only if absent on both."""
    for name in relations.implying(one.finding):
        if vocabulary.findings[name].sided == vocabulary.findings[one.finding].sided:
            yield _absent(name, one.side, one)
        elif vocabulary.findings[name].sided:
            yield _absent(name, "left", one)
            yield _absent(name, "right", one)
        elif _absent_on_both(one.finding, known):
            yield _absent(name, "midline", one)


def _unions(
    one: EnteredFinding, known: Known, vocabulary: Vocabulary, relations: Relations
) -> Iterator[EnteredFinding]:
    """A union all parts of which are absent on this side."""
    for name in relations.implied_by(one.finding):
        parts = vocabulary.findings[name].union_of
        if one.finding in parts and all(_is_absent(part, one.side, known) for part in parts):
            yield _absent(name, one.side, one)


def _absent(name: str, side: Side, because: EnteredFinding) -> EnteredFinding:
    return EnteredFinding(name, "absent", side, where=because.where, derived_from=because.finding)


def _is_absent(name: str, side: Side, known: Known) -> bool:
    other = known.get((name, side))
    return other is not None and other.state == "absent"


def _absent_on_both(name: str, known: Known) -> bool:
    return _is_absent(name, "left", known) and _is_absent(name, "right", known)
