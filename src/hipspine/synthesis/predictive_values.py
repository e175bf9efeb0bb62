"""What a result means for one more person: the chance of the condition after a positive and a negative test."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, Matrix, expit
from hipspine.synthesis.bivariate.interval_covariance import interval_covariance
from hipspine.synthesis.bivariate.measure import LARGEST
from hipspine.synthesis.draws import stream
from hipspine.synthesis.prevalence import Prevalence

DRAWS = 40_000
LEVEL = 0.95


class Chance(msgspec.Struct, frozen=True):
    """A probability or a ratio with the interval in which it lies for a new clinic."""

    estimate: float
    low: float
    high: float


class PredictiveValues(msgspec.Struct, frozen=True):
    """The chance of the condition after a `positive` and after a `negative` result, over a distribution of prevalence.

    `positive` is the positive predictive value, `negative` one minus the negative one. The estimates are those of the
    summary sensitivity and specificity and the median prevalence; the intervals hold `level` of joint draws of the
    prevalence and of the accuracy in a new clinic (uncertainty of the means and spread between studies, sensitivity
    and specificity together). `lr_plus`, `lr_minus`: the likelihood ratios of the same draws. A predictive value
    printed by a study holds at that study's prevalence alone.
    """

    prevalence: Prevalence
    positive: Chance
    negative: Chance
    lr_plus: Chance
    lr_minus: Chance
    level: float = LEVEL

    @property
    def words(self) -> tuple[str, str]:
        """Both in plain words, as people count."""
        return (
            f"Of 100 people like this with a positive test, {_among(self.positive)} have it.",
            f"Of 100 people like this with a negative test, {_among(self.negative)} have it all the same.",
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers; `npv` is the negative predictive value, for those who look for it."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        negative = self.negative
        plain["npv"] = {"estimate": 1 - negative.estimate, "low": 1 - negative.high, "high": 1 - negative.low}
        plain["words"] = list(self.words)
        return plain


def predictive_values(
    fit: BivariateFit,
    prevalence: Prevalence,
    covariance: Matrix | None = None,
    level: float = LEVEL,
    draws: int = DRAWS,
) -> PredictiveValues:
    """Bayes' rule over joint draws: P(condition | +) = p sens / (p sens + (1 - p)(1 - spec)), and for - likewise.

    The logits of sensitivity and specificity in a new clinic are normal around the means with the `covariance` of the
    means (by default as wide as their intervals, see `interval_covariance`) plus the between-study matrix. The draws
    are always the same, so the same tables give the same numbers.
    """
    own = interval_covariance(fit) if covariance is None else covariance
    values, vectors = np.linalg.eigh(np.asarray(own) + np.asarray(fit.between))
    random = stream("pool/predictive values")
    normal = vectors * np.sqrt(np.clip(values, 0, None)) @ random.standard_normal((2, draws))
    logits = np.concatenate([np.zeros((2, 1)), normal], axis=1) + np.asarray(fit.logit_mean)[:, None]
    sens, spec = logits
    chance = np.concatenate([[prevalence.median], prevalence.draw(draws, random)])
    plus = np.logaddexp(0, spec) - np.logaddexp(0, -sens)  # log of sens / (1 - spec), without overflow
    minus = np.logaddexp(0, -spec) - np.logaddexp(0, sens)
    before = np.log(chance / (1 - chance))
    tails = [(1 - level) / 2, (1 + level) / 2]

    def found(logs: np.ndarray, *, ratio: bool) -> Chance:
        ends = [float(end) for end in (logs[0], *np.quantile(logs[1:], tails))]
        return Chance(*(math.exp(max(-LARGEST, min(end, LARGEST))) if ratio else expit(end) for end in ends))

    return PredictiveValues(
        prevalence,
        found(before + plus, ratio=False),
        found(before + minus, ratio=False),
        found(plus, ratio=True),
        found(minus, ratio=True),
        level,
    )


def _among(chance: Chance) -> str:
    """ "60 to 80", "fewer than 1", "97 or more"."""
    low, high = (int(value * 100 + 0.5) for value in (chance.low, chance.high))
    if high == 0:
        return "fewer than 1"
    if low == 100:
        return "more than 99"
    if low == high:
        return f"about {low}"
    return f"{low} or more" if high == 100 else f"up to {high}" if low == 0 else f"{low} to {high}"
