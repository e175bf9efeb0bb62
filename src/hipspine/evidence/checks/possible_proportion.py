"""A printed proportion is a number of people among those of the group, or among the fewer who were seen."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact


def possible_proportion(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `impossible-proportion`, where no counts are known: no total up to the size of the group prints it."""
    text, size = fact.printed.get("proportion"), fact.counts.total or fact.group.n
    if text is None or not size or fact.events_total() is not None or "proportion" in fact.corrected:
        return
    if fact.group.unit == "studies":
        return
    from hipspine.evidence.possible.incidence import largest_total

    if largest_total(text, size) is None:
        message = f"is no count of {size} people or fewer"
        remedy = "Look it up again, or give corrected and why."
        yield Problem("impossible-proportion", f"{path}.printed.proportion", text, message, "", remedy)
