"""How one case came out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from hipspine.bench.prediction import Prediction
from hipspine.bench.truth import Truth

SHOWN: Final = 3


class Likely(msgspec.Struct, frozen=True):
    """A source and P(it hurts, on any side)."""

    source: str
    probability: float


class Result(msgspec.Struct, frozen=True):
    """What one way of answering made of one case.

    `rank` of the best-placed right source, None where it is impossible or there was no answer; `probability` of that
    source, 0 then; `brier` of the case; `top` the three likeliest sources; `none` P(no modelled source hurts).
    """

    answered: bool
    rank: int | None
    probability: float
    brier: float
    none: float
    top: tuple[Likely, ...]

    @property
    def reciprocal_rank(self) -> float:
        """1 / rank, 0 without one."""
        return 0.0 if self.rank is None else 1 / self.rank

    def within(self, first: int) -> bool:
        """Whether a right source is among the `first` ones."""
        return self.rank is not None and self.rank <= first


class Alarm(msgspec.Struct, frozen=True):
    """What was raised as not to be missed: `due` are the true sources of this kind, `found` those triggered.

    `triggered` and `open` name every source in that state, true or not.
    """

    due: tuple[str, ...]
    found: tuple[str, ...]
    triggered: tuple[str, ...]
    open: tuple[str, ...]


class CaseScore(msgspec.Struct, frozen=True):
    """One case in one coding (`before`, `all`): the result of every method, and the alarm."""

    case: str
    coding: str
    sources: tuple[str, ...]
    also_accept: tuple[str, ...]
    results: Mapping[str, Result]
    alarm: Alarm


def result(prediction: Prediction, truth: Truth) -> Result:
    """One prediction against the truth: also_accept counts as right in the rank and is left out of the Brier sum."""
    right = truth.right
    chances = prediction.probabilities
    return Result(
        answered=prediction.answered,
        rank=prediction.rank(right),
        probability=max((chances.get(source, 0.0) for source in right), default=0.0),
        brier=prediction.brier(truth.sources, leave_out=truth.also_accept),
        none=prediction.none,
        top=tuple(Likely(source, chances[source]) for source in prediction.order()[:SHOWN]),
    )
