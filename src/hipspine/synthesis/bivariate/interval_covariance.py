"""A covariance of the two mean logits that is as wide as their intervals, also on a boundary."""

from __future__ import annotations

import math

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, Matrix
from hipspine.synthesis.bivariate.intervals import IntervalMethod, interval, quantile
from hipspine.synthesis.bivariate.measure import MeasureName

SIDES: tuple[MeasureName, MeasureName] = ("sensitivity", "specificity")


def interval_covariance(fit: BivariateFit, level: float = 0.95, method: IntervalMethod | None = None) -> Matrix:
    """Variances ((logit high - logit low) / (2 z))^2 of the intervals of sensitivity and specificity at `level`.

    The correlation is that of `held_covariance`. For drawing the means from a normal distribution where the usual
    covariance is missing (a boundary) or too small (few studies): the default interval, by profile likelihood with a t
    quantile, is right in both. An end that was not found leaves the variance of `held_covariance`.
    """
    (a, c), (_, b) = fit.held_covariance
    correlation = c / math.sqrt(a * b) if a > 0 and b > 0 else 0.0
    variances = []
    for name, held in zip(SIDES, (a, b), strict=True):
        found = interval(fit, name, level, method)
        if found.low is None or found.high is None or not 0 < found.low < found.high < 1:
            variances.append(held)
        else:
            variances.append(((_logit(found.high) - _logit(found.low)) / (2 * quantile(level))) ** 2)
    off = correlation * math.sqrt(variances[0] * variances[1])
    return (variances[0], off), (off, variances[1])


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
