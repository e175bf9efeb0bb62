"""No more events than people."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact

_PAIRS = (("events", "total"), ("events_exposed", "n_exposed"), ("events_comparator", "n_comparator"))


def events_within_total(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `events-exceed-total`."""
    for part, whole in _PAIRS:
        events, total = getattr(fact.counts, part), getattr(fact.counts, whole)
        if events is not None and total is not None and events > total:
            yield Problem("events-exceed-total", f"{path}.counts.{part}", events, f"is more than {whole} = {total}")
