"""What follows from the entries of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipspine.errors import Problem
from hipspine.person.about_person import about_person
from hipspine.person.case import Case
from hipspine.person.condition import holds
from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.follow_absent import Known, follow_absent
from hipspine.person.follow_present import follows
from hipspine.person.pain_findings import pain_findings
from hipspine.person.spoken_for import spoken_for
from hipspine.person.words import State
from hipspine.vocabulary import Relations, Side, Vocabulary

Clashes = dict[frozenset[str], Problem]
"""The places of two entries that contradict each other -> the problem."""


def conclusions(case: Case, vocabulary: Vocabulary) -> tuple[tuple[EnteredFinding, ...], list[Problem]]:
    """The entered findings followed by what follows from them, and the problems met on the way.

    From the pain: its zones and sides. From the person: findings `about_person`. From the operations: the
    history they make (`follows_from`). From a finding: what it says in other words, implies, sums up or
    rules out. An entry that says the same stands; one that says the opposite is a problem. Last comes what
    is absent because something that follows from it is. Each finding then learns which other one speaks
    for it, if any.
    """
    relations = Relations(vocabulary.findings)
    known: Known = {}
    for one in case.findings:
        known.setdefault((one.finding, one.side), one)
    clashes: Clashes = {}
    told = [*pain_findings(case, vocabulary), *_about(case, vocabulary), *_operations(case, vocabulary)]
    _add(told, known, clashes)
    waiting = sorted(known.values(), key=lambda one: (one.finding, one.side))
    while waiting:
        before = set(known)
        new = [more for one in waiting for more in follows(one, vocabulary, relations)]
        _add(new, known, clashes)
        waiting = [one for place, one in known.items() if place not in before]
    follow_absent(known, vocabulary, relations)
    return spoken_for(known, vocabulary, relations), list(clashes.values())


def _add(new: Sequence[EnteredFinding], known: Known, clashes: Clashes) -> None:
    """Add what is not known yet; what is known otherwise is a problem, told once for two entries."""
    for one in new:
        other = known.setdefault((one.finding, one.side), one)
        if other.state != one.state and one.derived_from != "person" and not _of_zones(one, other):
            clashes.setdefault(frozenset({one.where, other.where}), _problem(one, other))


def _of_zones(*both: EnteredFinding) -> bool:
    """Whether all follow from the pain zones, whose contradictions are reported where they are read."""
    return all(one.where.startswith("pain.zones") for one in both)


def _about(case: Case, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    for finding in vocabulary.findings.values():
        answer = about_person(finding.id, case) if finding.about_person else None
        if answer is None:
            continue
        state: State = "present" if answer else "absent"
        yield EnteredFinding(finding.id, state, where="person", derived_from="person")


def _operations(case: Case, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    """Findings of the history that an operation of the case shows."""
    for finding in vocabulary.findings.values():
        if not finding.follows_from:
            continue
        sides: Sequence[Side] = ("left", "right") if finding.sided else ("midline",)
        for side in sides:
            if holds(finding.follows_from, case, side):
                yield EnteredFinding(finding.id, "present", side, where="operations", derived_from="operations")


def _problem(one: EnteredFinding, other: EnteredFinding) -> Problem:
    """`one` follows from an entry, `other` says the opposite; told at the later of the two entries."""
    place = f" on the {one.side}" if one.side in ("left", "right") else ""
    said = one.where if one.where.startswith(one.derived_from) else f"{one.derived_from} in {one.where}"
    message = f"is {other.state}{place}, but {said} says {one.state}"
    return Problem("contradiction", other.where, other.finding, message, "", "Correct one of the two.")
