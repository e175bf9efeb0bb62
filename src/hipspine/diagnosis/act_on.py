"""Which sources are likely enough, or raised enough, to think about what to do."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hipspine.diagnosis.action_thresholds import ActionThreshold
from hipspine.diagnosis.answer import Answer, Ranked
from hipspine.treatment.costs import ActionPoint
from hipspine.treatment.options import Considered

FIRST = 3
"""So many likeliest sources are always thought about."""


def act_on(answer: Answer, thresholds: Mapping[str, ActionThreshold]) -> tuple[Considered, ...]:
    """The sources and sides for which options are given, in order.

    First those that must not be missed and are triggered, on every side the answer ranks; then the likeliest ones, and
    any other whose interval reaches its action threshold, likeliest first. The left and the right of one source stand
    where their own probability puts them.
    """
    triggered = [one.source for one in answer.rule_out_first if one.state == "triggered"]
    places = [one for source in triggered for one in answer.posterior if one.source == source]
    told = [one for one in answer.posterior if one.probability is not None]
    places += [one for index, one in enumerate(told) if index < FIRST or _may_reach(one, thresholds)]
    seen: dict[tuple[str, str], Considered] = {}
    for one in places:
        seen.setdefault((one.source, one.side), _considered(one, thresholds))
    return tuple(seen.values())


def _considered(one: Ranked, thresholds: Mapping[str, ActionThreshold]) -> Considered:
    threshold = thresholds[one.source]
    return Considered(one.source, one.side, one.probability, one.low, one.high, threshold.probability, threshold.why)


def _may_reach(one: Ranked, thresholds: Mapping[str, ActionThreshold]) -> bool:
    threshold = thresholds.get(one.source)
    return threshold is not None and one.high is not None and one.high >= threshold.probability


def with_costs(
    thresholds: Mapping[str, ActionThreshold],
    named: Collection[str],
    guarded: Collection[str],
    points: Mapping[str, ActionPoint],
) -> dict[str, ActionThreshold]:
    """The thresholds of `action_thresholds.toml`, those by kind replaced by what the costs of the source give.

    A source `named` there keeps its own. A `guarded` source (one that must not be missed) is never acted on later nor
    weighs less than the file says for its kind: costs may only make it more urgent. `points` come from
    `data/treatment` (see `treatment.action_point`).
    """
    moved = dict(thresholds)
    for source, point in points.items():
        if source in named:
            continue
        probability, weight, why = point.probability, point.weight, point.why
        kept = thresholds.get(source)
        if source in guarded and kept is not None:
            probability, weight = min(probability, kept.probability), max(weight, kept.weight)
            why = f"{kept.why} {why}"
        moved[source] = ActionThreshold(probability, weight, why)
    return moved
