"""One figure predicted from the other studies of its question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import log
from typing import Final

import msgspec

from hipspine.bench.leave_one_out.question import Figure, Question
from hipspine.bench.leave_one_out.ways import any_figure, predictive, put_together
from hipspine.bench.predicted_count import PredictedCount, predicted_count
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.network import Array
from hipspine.evidence.fact import Fact

LEVEL: Final = 0.90
MOST: Final = 2000
"""More people than this are counted as so many: the chance of the sample is nothing beside the rest by then."""

WAYS: Final[Mapping[str, str]] = {
    "predictive": "predictive interval",
    "pooled": "all people put together",
    "any": "any figure of that kind",
}


class LeftOut(msgspec.Struct, frozen=True):
    """What each way said of one figure that it did not see.

    `others`: how many studies it was predicted from. `carried`: their people were not fused and the target's were.
    `input`: the figure is an input of an estimate that rests on several studies. `counts` by way; `printed`,
    `low`, `high` of a way are shares, `width` and `score` stand on the logit scale, half a person added.
    """

    question: str
    kind: str
    fact: str
    study: str
    others: int
    carried: bool
    input: bool
    counts: Mapping[str, PredictedCount]

    def width(self, way: str) -> float:
        """Logit of the upper end less that of the lower."""
        low, high, _ = self._logits(way)
        return high - low

    def score(self, way: str) -> float:
        """The interval score, lower is better: width + 2 / (1 - level) x the distance of the figure outside.

        Gneiting and Raftery, J Am Stat Assoc 2007;102:359.
        """
        low, high, seen = self._logits(way)
        return high - low + 2 / (1 - LEVEL) * max(low - seen, seen - high, 0.0)

    def _logits(self, way: str) -> tuple[float, float, float]:
        found = self.counts[way]
        return _logit(found.low, found.total), _logit(found.high, found.total), _logit(found.events, found.total)


def leave_out(
    question: Question, figure: Figure, aside: Collection[str], kin: Sequence[Figure], library: Library
) -> LeftOut | None:
    """Predict a figure from those of other studies that are not put `aside`; None where there are none.

    `kin`: every figure of the same kind, whatever the question.
    """
    settings = library.model.settings
    others = [one for one in question.figures if one.study != figure.study and one.study not in aside]
    if not others:
        return None
    far = [one for one in kin if one.study != figure.study and one.study not in aside]
    chances = {
        "predictive": predictive(others, figure, settings.spread, settings.transport_sd),
        "pooled": put_together(others),
        "any": any_figure(far),
    }
    return LeftOut(
        question=question.name,
        kind=question.kind,
        fact=figure.fact.id,
        study=figure.study,
        others=len({one.study for one in others}),
        carried=figure.fused and not all(one.fused for one in others),
        input=_is_input(figure.fact, library),
        counts={way: _count(chance, figure) for way, chance in chances.items()},
    )


def _count(chances: Array, figure: Figure) -> PredictedCount:
    """The prediction for the whole number of people nearest to those behind the figure, of at most 2,000."""
    total = min(MOST, max(1, round(figure.counts.total)))
    events = min(total, round(figure.counts.events / figure.counts.total * total))
    return predicted_count(chances, events, total, LEVEL)


def _is_input(fact: Fact, library: Library) -> bool:
    return any(
        fact.id in estimate.facts and len({name.split("/")[0] for name in estimate.facts}) > 1
        for estimate in library.estimates.values()
    )


def _logit(events: int, total: int) -> float:
    return log((events + 0.5) / (total - events + 0.5))
