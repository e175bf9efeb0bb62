"""What in a case cannot be true together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hipspine.errors import Problem
from hipspine.person.about_person import about_person
from hipspine.person.case import Case
from hipspine.person.composites import composite_contradictions
from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.requirements import lacking
from hipspine.vocabulary import Vocabulary

_ON_THE_SPINE: Final = frozenset({"lumbar_fusion", "decompression", "discectomy"})


def contradictions(case: Case, vocabulary: Vocabulary) -> list[Problem]:
    """A problem for everything entered that contradicts something else entered.

    The same finding present and absent, or with two values, on one side; a composite against its members;
    a finding that needs an operation the person did not have; one that only women can have in a man; one
    that follows from the age and was entered otherwise; a pain compared with that before an operation which is
    not there, or called new though it is older than the operation.
    """
    problems = [*_against_before(case), *_twice(case)]
    problems += composite_contradictions(case.findings, vocabulary)
    for one in case.findings:
        if one.state == "present":
            problems += lacking(one, case, vocabulary)
        problems += _against_person(one, case, vocabulary)
    return _once(problems)


def _against_before(case: Case) -> Iterator[Problem]:
    """Onset against the operations. A month is left for dates that were rounded."""
    pain, path = case.pain, "pain.against_before"
    if pain.against_before in ("same", "changed") and not case.operations and not case.implants:
        message = "compares with the pain before an operation, and no operation is given"
        yield Problem("contradiction", path, pain.against_before, message, "", "Add the operation, or leave it out.")
    spine = [one.months_ago for one in case.operations if one.kind in _ON_THE_SPINE and one.months_ago is not None]
    if pain.against_before == "new" and pain.months is not None and spine and pain.months > min(spine) + 1:
        message = (
            f"does not fit: the pain began {pain.months:g} months ago, the operation was {min(spine):g} months ago"
        )
        yield Problem("contradiction", path, "new", message, "", "Correct one of the three.")


def _twice(case: Case) -> Iterator[Problem]:
    first: dict[tuple[str, str], EnteredFinding] = {}
    for one in case.findings:
        other = first.setdefault((one.finding, one.side), one)
        if other is one:
            continue
        place = "" if one.side in ("midline", "unknown") else f" on the {one.side}"
        if other.state != one.state:
            message = f"is {one.state} here and {other.state} in {other.where}{place}"
            yield Problem("contradiction", one.where, one.finding, message, "", "Keep one of the two.")
        elif _measured(other) != _measured(one):
            message = f"stands here and in {other.where} with different figures{place}"
            yield Problem("entered-twice", one.where, one.finding, message, "", "Keep the one that counts.")


def _measured(one: EnteredFinding) -> tuple[object, ...]:
    return (one.value, one.relief, one.relief_grade, one.grade)


def _against_person(one: EnteredFinding, case: Case, vocabulary: Vocabulary) -> Iterator[Problem]:
    if not vocabulary.findings[one.finding].about_person:
        return
    follows = about_person(one.finding, case)
    if follows is not None and follows != (one.state == "present"):
        word = "present" if follows else "absent"
        remedy = "Leave it out: it follows from the person and the operations."
        yield Problem("contradiction", one.where, one.finding, f"is {word} by the rest of the case", "", remedy)


def _once(problems: list[Problem]) -> list[Problem]:
    """Without repetitions, which a finding on both sides brings about."""
    return list({(one.code, one.path, one.message): one for one in problems}.values())
