"""A group of cases together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hipspine.bench.case_score import CaseScore
from hipspine.bench.intervals import bootstrap_mean, clopper_pearson


class Share(msgspec.Struct, frozen=True):
    """`hits` of `of`, the share, and its exact 95% interval (Clopper-Pearson); None for nothing of nothing."""

    hits: int
    of: int
    share: float | None
    low: float | None
    high: float | None


class Mean(msgspec.Struct, frozen=True):
    """A mean over cases with its 95% bootstrap interval; None for fewer than two cases."""

    mean: float
    low: float | None
    high: float | None


class Summary(msgspec.Struct, frozen=True):
    """One method in one group and coding. `none`: mean P(no modelled source hurts), which is false in every case."""

    group: str
    coding: str
    method: str
    cases: int
    unanswered: int
    top_1: Share
    top_3: Share
    mean_reciprocal_rank: Mean
    brier: Mean
    none: float


class Gain(msgspec.Struct, frozen=True):
    """The model against another method on the same cases: mean difference of each, model minus `than`.

    Better is above 0 for the mean reciprocal rank and below 0 for Brier.
    """

    group: str
    coding: str
    than: str
    mean_reciprocal_rank: Mean
    brier: Mean


class Alarms(msgspec.Struct, frozen=True):
    """`sensitivity`: of the true sources that must not be missed, how many were triggered; entries listed a person."""

    group: str
    coding: str
    cases: int
    sensitivity: Share
    triggered: float
    open: float


def share(hits: int, of: int) -> Share:
    """`hits` of `of` with the exact interval."""
    if of == 0:
        return Share(0, 0, None, None, None)
    low, high = clopper_pearson(hits, of)
    return Share(hits, of, hits / of, low, high)


def mean(values: Sequence[float]) -> Mean:
    """The mean of at least one value, the same in whatever order they come; ValueError without any."""
    if not values:
        raise ValueError("no cases, no mean")
    interval = bootstrap_mean(values)
    low, high = (None, None) if interval is None else interval
    return Mean(sum(sorted(values)) / len(values), low, high)


def summary(scores: Sequence[CaseScore], group: str, coding: str, method: str) -> Summary:
    """What one method did over at least one case."""
    results = [one.results[method] for one in scores]
    return Summary(
        group=group,
        coding=coding,
        method=method,
        cases=len(results),
        unanswered=sum(not one.answered for one in results),
        top_1=share(sum(one.within(1) for one in results), len(results)),
        top_3=share(sum(one.within(3) for one in results), len(results)),
        mean_reciprocal_rank=mean([one.reciprocal_rank for one in results]),
        brier=mean([one.brier for one in results]),
        none=mean([one.none for one in results]).mean,
    )


def gain(scores: Sequence[CaseScore], group: str, coding: str, method: str, than: str) -> Gain:
    """The paired differences over at least one case."""
    pairs = [(one.results[method], one.results[than]) for one in scores]
    return Gain(
        group,
        coding,
        than,
        mean([ours.reciprocal_rank - theirs.reciprocal_rank for ours, theirs in pairs]),
        mean([ours.brier - theirs.brier for ours, theirs in pairs]),
    )


def alarms(scores: Sequence[CaseScore], group: str, coding: str) -> Alarms:
    """The entries that must not be missed over at least one case."""
    due = sum(len(one.alarm.due) for one in scores)
    found = sum(len(one.alarm.found) for one in scores)
    return Alarms(
        group,
        coding,
        len(scores),
        share(found, due),
        mean([len(one.alarm.triggered) for one in scores]).mean,
        mean([len(one.alarm.open) for one in scores]).mean,
    )
