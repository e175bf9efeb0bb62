"""A printed table adds up to its group."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact


def table_against_group(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `table-contradicts-group`: where people are counted and the counts were printed, not solved."""
    table, size = fact.table, fact.group.n
    if table is None or size is None or table.solved or fact.group.unit != "people":
        return
    if table.total != size:
        message = f"adds up to {table.total}, the group {fact.group.id} has {size}"
        remedy = "Mend the counts, or name the subgroup that was tested."
        yield Problem("table-contradicts-group", f"{path}.table", None, message, "", remedy)
