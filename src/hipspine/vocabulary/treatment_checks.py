"""What the treatments must agree on with the other words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hipspine.errors import Problem, nearest
from hipspine.vocabulary.entry import Entry
from hipspine.vocabulary.treatment import Treatment


def treatment_checks(
    treatments: Sequence[Entry[Treatment]], sources: Collection[str], signs: Collection[str]
) -> list[Problem]:
    """Sources and signs (findings, conditions) that do not exist, and sources named twice."""
    problems: list[Problem] = []
    for entry in treatments:
        for index, source in enumerate(entry.what.sources):
            place = f"{entry.path}.sources[{index}]"
            if source not in sources:
                near = nearest(source, sources)
                allowed = f"Nearest: {', '.join(near)}." if near else ""
                message = "is not a known pain source"
                problems.append(Problem("unknown-source", place, source, message, allowed, file=entry.file))
            elif source in entry.what.sources[:index]:
                problems.append(Problem("duplicate-id", place, source, "stands already in this list", file=entry.file))
        for index, sign in enumerate(entry.what.contraindicated_by):
            if sign not in signs:
                place = f"{entry.path}.contraindicated_by[{index}]"
                near = nearest(sign, signs)
                allowed = f"Nearest: {', '.join(near)}." if near else ""
                message = "is not a known finding or condition"
                problems.append(Problem("unknown-finding", place, sign, message, allowed, file=entry.file))
    return problems
