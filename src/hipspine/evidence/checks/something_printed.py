"""A fact that may be used holds at least one number."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.counts import Counts
from hipspine.evidence.fact import Fact


def something_printed(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `no-number`."""
    if fact.use == "never":
        return
    figures = fact.printed or fact.ranges or fact.derived
    if not figures and fact.table is None and fact.counts == Counts():
        yield Problem("no-number", path, None, "holds no number", "", "Give printed, counts or table.")
