"""The bivariate binomial-normal model by maximum likelihood."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit, as_matrix, as_pair
from hipspine.synthesis.bivariate.covariances import covariances, curved
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import maximise, sd_and_correlation
from hipspine.synthesis.bivariate.rows import make_rows
from hipspine.synthesis.bivariate.study_table import StudyTable

NODES = 31
MORE = 63
EXACT = 1e-7
ENOUGH = 4
FAR, WIDE = 12, 6


def fit_bivariate(tables: Sequence[StudyTable], nodes: int | None = None) -> BivariateFit:
    """Fit tp_i ~ Binomial(tp_i + fn_i, expit(u_i)), tn_i ~ Binomial(tn_i + fp_i, expit(v_i)), (u_i, v_i) ~ Normal2.

    Nothing is added to empty cells. Integrals by adaptive Gauss-Hermite quadrature with 31 x 31 nodes a
    study, 63 x 63 where that changes the log-likelihood by more than 1e-7; `nodes` forces a number (1 is
    the Laplace approximation of lme4 and the Cochrane Handbook's R code). One table a study.

    Raises CannotFit for fewer than 4 studies (five parameters), for a study that is named twice, and
    where nobody, or everybody, is positive in every study, so that no finite mean exists. Not
    `fit_logit_normal`, the approximate model.

    Chu and Cole, J Clin Epidemiol 2006;59:1331. Cochrane Handbook DTA version 2, chapter 10.
    """
    check(tables)
    rows = make_rows(tables)
    likelihood = Likelihood(rows, nodes or NODES)
    found = maximise(likelihood)
    error = 0.0
    if nodes is None:
        error = abs(likelihood.value(found.at, NODES + NODES // 2) - found.value)
        if error > EXACT:
            likelihood = Likelihood(rows, MORE)
            found = maximise(likelihood, [found.at])
            error = abs(likelihood.value(found.at, NODES + NODES // 2) - found.value)
    else:
        error = abs(likelihood.value(found.at, nodes + (nodes + 1) // 2) - found.value)
    covariance, held = covariances(curved(likelihood), found, 2)
    sens, spec, correlation = sd_and_correlation(found.at[2:])
    runaway = max(sens, spec) > WIDE or np.abs(found.at[:2]).max() > FAR
    return BivariateFit(
        model="exact",
        tables=tuple(tables),
        logit_mean=as_pair(found.at),
        logit_covariance=None if covariance is None else as_matrix(covariance),
        held_covariance=as_matrix(held),
        between_variance=(sens**2, spec**2),
        between_correlation=None if np.isnan(correlation) else correlation,
        log_likelihood=found.value,
        boundary=found.boundary,
        converged=found.converged and not bool(runaway),
        nodes=likelihood.nodes,
        quadrature_error=error,
        note="the likelihood is highest at a spread or a mean beyond all sense" if runaway else "",
    )


def check_names(tables: Sequence[StudyTable]) -> None:
    """Raise CannotFit for no study, and for one that is named twice: it would count as two."""
    if not tables:
        raise CannotFit("no study to pool")
    names = [table.study for table in tables]
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise CannotFit(f"more than one table from one study: {', '.join(twice)}")


def check(tables: Sequence[StudyTable]) -> None:
    """Raise CannotFit where the exact model has no finite answer."""
    check_names(tables)
    if len(tables) < ENOUGH:
        raise CannotFit(f"{len(tables)} studies do not determine the five parameters of the bivariate model")
    for cell, meaning in (
        ("tp", "no true positive in any study: the mean logit sensitivity is minus infinity"),
        ("fn", "no false negative in any study: the mean logit sensitivity is infinite"),
        ("tn", "no true negative in any study: the mean logit specificity is minus infinity"),
        ("fp", "no false positive in any study: the mean logit specificity is infinite"),
    ):
        if all(getattr(table, cell) == 0 for table in tables):
            raise CannotFit(meaning)
