"""The exact bivariate model with covariates, several tests, or studies that contribute several tables."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.covariances import covariances, curved
from hipspine.synthesis.bivariate.fit_exact import NODES
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import Maximum, maximise, sd_and_correlation
from hipspine.synthesis.bivariate.objective import Objective
from hipspine.synthesis.bivariate.rows import Array, make_rows
from hipspine.synthesis.bivariate.study_table import StudyTable

Design = Sequence[Sequence[float]]


class Regression(msgspec.Struct, frozen=True):
    """Coefficients of logit sensitivity and logit specificity, and the spread left between studies.

    `covariance`: of all coefficients, sensitivity's first; None on a boundary. `held_covariance`: with
    the boundary taken as known. `spreads`: for each between-study matrix the SDs and the correlation
    (None where an SD is 0). `likelihood` and `top` serve profile intervals.
    """

    sensitivity: tuple[float, ...]
    specificity: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...] | None
    held_covariance: tuple[tuple[float, ...], ...]
    spreads: tuple[tuple[float, float, float | None], ...]
    log_likelihood: float
    boundary: tuple[str, ...]
    converged: bool
    likelihood: Objective
    top: Maximum


def fit_regression(
    tables: Sequence[StudyTable],
    sens_design: Design,
    spec_design: Design,
    clusters: Sequence[str] | None = None,
    spreads: Sequence[str] | None = None,
    nodes: int = NODES,
) -> Regression:
    """Fit logit sensitivity = x'b + u, logit specificity = w'c + v, with (u, v) shared by the tables of a cluster.

    `sens_design`, `spec_design`: one row a table, one column a coefficient (a constant is a column of
    ones). `clusters`: which tables share their random effects, by default those of one study. `spreads`:
    which between-study matrix a cluster has, by default all the same. Raises ValueError for a design that
    does not fit the tables or whose columns depend on each other.
    """
    rows = make_rows(tables, sens_design, spec_design, clusters, spreads)
    for design in (rows.sens_design, rows.spec_design):
        if np.linalg.matrix_rank(design) < design.shape[1]:
            raise ValueError("the columns of a design depend on each other")
    likelihood = Likelihood(rows, nodes)
    top = maximise(likelihood)
    covariance, held = covariances(curved(likelihood), top, likelihood.sens_size + likelihood.spec_size)
    sens, spec, roots = likelihood.split(top.at)
    found = [sd_and_correlation(root) for root in roots]
    return Regression(
        tuple(map(float, sens)),
        tuple(map(float, spec)),
        None if covariance is None else _tuples(covariance),
        _tuples(held),
        tuple((a, b, None if np.isnan(c) else c) for a, b, c in found),
        top.value,
        top.boundary,
        top.converged,
        likelihood,
        top,
    )


def _tuples(matrix: Array) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(float, row)) for row in matrix)
