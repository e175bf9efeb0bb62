"""How many people stand behind a printed share."""

from __future__ import annotations

from hipspine.evidence.fact import Fact
from hipspine.evidence.studies import Studies
from hipspine.synthesis import EffectiveCounts, Spread

ARMS = 4
"""An arm of unknown size is taken for a quarter of its whole (model.md 3)."""


def people_behind(fact: Fact, studies: Studies, spread: Spread, size: float | None = None) -> EffectiveCounts | None:
    """The share with its effective counts (model.md 3); None where none was printed.

    In this order: the counts; the printed 95% interval; the printed total or `size` (known from elsewhere); the size
    of the group; a quarter of the largest group of the same people in the study; a logit SD of `unknown_precision`.
    """
    pair = fact.events_total()
    if pair is not None and pair[1] > 0:
        return EffectiveCounts(fact.id, float(pair[0]), float(pair[1]))
    share = fact.fraction("proportion")
    if share is None:
        return None
    interval = fact.interval("proportion_ci")
    if interval is not None:
        found = EffectiveCounts.from_interval(fact.id, share, *interval)
        if found is not None:
            return found
    total = fact.counts.total or size or (fact.group.n if fact.group.unit != "studies" else None)
    if total:
        return EffectiveCounts.from_total(fact.id, share, float(total), "counts")
    whole = _whole(fact, studies)
    if whole:
        return EffectiveCounts.from_total(fact.id, share, max(2.0, whole / ARMS), "quarter")
    return EffectiveCounts.from_sd(fact.id, share, spread.unknown_precision)


def size_of(fact: Fact) -> float | None:
    """The people of a fact: the printed total, else the size of its group."""
    size = fact.counts.total or fact.group.n
    return None if size is None else float(size)


def _whole(fact: Fact, studies: Studies) -> int:
    groups = studies[fact.study].groups if fact.study in studies else ()
    same = [group.n or 0 for group in groups if group.cohort == fact.group.cohort and group.unit != "studies"]
    return max(same, default=0)
