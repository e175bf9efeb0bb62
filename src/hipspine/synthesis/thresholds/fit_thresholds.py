"""Sensitivity and specificity of a graded test at every threshold, from studies that print one or several."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import CannotFit
from hipspine.synthesis.bivariate.covariances import covariances
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.maximise import climb_effects, sd_and_correlation
from hipspine.synthesis.bivariate.rows import Array
from hipspine.synthesis.thresholds.graded_fit import GradedFit
from hipspine.synthesis.thresholds.graded_model import GradedModel, Shape
from hipspine.synthesis.thresholds.threshold_table import ThresholdTable

NODES = 11
ENOUGH, SPARE = 4, 3
LARGEST = 30


def fit_thresholds(
    tables: Sequence[ThresholdTable],
    shape: Shape = "logistic",
    *,
    log: bool = False,
    same_scale: bool = False,
    nodes: int = NODES,
) -> GradedFit:
    """Fit `GradedModel` by maximum likelihood with adaptive Gauss-Hermite quadrature.

    `shape`: distribution of the result within a group of people; `log`: of its logarithm (for positive results that
    are skewed to the right); `same_scale`: equally wide in both groups. Compare shapes by `log_likelihood`: same
    counts, same number of parameters.

    Raises CannotFit for fewer than 4 studies, for a study named twice, for fewer than 3 different thresholds (two
    do not tell a shape) and where a mean is infinite. Not `fit_bivariate`, which takes one table a study and
    does not ask at which threshold.
    """
    _check(tables)
    model = GradedModel(tables, shape, log=log, same_scale=same_scale)
    likelihood = EffectsLikelihood(model, nodes)
    top = climb_effects(likelihood, _starts(tables, model))
    if not top.converged or np.abs(top.at).max() > LARGEST:
        raise CannotFit("no finite maximum: accuracy does not change with the threshold as it must, or jumps")
    covariance, held = covariances(likelihood, top, model.fixed)
    sens, spec, correlation = sd_and_correlation(top.at[model.fixed :])
    return GradedFit(
        tables=tuple(tables),
        shape=shape,
        log=log,
        parameters=tuple(map(float, top.at)),
        covariance=None if covariance is None else _rows(covariance),
        held_covariance=_rows(held),
        between_variance=(sens**2, spec**2),
        between_correlation=None if math.isnan(correlation) else correlation,
        log_likelihood=top.value,
        boundary=top.boundary,
        model=model,
        likelihood=likelihood,
        top=top,
    )


def _rows(matrix: Array) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(float, row)) for row in matrix)


def _starts(tables: Sequence[ThresholdTable], model: GradedModel) -> list[Array]:
    """A straight line through the empirical logits of all cuts in each group; two correlations."""
    cuts = [(model.position(cut.at) - model.centre, table, cut) for table in tables for cut in table.cuts]
    x = np.array([at for at, _, _ in cuts])
    sens = np.array([math.log((cut.tp + 0.5) / (table.diseased - cut.tp + 0.5)) for _, table, cut in cuts])
    spec = np.array([math.log((table.healthy - cut.fp + 0.5) / (cut.fp + 0.5)) for _, table, cut in cuts])
    shrink = 1.0 if model.shape == "logistic" else math.sqrt(3) / math.pi
    lines = [np.polyfit(x, logits * shrink, 1) for logits in (sens, spec)]
    least = 0.3 / max(float(x.std()), 1e-12)
    scales = [math.log(max(slope, least)) for slope in (-lines[0][0], lines[1][0])]
    fixed = [lines[0][1], lines[1][1], *(scales if model.fixed > 3 else [sum(scales) / 2])]
    return [np.array([*fixed, *(shrink * np.array([0.7, 0.7 * r, 0.7 * (1 - r * r) ** 0.5]))]) for r in (-0.5, 0.5)]


def _check(tables: Sequence[ThresholdTable]) -> None:
    names = [table.study for table in tables]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CannotFit(f"more than one table from one study: {', '.join(twice)}")
    if len(tables) < ENOUGH:
        raise CannotFit(f"{len(tables)} studies do not determine the spread between studies")
    thresholds = {cut.at for table in tables for cut in table.cuts}
    if len(thresholds) < SPARE:
        raise CannotFit(f"{len(thresholds)} different thresholds do not tell how accuracy changes with them")
    for name, total, key in (("diseased", "diseased", "tp"), ("healthy", "healthy", "fp")):
        inside = [0 < getattr(cut, key) < getattr(table, total) for table in tables for cut in table.cuts]
        if sum(inside) < 2:
            raise CannotFit(f"all {name} people lie on one side of the thresholds")
