"""The people behind a printed figure: counts, else interval, else group size, else a stated guess."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.evidence.fact import Fact
from hipspine.synthesis import EffectiveCounts, Spread
from hipspine.synthesis.estimate import Basis


def effective(fact: Fact, key: str, spread: Spread) -> EffectiveCounts | None:
    """`proportion`, `sens` or `spec` of a fact with its effective counts (model.md 3); None when not printed.

    In this order: the counts; the printed 95% interval; the size of the group (a quarter of it for each
    arm of an accuracy study whose prevalence was not printed); a logit SD of `unknown_precision`.
    """
    counts = fact.ratio(key)
    if counts is not None and counts[1] > 0:
        return EffectiveCounts(fact.id, float(counts[0]), float(counts[1]))
    value = fact.fraction(key)
    if value is None:
        return None
    interval = fact.interval(f"{key}_ci")
    if interval is not None:
        found = EffectiveCounts.from_interval(fact.id, value, *interval)
        if found is not None:
            return found
    if key == "proportion" and fact.counts.total:
        return EffectiveCounts.from_total(fact.id, value, float(fact.counts.total), "counts")
    if fact.group.n and fact.group.unit != "studies":
        part = 1.0 if key == "proportion" else 0.25
        source = "counts" if key == "proportion" else "quarter"
        return EffectiveCounts.from_total(fact.id, value, max(2.0, part * fact.group.n), source)
    return EffectiveCounts.from_sd(fact.id, value, spread.unknown_precision)


def complement(counts: EffectiveCounts) -> EffectiveCounts:
    """The same people counted the other way: 1 - proportion."""
    return EffectiveCounts(counts.fact, counts.total - counts.events, counts.total, counts.source)


def basis_of(facts: Sequence[Fact]) -> Basis:
    """`measured` when every fact is in people who all had a fusion, else `transported`."""
    return "measured" if all(fact.group.fused == "all" for fact in facts) else "transported"
