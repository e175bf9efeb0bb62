"""Quantities that follow from the two mean logits, each on the scale where it is closest to normal."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from hipspine.synthesis.bivariate.bivariate_fit import Matrix, Pair, expit

MeasureName = Literal["sensitivity", "specificity", "lr_plus", "lr_minus", "dor"]
LARGEST = 700
MEASURES: tuple[MeasureName, ...] = ("sensitivity", "specificity", "lr_plus", "lr_minus", "dor")


class Value(NamedTuple):
    """A quantity on its working scale and its slope along the mean logits of sensitivity and specificity."""

    value: float
    slope: Pair

    def sd(self, covariance: Matrix) -> float:
        """Standard error on the working scale by the delta method, with the covariance of the two means."""
        a, b = self.slope
        return math.sqrt(a * a * covariance[0][0] + 2 * a * b * covariance[0][1] + b * b * covariance[1][1])


def working(name: MeasureName, means: Pair) -> Value:
    """The measure at these mean logits.

    Sensitivity and specificity on the logit scale; the likelihood ratios LR+ = sens / (1 - spec) and
    LR- = (1 - sens) / spec and the diagnostic odds ratio DOR = LR+ / LR- on the log scale.
    """
    sens, spec = expit(means[0]), expit(means[1])
    log_sens, log_miss = _log_expit(means[0]), _log_expit(-means[0])
    log_spec, log_false = _log_expit(means[1]), _log_expit(-means[1])
    return {
        "sensitivity": Value(means[0], (1.0, 0.0)),
        "specificity": Value(means[1], (0.0, 1.0)),
        "lr_plus": Value(log_sens - log_false, (1 - sens, spec)),
        "lr_minus": Value(log_miss - log_spec, (-sens, spec - 1)),
        "dor": Value(means[0] + means[1], (1.0, 1.0)),
    }[name]


def natural(name: MeasureName, value: float) -> float:
    """A value of the working scale as a fraction (sensitivity, specificity) or a ratio (the others)."""
    return expit(value) if name in ("sensitivity", "specificity") else math.exp(min(value, LARGEST))


def _log_expit(value: float) -> float:
    return -math.log1p(math.exp(-value)) if value >= 0 else value - math.log1p(math.exp(value))
