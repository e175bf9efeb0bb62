"""How the ways of predicting did over many figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

import msgspec

from hipspine.bench.intervals import clopper_pearson
from hipspine.bench.leave_one_out.left_out import WAYS, LeftOut


class WayScore(msgspec.Struct, frozen=True):
    """One way over some figures: how many lay in their 90% intervals, with the exact 95% interval of that share.

    `width`: median width of the intervals, `score`: mean interval score, both on the logit scale. `below`, `above`:
    figures under and over their intervals. `place`: mean of |2 place - 1|, 0.5 where the spread is right, more where
    the intervals are too narrow.
    """

    way: str
    figures: int
    hits: int
    low: float
    high: float
    below: int
    above: int
    width: float
    score: float
    place: float


def way_score(found: Sequence[LeftOut], way: str) -> WayScore:
    """The score of one way; ValueError for no figure."""
    counts = [one.counts[way] for one in found]
    hits = sum(count.hit for count in counts)
    low, high = clopper_pearson(hits, len(counts))
    return WayScore(
        way=way,
        figures=len(counts),
        hits=hits,
        low=low,
        high=high,
        below=sum(count.events < count.low for count in counts),
        above=sum(count.events > count.high for count in counts),
        width=median(one.width(way) for one in found),
        score=mean(one.score(way) for one in found),
        place=mean(abs(2 * count.place - 1) for count in counts),
    )


def way_scores(found: Sequence[LeftOut]) -> tuple[WayScore, ...]:
    """Every way, in a fixed order; nothing for no figure."""
    return tuple(way_score(found, way) for way in WAYS) if found else ()
