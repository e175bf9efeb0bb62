"""How many people stand behind a printed proportion."""

from __future__ import annotations

import math

import msgspec


class EffectiveCounts(msgspec.Struct, frozen=True):
    """`events` of `total`, which need not be whole numbers when they were worked back from an interval.

    `source` says from what: `counts`, `interval`, `prevalence`, `quarter`, `unknown`.
    """

    fact: str
    events: float
    total: float
    source: str = "counts"

    def __post_init__(self) -> None:
        if not (0 <= self.events <= self.total and self.total > 0):
            raise ValueError(f"{self.fact}: {self.events} of {self.total} is not a proportion")

    @property
    def at_boundary(self) -> bool:
        """No events, or nothing but events."""
        return self.events <= 0 or self.events >= self.total

    @classmethod
    def from_interval(cls, fact: str, proportion: float, low: float, high: float) -> EffectiveCounts | None:
        """The total that gives a 95% interval of that width on the logit scale; None where it cannot be worked out.

        total = 1 / (se^2 p (1 - p)) with se = (logit high - logit low) / (2 x 1.96).
        """
        if not (0 < low < high < 1 and 0 < proportion < 1):
            return None
        se = (math.log(high / (1 - high)) - math.log(low / (1 - low))) / (2 * 1.959963984540054)
        total = 1 / (se * se * proportion * (1 - proportion))
        return cls(fact, proportion * total, total, "interval")

    @classmethod
    def from_total(cls, fact: str, proportion: float, total: float, source: str) -> EffectiveCounts:
        """A proportion with a known or estimated denominator."""
        return cls(fact, min(max(proportion, 0.0), 1.0) * total, total, source)

    @classmethod
    def from_sd(cls, fact: str, proportion: float, sd: float) -> EffectiveCounts:
        """A proportion known with the given SD on the logit scale; 0 and 1 are drawn in to 0.02 and 0.98."""
        inside = min(max(proportion, 0.02), 0.98)
        total = 1 / (sd * sd * inside * (1 - inside))
        return cls(fact, inside * total, total, "unknown")

    def nested(self, per_person: float) -> EffectiveCounts:
        """Joints, hips or screws nested in people: total / (1 + 0.5 (m - 1)) for m a person (model.md 3)."""
        shrink = 1 + 0.5 * (per_person - 1)
        return msgspec.structs.replace(self, events=self.events / shrink, total=self.total / shrink)
