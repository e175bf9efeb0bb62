"""What is known beforehand of a reference standard: its sensitivity or specificity, or how it goes with a test."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import expit
from hipspine.synthesis.bivariate.intervals import quantile
from hipspine.synthesis.estimate import Estimate

Kind = Literal["logit_normal", "counts", "known"]


class Prior(msgspec.Struct, frozen=True):
    """A distribution of one proportion, held on its logit x; `facts` are the ids it rests on.

    `logit_normal`: x has mean `first` and SD `second`. `counts`: `first` of `second` people or studies' worth of
    people showed it, that is Beta(first, second - first) for the proportion as a density of x, the likelihood
    of those people. `known`: the proportion is `first`, exactly (1 for a perfect reference). Raises
    ValueError for numbers that make no such distribution. Not an `Estimate`, which is what came out.
    """

    kind: Kind
    first: float
    second: float = 0.0
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind == "logit_normal" and not (math.isfinite(self.first) and 0 < self.second < math.inf):
            raise ValueError(f"logit mean {self.first}, SD {self.second}: a finite mean and an SD above 0 are needed")
        if self.kind == "counts" and not 0 < self.first < self.second < math.inf:
            raise ValueError(f"{self.first} of {self.second}: some with and some without are needed")
        if self.kind == "known" and not 0 <= self.first <= 1:
            raise ValueError(f"{self.first} is no proportion")

    @classmethod
    def from_estimate(cls, estimate: Estimate, component: int = 0, *, complement: bool = False) -> Prior:
        """A pooled proportion, with its predictive spread: the reference is used in clinics it was not studied in.

        `complement`: one minus it, as for a specificity of which the false-positive rate was pooled. Raises ValueError
        for an estimate that is no proportion.
        """
        if estimate.scale != "logit":
            raise ValueError(f"{estimate.id} is no proportion: its scale is {estimate.scale}")
        mean = estimate.mean[component]
        return cls("logit_normal", -mean if complement else mean, estimate.sd(component), estimate.facts)

    @classmethod
    def from_counts(cls, events: float, total: float, facts: tuple[str, ...] = ()) -> Prior:
        """The people of one study of the reference; half a person added to both where one kind is missing."""
        if 0 < events < total:
            return cls("counts", events, total, facts)
        return cls("counts", events + 0.5, total + 1, facts)

    @classmethod
    def from_interval(cls, median: float, low: float, high: float, level: float = 0.95) -> Prior:
        """A judged proportion with the interval that holds it with probability `level`, normal on the logit scale."""
        if not 0 < low < median < high < 1:
            raise ValueError(f"{low} < {median} < {high} between 0 and 1 is needed")
        return cls("logit_normal", _logit(median), (_logit(high) - _logit(low)) / (2 * quantile(level)))

    @classmethod
    def known(cls, value: float) -> Prior:
        """A proportion without doubt: 1 for a perfect reference, another value to see what it would change."""
        return cls("known", value)

    @property
    def logit(self) -> float:
        """The logit in the middle of the distribution: its mean, or that of the counts; infinite for 0 or 1."""
        if self.kind == "logit_normal":
            return self.first
        share = self.first if self.kind == "known" else self.first / self.second
        return _logit(share)

    @property
    def variance(self) -> float:
        """Of the logit: that of the normal, 1 / yes + 1 / no for counts, 0 where it is known."""
        if self.kind == "counts":
            return 1 / self.first + 1 / (self.second - self.first)
        return self.second**2 if self.kind == "logit_normal" else 0.0

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Between which proportions it lies: of the normal of its logit; for counts, by their likelihood."""
        half = quantile(level) * math.sqrt(self.variance)
        low, high = self.logit - half, self.logit + half
        if self.kind == "counts":
            from scipy.optimize import brentq

            floor = self.log_density(self.logit)[0] - quantile(level) ** 2 / 2
            low, high = (
                brentq(lambda x: self.log_density(x)[0] - floor, *sorted((self.logit, self.logit + 4 * sign * half)))
                for sign in (-1, 1)
            )
        return expit(low), expit(high)

    def log_density(self, logit: float) -> tuple[float, float]:
        """Its logarithm at a logit, without constants, and the slope; 0 where the proportion is known."""
        if self.kind == "logit_normal":
            off = (logit - self.first) / self.second
            return -off * off / 2, -off / self.second
        if self.kind == "known":
            return 0.0, 0.0
        value = self.first * logit - self.second * (max(logit, 0) + math.log1p(math.exp(-abs(logit))))
        return value, self.first - self.second * expit(logit)


class Dependence(msgspec.Struct, frozen=True):
    """How far test and reference err together: log odds ratio between their results, its mean and SD.

    `diseased` among those who have the condition, `healthy` among the others. A mean of 0 with an SD of 0 is
    independence; an SD of 0 holds the mean. The tables cannot tell dependence from accuracy, so the SD is a
    judgement that shows in the answer. Any odds ratio leaves the covariance within its bounds (`plackett`).
    Raises ValueError for an SD below 0.
    """

    diseased: tuple[float, float]
    healthy: tuple[float, float]
    reason: str = ""

    def __post_init__(self) -> None:
        for mean, sd in (self.diseased, self.healthy):
            if not (math.isfinite(mean) and 0 <= sd < math.inf):
                raise ValueError(f"log odds ratio {mean}, SD {sd}: a finite mean and an SD of 0 or more are needed")


class Reference(msgspec.Struct, frozen=True):
    """A reference standard by `name`, with what is known of its sensitivity and specificity."""

    name: str
    sensitivity: Prior
    specificity: Prior

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts behind both."""
        return tuple(dict.fromkeys(self.sensitivity.facts + self.specificity.facts))


PERFECT = Reference("perfect", Prior.known(1.0), Prior.known(1.0))


def _logit(value: float) -> float:
    if value in (0, 1):
        return math.inf if value else -math.inf
    return math.log(value / (1 - value))
