"""The bivariate logit-normal model, for comparison with the literature."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit, as_matrix, as_pair
from hipspine.synthesis.bivariate.maximise import CORRELATION, VARIANCE_SENS, VARIANCE_SPEC, sd_and_correlation
from hipspine.synthesis.bivariate.rows import Array
from hipspine.synthesis.bivariate.study_table import StudyTable

Control = Literal["all", "single", "none"]
EDGE_SD, EDGE_CORRELATION = 1e-3, 1e-5


def fit_logit_normal(
    tables: Sequence[StudyTable],
    correction: float = 0.5,
    control: Control = "all",
    method: Literal["reml", "ml"] = "reml",
) -> BivariateFit:
    """Fit observed logits as normal around the study's own, with variances 1/tp + 1/fn and 1/tn + 1/fp.

    `control`: to which tables `correction` is added in each cell: `all` of them once any has an empty
    cell, each `single` one that has, or `none` (then an empty cell raises CannotFit). These are mada's
    options and defaults. `log_likelihood` is that of the normal model (restricted for `reml`), so it does
    not compare with the exact model's. Biased where counts are small or accuracy is near 100%.

    Raises CannotFit for fewer than 2 tables. Not `fit_bivariate`, the exact model.
    Reitsma and others, J Clin Epidemiol 2005;58:982; mada, Doebler, CRAN.
    """
    from scipy.optimize import minimize

    used = corrected(tables, correction, control)
    if len(used) < 2:
        raise CannotFit("one study does not determine a spread between studies")
    logits = np.array([[math.log(t.tp / t.fn), math.log(t.tn / t.fp)] for t in used])
    within = np.array([[1 / t.tp + 1 / t.fn, 1 / t.tn + 1 / t.fp] for t in used])

    def down(root: Array) -> float:
        return -normal_likelihood(logits, within, root, method)[0]

    starts = [np.array([0.6, 0.6 * sign, 0.5]) for sign in (-0.5, 0.5)]
    tried = [minimize(down, start, method="BFGS", options={"gtol": 1e-7}) for start in starts]
    best = min(tried, key=lambda found: float(found.fun))
    best = minimize(down, best.x, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000})
    value, mean, covariance = normal_likelihood(logits, within, best.x, method)
    sens, spec, correlation = sd_and_correlation(best.x)
    boundary = [name for name, sd in ((VARIANCE_SENS, sens), (VARIANCE_SPEC, spec)) if sd < EDGE_SD]
    if not boundary and 1 - abs(correlation) < EDGE_CORRELATION:
        boundary = [CORRELATION[correlation > 0]]
    added = control != "none" and any(table.has_empty_cell for table in tables)
    return BivariateFit(
        model="logit_normal",
        tables=tuple(tables),
        logit_mean=as_pair(mean),
        logit_covariance=None if boundary else as_matrix(covariance),
        held_covariance=as_matrix(covariance),
        between_variance=(sens**2, spec**2),
        between_correlation=None if min(sens, spec) < EDGE_SD else correlation,
        log_likelihood=value,
        boundary=tuple(boundary),
        converged=bool(best.success),
        note=f"{method}; {correction} added to each cell ({control})" if added else method,
    )


def corrected(tables: Sequence[StudyTable], correction: float, control: Control) -> tuple[StudyTable, ...]:
    """The tables with the continuity correction; raises CannotFit where a cell stays empty."""
    some = any(table.has_empty_cell for table in tables)
    everywhere, nowhere = some and control == "all", control == "none"
    used = tuple(t.plus(correction) if everywhere or (t.has_empty_cell and not nowhere) else t for t in tables)
    if any(table.has_empty_cell for table in used):
        raise CannotFit("an empty cell has no logit: a correction is needed")
    return used


def normal_likelihood(logits: Array, within: Array, root: Array, method: str) -> tuple[float, Array, Array]:
    """(Restricted) log-likelihood at a root of the between-study matrix, the means there and their covariance.

    REML as in mvmeta: -1/2 [(2k - 2) log 2 pi + sum log |V_i| + log |sum V_i^-1| + sum r' V_i^-1 r]; metafor
    adds log k.
    """
    first, cross, second = root
    a, c = within[:, 0] + first**2, within[:, 1] + cross**2 + second**2
    b = np.full(len(a), first * cross)
    det = a * c - b * b
    precision = np.stack([np.stack([c, -b], 1), np.stack([-b, a], 1)], 1) / det[:, None, None]
    total = precision.sum(axis=0)
    covariance = np.linalg.inv(total)
    mean = covariance @ np.einsum("kij,kj->i", precision, logits)
    rest = logits - mean
    size = 2 * len(logits) - (2 if method == "reml" else 0)
    value = size * math.log(2 * math.pi) + np.log(det).sum() + np.einsum("ki,kij,kj->", rest, precision, rest)
    if method == "reml":
        value += math.log(np.linalg.det(total))
    return -float(value) / 2, mean, covariance
