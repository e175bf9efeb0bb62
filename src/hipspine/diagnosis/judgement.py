"""A number that no study printed, with its range and its reason."""

from __future__ import annotations

import math

import msgspec

from hipspine.errors import Fields
from hipspine.synthesis import Estimate

_NORMAL_90 = 1.6448536269514722


class Judgement(msgspec.Struct, frozen=True):
    """An assumed probability: its median, the 90% range it is given, and why. All three 0 means exactly 0."""

    median: float
    low: float
    high: float
    why: str

    @property
    def is_zero(self) -> bool:
        """Impossible by definition, not merely rare."""
        return self.high == 0

    def estimate(self, key: str) -> Estimate:
        """The judgement as an estimate on the logit scale, basis `assumed`; raises ValueError when it is zero."""
        if self.is_zero:
            raise ValueError(f"{key}: zero has no logit")
        sd = (_logit(self.high) - _logit(self.low)) / (2 * _NORMAL_90)
        return assumed(key, self.median, sd, self.why)


def assumed(key: str, median: float, logit_sd: float, why: str) -> Estimate:
    """An assumed probability as an estimate: median and SD on the logit scale, no fact, the reason as note."""
    return Estimate(
        id=key,
        scale="logit",
        mean=(_logit(median),),
        covariance=((logit_sd**2,),),
        between=((0.0,),),
        basis="assumed",
        method="judgement",
        note=why,
    )


def read_judgement(fields: Fields) -> Judgement:
    """A table `{ median, low, high, why }`; fractions, low < median < high (or all 0), the reason required."""
    median = fields.number("median", 0.0, 1.0, required=True)
    low = fields.number("low", 0.0, 1.0, required=True)
    high = fields.number("high", 0.0, 1.0, required=True)
    why = fields.text("why", required=True)
    fields.finish()
    if None in (median, low, high):
        return Judgement(0.0, 0.0, 0.0, why)
    found = Judgement(median or 0.0, low or 0.0, high or 0.0, why)
    if not found.is_zero and not 0 < found.low < found.median < found.high < 1:
        fields.say(
            "median", "out-of-range", "does not lie between low and high", "Allowed: 0 < low < median < high < 1."
        )
        return Judgement(0.5, 0.25, 0.75, why)
    return found


def _logit(value: float) -> float:
    return math.log(value / (1 - value))
