"""How much of the variation of the study logits is between studies, for each measure and for both together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit

Within = Literal["expected", "observed"]


class Heterogeneity(msgspec.Struct, frozen=True):
    """I2 as fractions (0 to 1): of sensitivity, of specificity, and joint; `within` are the sampling variances used.

    A share of variance: a review of large studies has a high I2 at a small spread. Read the spread itself
    (`between_variance`, prediction region) first.
    """

    sensitivity: float
    specificity: float
    joint: float
    within: tuple[float, float]
    method: Within


def heterogeneity(fit: BivariateFit, method: Within = "expected") -> Heterogeneity:
    """Bivariate I2 of Zhou and Dendukuri, with two ways to the typical sampling variance of a logit.

    `expected`: their proposal, W = (exp(t2 / 2 + m) + exp(t2 / 2 - m) + 2) mean(1 / n), the sampling
    variance expected over the spread; joint = sqrt|T| / (sqrt|T| + sqrt(W1 W2)), which respects the
    correlation. `observed`: W = mean of 1 / tp + 1 / fn (half a person added to both where one is 0), joint
    = trace T / (trace T + W1 + W2): the definition behind the anti-CCP figures 83.1, 62.7 and 71.2%.
    mada 0.5.12 puts the variances of the means in the place of T. Stat Med 2014;33:2701.
    """
    t1, t2 = fit.between_variance
    if method == "expected":
        w1 = _expected(t1, fit.logit_mean[0], [table.diseased for table in fit.tables])
        w2 = _expected(t2, fit.logit_mean[1], [table.healthy for table in fit.tables])
        root = math.sqrt(max(0.0, t1 * t2 * (1 - (fit.between_correlation or 0.0) ** 2)))
        joint = root / (root + math.sqrt(w1 * w2))
    else:
        w1 = _observed([(table.tp, table.fn) for table in fit.tables])
        w2 = _observed([(table.tn, table.fp) for table in fit.tables])
        joint = (t1 + t2) / (t1 + t2 + w1 + w2)
    return Heterogeneity(t1 / (t1 + w1), t2 / (t2 + w2), joint, (w1, w2), method)


def _expected(variance: float, mean: float, sizes: Sequence[float]) -> float:
    used = [1 / size for size in sizes if size > 0]
    return (math.exp(variance / 2 + mean) + math.exp(variance / 2 - mean) + 2) * sum(used) / len(used)


def _observed(cells: Sequence[tuple[float, float]]) -> float:
    used = [(a, b) if a > 0 and b > 0 else (a + 0.5, b + 0.5) for a, b in cells if a + b > 0]
    return sum(1 / a + 1 / b for a, b in used) / len(used)
