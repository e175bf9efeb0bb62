"""One pooled quantity with its uncertainty and the facts it rests on."""

from __future__ import annotations

import math
from typing import Any, Literal

import msgspec

Basis = Literal["measured", "transported", "derived", "assumed"]
Scale = Literal["logit", "log"]

_NORMAL_95 = 1.959963984540054
_NORMAL_90 = 1.6448536269514722


class Estimate(msgspec.Struct, frozen=True):
    """One pooled quantity (or a pair, sensitivity and specificity) on its link scale.

    `mean`, `covariance` (of the mean) and `between` (between studies) stand on the scale `logit` or `log`;
    one row and column a component. `basis` says how it is known: `measured` (every fact in people with a
    fusion), `transported` (some fact in other people), `derived` (solved from other estimates), `assumed`
    (no fact: a judgement, whose reason is `note`). `facts` are the ids it rests on, `dropped` those of the
    same question that were left out, each with its reason. `method` names the model that gave it and
    `refused` says why there is no number, if there is none.

    The predictive spread of a component is sqrt(covariance + between): where a new clinic will lie. It is
    not the interval of the mean, which uses the covariance alone.
    """

    id: str
    scale: Scale
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    between: tuple[tuple[float, ...], ...]
    basis: Basis
    facts: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    method: str = ""
    note: str = ""
    refused: str = ""

    def __post_init__(self) -> None:
        size = len(self.mean)
        for name, matrix in (("covariance", self.covariance), ("between", self.between)):
            if len(matrix) != size or any(len(row) != size for row in matrix):
                raise ValueError(f"estimate {self.id}: {name} is not {size} x {size}")
            if any(matrix[i][i] < 0 for i in range(size)):
                raise ValueError(f"estimate {self.id}: {name} has a negative variance")
        if not self.facts and self.basis not in ("assumed", "derived"):
            raise ValueError(f"estimate {self.id}: no facts, yet its basis is {self.basis}")

    def natural(self, value: float) -> float:
        """A value of the link scale on the natural one: a fraction (logit) or a ratio (log)."""
        return math.exp(value) if self.scale == "log" else _expit(value)

    @property
    def median(self) -> tuple[float, ...]:
        """The pooled medians on the natural scale."""
        return tuple(self.natural(value) for value in self.mean)

    def sd(self, component: int = 0, *, predictive: bool = True) -> float:
        """Standard deviation on the link scale: for a new clinic, or of the mean alone."""
        variance = self.covariance[component][component]
        if predictive:
            variance += self.between[component][component]
        return math.sqrt(variance)

    def interval(self, component: int = 0, *, predictive: bool = False, level: float = 0.95) -> tuple[float, float]:
        """Central interval on the natural scale; `level` 0.95 or 0.90."""
        z = {0.95: _NORMAL_95, 0.90: _NORMAL_90}[level]
        half = z * self.sd(component, predictive=predictive)
        return self.natural(self.mean[component] - half), self.natural(self.mean[component] + half)

    @property
    def low(self) -> float:
        """Lower end of the 95% interval of the (first) mean."""
        return self.interval()[0]

    @property
    def high(self) -> float:
        """Upper end of the 95% interval of the (first) mean."""
        return self.interval()[1]

    @property
    def predictive_low(self) -> float:
        """Lower end of the 90% interval for a new clinic."""
        return self.interval(predictive=True, level=0.90)[0]

    @property
    def predictive_high(self) -> float:
        """Upper end of the 90% interval for a new clinic."""
        return self.interval(predictive=True, level=0.90)[1]

    def to_dict(self) -> dict[str, Any]:
        """Everything, with the natural-scale medians and intervals beside the link-scale numbers."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        plain["median"] = list(self.median)
        plain["intervals"] = [list(self.interval(i)) for i in range(len(self.mean))]
        plain["predictive"] = [list(self.interval(i, predictive=True, level=0.90)) for i in range(len(self.mean))]
        return plain


def _expit(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))
