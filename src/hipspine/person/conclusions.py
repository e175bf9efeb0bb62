"""What follows from the entries of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipspine.errors import Problem
from hipspine.person.about_person import about_person
from hipspine.person.case import Case
from hipspine.person.condition import holds
from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.pain_findings import pain_findings
from hipspine.person.requirements import FROM_OPERATIONS
from hipspine.person.words import State
from hipspine.vocabulary import Side, Vocabulary


def conclusions(case: Case, vocabulary: Vocabulary) -> tuple[tuple[EnteredFinding, ...], list[Problem]]:
    """The entered findings followed by what follows from them, and the problems met on the way.

    From the pain: its zones and sides. From the person: findings `about_person`. From the operations: the
    history they make (`FROM_OPERATIONS`). From a present finding: what it `implies` is present, what it
    `means_absent` is absent. An entry that says the same stands; one that says the opposite is a problem.
    """
    known: dict[tuple[str, str], EnteredFinding] = {}
    for one in case.findings:
        known.setdefault((one.finding, one.side), one)
    problems: list[Problem] = []
    waiting = [*pain_findings(case, vocabulary), *_about(case, vocabulary), *_operations(case, vocabulary)]
    for one in case.findings:
        waiting += _follows(one, vocabulary)
    while waiting:
        one = waiting.pop(0)
        other = known.get((one.finding, one.side))
        if other is None:
            known[one.finding, one.side] = one
            waiting += _follows(one, vocabulary)
        elif other.state != one.state and one.derived_from != "person":
            problems.append(_problem(one, other))
    return tuple(known.values()), list({problem.text(): problem for problem in problems}.values())


def _about(case: Case, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    for finding in vocabulary.findings.values():
        follows = about_person(finding.id, case) if finding.about_person else None
        if follows is None:
            continue
        state: State = "present" if follows else "absent"
        yield EnteredFinding(finding.id, state, where="person", derived_from="person")


def _operations(case: Case, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    """Findings of the history that an operation of the case shows."""
    for name, condition in FROM_OPERATIONS.items():
        finding = vocabulary.findings.get(name)
        if finding is None:
            continue
        sides: Sequence[Side] = ("left", "right") if finding.sided else ("midline",)
        for side in sides:
            if holds(condition, case, side):
                yield EnteredFinding(name, "present", side, where="operations", derived_from="operations")


def _follows(one: EnteredFinding, vocabulary: Vocabulary) -> Iterator[EnteredFinding]:
    if one.state != "present":
        return
    finding = vocabulary.findings[one.finding]
    for target in finding.implies:
        yield from _on_sides(one, target, "present", vocabulary)
    for target in finding.means_absent:
        yield from _on_sides(one, target, "absent", vocabulary)


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


def _problem(one: EnteredFinding, other: EnteredFinding) -> Problem:
    """`one` follows from an entry, `other` says the opposite; told at the later of the two entries."""
    place = f" on the {one.side}" if one.side in ("left", "right") else ""
    message = f"is {other.state}{place}, but {one.derived_from} in {one.where} says {one.state}"
    return Problem("contradiction", other.where, other.finding, message, "", "Correct one of the two.")
