"""Events of a total agree with the printed proportion."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact
from hipspine.evidence.percent import prints_as


def counts_against_print(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `counts-contradict-print`, beyond any rounding or truncation and unless listed as corrected."""
    key = "sens" if fact.kind == "accuracy" else "proportion"
    pair = fact.events_total()
    text = fact.printed.get(key)
    if pair is None or text is None or pair[1] == 0 or key in fact.corrected:
        return
    events, total = pair
    if events <= total and not prints_as(events, total, text):
        message = f"is not {events} of {total} ({100 * events / total:.4g} per cent)"
        yield Problem(
            "counts-contradict-print",
            f"{path}.printed.{key}",
            text,
            message,
            "",
            "Mend one of them, or give corrected and why.",
        )
