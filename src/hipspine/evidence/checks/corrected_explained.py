"""A corrected figure was printed, and the correction is explained."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact


def corrected_explained(fact: Fact, path: str) -> Iterator[Problem]:
    """Codes `corrected-unexplained` and `corrected-unprinted`."""
    if fact.corrected and not fact.why:
        remedy = 'Add why = "...".'
        yield Problem("corrected-unexplained", f"{path}.corrected", ", ".join(fact.corrected), "has no why", "", remedy)
    for key in fact.corrected:
        if key not in fact.printed and key not in fact.ranges and not _counted(fact, key):
            message = "is corrected but was not printed"
            yield Problem("corrected-unprinted", f"{path}.corrected", key, message, "", "Add it to printed.")


def _counted(fact: Fact, key: str) -> bool:
    return getattr(fact.counts, key, None) is not None
