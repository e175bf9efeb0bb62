"""The summary ROC curve: HSROC parameters, the curve and the area under it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit, expit

LEAST = 1e-3
CurveKind = Literal["hsroc", "regression"]


class Hsroc(msgspec.Struct, frozen=True):
    """The parameters of Rutter and Gatsonis's hierarchical summary ROC model, all on the logit scale.

    `accuracy` (Lambda): mean log diagnostic odds ratio where both measures are equally spread; `threshold`
    (Theta): mean positivity, higher = more positives; `shape` (beta): log of the ratio of the SDs of
    specificity and sensitivity, 0 for a symmetric curve; `accuracy_variance`, `threshold_variance`.
    The same parameters as mada's and metandi's. Not the slope and intercept of Moses and Littenberg.
    """

    accuracy: float
    threshold: float
    shape: float
    accuracy_variance: float
    threshold_variance: float


def hsroc(fit: BivariateFit) -> Hsroc:
    """HSROC parameters of a fit without covariates, where the two models are one.

    With SDs a (sensitivity), b (specificity), covariance c and r = sqrt(b / a): Lambda = r m1 + m2 / r,
    Theta = (r m1 - m2 / r) / 2, beta = log(b / a), var accuracy = 2 (a b + c), var threshold = (a b - c) / 2.
    Raises CannotFit where a variance is 0. Harbord and others, Biostatistics 2007;8:239.
    """
    a, b = (math.sqrt(variance) for variance in fit.between_variance)
    if not (a > LEAST and b > LEAST) or fit.between_correlation is None:
        raise CannotFit("a between-study variance is 0: the summary ROC curve has no shape")
    root, covariance = math.sqrt(b / a), fit.between[0][1]
    sens, spec = root * fit.logit_mean[0], fit.logit_mean[1] / root
    return Hsroc(sens + spec, (sens - spec) / 2, math.log(b / a), 2 * (a * b + covariance), (a * b - covariance) / 2)


def roc_curve(fit: BivariateFit, kind: CurveKind = "hsroc") -> Callable[[float], float]:
    """Sensitivity as a function of the false-positive rate, both from 0 to 1.

    `hsroc`: logit sens = Lambda exp(-beta / 2) + exp(-beta) logit fpr, always rising. `regression`: the mean
    of logit sensitivity given logit fpr; it falls where sensitivity and specificity vary together, and
    then a summary point says more than a curve (mada calls it naive). Raises CannotFit as `hsroc`.
    """
    if kind == "hsroc":
        found = hsroc(fit)
        slope = math.exp(-found.shape)
        level = found.accuracy * math.exp(-found.shape / 2)
    else:
        variance, covariance = fit.between_variance[1], fit.between[0][1]
        if variance <= LEAST**2:
            raise CannotFit("specificity does not vary between studies: there is no regression on it")
        slope = -covariance / variance
        level = fit.logit_mean[0] + slope * fit.logit_mean[1]

    def sensitivity(false_positive_rate: float) -> float:
        if not 0 < false_positive_rate < 1:
            edge = slope if false_positive_rate >= 1 else -slope
            return expit(level) if slope == 0 else float(edge > 0)
        return expit(level + slope * math.log(false_positive_rate / (1 - false_positive_rate)))

    return sensitivity


def area_under(curve: Callable[[float], float], low: float = 0.0, high: float = 1.0) -> float:
    """Mean sensitivity between two false-positive rates: the AUC for 0 to 1, else the normalised partial AUC.

    Raises ValueError unless 0 <= low < high <= 1. By adaptive integration; mada adds up 98 strips of a grid
    and divides by 99, which makes its partial area one per cent too small.
    """
    from scipy.integrate import quad

    if not 0 <= low < high <= 1:
        raise ValueError("false-positive rates from 0 to 1, the lower one first")
    return float(quad(curve, low, high, epsabs=1e-9, limit=200)[0]) / (high - low)


def observed_range(fit: BivariateFit) -> tuple[float, float]:
    """Least and greatest false-positive rate seen in the studies: outside it the curve is a guess."""
    rates = [table.fp / table.healthy for table in fit.tables if table.healthy > 0]
    return min(rates), max(rates)
