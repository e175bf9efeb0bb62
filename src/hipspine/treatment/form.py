"""How a fact prints what came of a treatment."""

from __future__ import annotations

from hipspine.evidence.fact import Fact
from hipspine.treatment.outcome_words import DIFFERENCES, RATIOS, Form


def form_of(fact: Fact) -> Form | None:
    """Share, change, difference or ratio; None for a fact that prints none of these.

    A comparison without a named measure is a ratio where it gives events in both groups.
    """
    if fact.kind == "comparison":
        if fact.about.measure in DIFFERENCES:
            return "difference"
        counted = fact.counts.events_exposed is not None and fact.counts.events_comparator is not None
        return "ratio" if fact.about.measure in RATIOS or counted else None
    if "mean_change" in fact.printed or "mean_change" in fact.derived:
        return "change"
    if fact.kind in ("outcome", "frequency"):
        return "proportion"
    return None
