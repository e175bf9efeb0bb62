"""Which findings this person's sex and operations rule out."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.person.case import Case
from hipspine.person.condition import holds
from hipspine.person.entered_finding import EnteredFinding
from hipspine.vocabulary import Vocabulary


def lacking(one: EnteredFinding, case: Case, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A problem for every condition a present finding needs and the case does not fulfil, on its side."""
    for condition in vocabulary.findings[one.finding].needs:
        if holds(condition, case, one.side) is False:
            yield Problem("impossible-finding", one.where, one.finding, *_said(condition, one.side))


def _said(condition: str, side: str) -> tuple[str, str, str]:
    """Message, allowed and remedy for a finding without the condition it belongs to."""
    where = f" on the {side}" if side in ("left", "right") else ""
    if condition == "female":
        return "is present in a man", "", "Correct one of the two."
    if condition == "native_hip":
        remedy = "Correct the side or the operation."
        return f"belongs to a hip of one's own, but the hip is replaced{where}", "", remedy
    name = condition.replace("_", " ")
    return f"needs {name}{where}, and no operation of the case has it", "", "Add the operation, or correct the side."
