"""The four counts give the printed figures."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact
from hipspine.evidence.percent import prints_as

_FIGURES = ("sens", "spec", "accuracy", "ppv", "npv")


def table_against_print(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `table-contradicts-print`, beyond any rounding or truncation and unless listed as corrected."""
    if fact.table is None:
        return
    for key in _FIGURES:
        text = fact.printed.get(key)
        if text is None or key in fact.corrected:
            continue
        numerator, denominator = fact.table.ratio(key)
        if denominator == 0:
            message = f"cannot come from a table with none in its denominator ({numerator}/0)"
        elif prints_as(numerator, denominator, text):
            continue
        else:
            message = f"is not {numerator} of {denominator} ({100 * numerator / denominator:.4g} per cent)"
        yield Problem(
            "table-contradicts-print",
            f"{path}.printed.{key}",
            text,
            message,
            "",
            "Mend one of them, or give corrected and why.",
        )
