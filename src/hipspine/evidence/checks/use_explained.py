"""A fact that is not simply used says why."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact


def use_explained(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `use-unexplained`: `caution` or `never` without `why`."""
    if fact.use != "yes" and not fact.why:
        yield Problem("use-unexplained", f"{path}.use", fact.use, "has no why", "", 'Add why = "...".')
