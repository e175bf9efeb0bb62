"""What a bivariate model gave: means, their covariance, spread between studies, and what is wrong with it."""

from __future__ import annotations

import math
from typing import Any, Literal

import msgspec

from hipspine.synthesis.bivariate.study_table import StudyTable

Pair = tuple[float, float]
Matrix = tuple[Pair, Pair]
Model = Literal["exact", "logit_normal", "assumed_spread"]


class CannotFit(ValueError):
    """The tables do not determine the model; the text says why."""


class BivariateFit(msgspec.Struct, frozen=True, kw_only=True):
    """A fitted bivariate model of (logit sensitivity, logit specificity), in that order throughout.

    `model`: `exact` (binomial-normal, maximum likelihood), `logit_normal` (normal logits with a continuity
    correction, REML or ML) or `assumed_spread` (too few studies: each measure on its own). `logit_mean`:
    means over studies. `logit_covariance`: covariance of the means, the spread being estimated too; None
    on a boundary, where the likelihood has no quadratic top. `conditional_covariance`: the same with the
    spread held at its estimate: too small, and only for comparison with programs that print it.
    `between_variance`, `between_correlation`: variances and correlation of the study logits (None where a
    variance is 0); mada prints the correlation with the false-positive rate, whose sign is the other one.
    `boundary`: the names of the boundaries the fit lies on. `nodes` a dimension and `quadrature_error`:
    by how much the log-likelihood changed with half as many nodes again. `note`: corrections and choices.
    """

    model: Model
    tables: tuple[StudyTable, ...]
    logit_mean: Pair
    logit_covariance: Matrix | None
    held_covariance: Matrix
    between_variance: Pair
    between_correlation: float | None
    log_likelihood: float
    boundary: tuple[str, ...] = ()
    converged: bool = True
    nodes: int = 0
    quadrature_error: float = 0.0
    note: str = ""

    @property
    def studies(self) -> int:
        """How many tables it rests on."""
        return len(self.tables)

    @property
    def sensitivity(self) -> float:
        """Summary sensitivity, the median study's: expit of its mean logit (not the mean of the sensitivities)."""
        return expit(self.logit_mean[0])

    @property
    def specificity(self) -> float:
        """Summary specificity, the median study's."""
        return expit(self.logit_mean[1])

    @property
    def between(self) -> Matrix:
        """The between-study covariance matrix of the logits; a correlation that is not determined counts as 0."""
        a, b = self.between_variance
        covariance = (self.between_correlation or 0.0) * math.sqrt(a * b)
        return (a, covariance), (covariance, b)

    def to_dict(self) -> dict[str, Any]:
        """Everything but the tables, in plain numbers."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        del plain["tables"]
        return plain


def expit(value: float) -> float:
    """1 / (1 + exp(-value)), without overflow."""
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def as_pair(values: Any) -> Pair:
    """Two plain floats from an array."""
    return float(values[0]), float(values[1])


def as_matrix(values: Any) -> Matrix:
    """A 2 x 2 array in plain floats, made symmetric."""
    off = float(values[0][1] + values[1][0]) / 2
    return (float(values[0][0]), off), (off, float(values[1][1]))
