"""Printed likelihood and odds ratios come from the four counts, or from the printed sensitivity and specificity."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact


def ratios_against_table(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `table-contradicts-print`, beyond any rounding and unless listed as corrected.

    Many papers work a ratio out from figures that they have already rounded; that is let pass.
    """
    printed = {key: fact.printed[key] for key in ("lr_pos", "lr_neg", "dor") if key in fact.printed}
    if fact.table is None or not printed:
        return
    from hipspine.evidence.possible.figures import ratio
    from hipspine.evidence.possible.gives_way import from_rounded
    from hipspine.evidence.possible.rounding import roundings_printing

    for key, text in printed.items():
        over, under = ratio(key, fact.table)
        if key in fact.corrected or from_rounded(key, fact.printed):
            continue
        if not roundings_printing(over, under, text, per_cent=False):
            given = f"{over / under:.4g}" if under else "no number"
            message = f"is not what the counts give ({given}), nor what the printed sens and spec do"
            remedy = "Mend one of them, or give corrected and why."
            yield Problem("table-contradicts-print", f"{path}.printed.{key}", text, message, "", remedy)
