"""Comparing two tests done in the same people, with their cross-classification."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import CannotFit
from hipspine.synthesis.bivariate.compare_tests import Comparison, ratio_test
from hipspine.synthesis.bivariate.covariances import covariances
from hipspine.synthesis.bivariate.cross_table import CrossTable
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.maximise import climb_effects, sd_and_correlation
from hipspine.synthesis.bivariate.paired_model import PairedModel
from hipspine.synthesis.bivariate.regression import Regression
from hipspine.synthesis.bivariate.rows import Array

NODES = 15
ENOUGH = 4


def compare_paired(
    tables: Sequence[CrossTable], first: str = "first", second: str = "second", nodes: int = NODES
) -> Comparison:
    """Compare two tests done in the same people of the same studies by the exact model of `PairedModel`.

    Like `compare_tests` with a shared spread, and equal to it where the two results of a person are
    independent within a study (odds ratio 1); here that odds ratio is estimated, among people with and without
    the condition, and stands in `dependence` (logs). People who had both tests so count once. `difference` gives
    the differences with their intervals. `nodes` a dimension of the quadrature. Raises CannotFit for fewer
    than 4 studies, a study named twice, and where a mean is infinite.
    """
    _check(tables, first, second)
    full = _fitted(tables, nodes)
    both = ratio_test(full, _fitted(tables, nodes, same_sens=True, same_spec=True), 2)
    sens = ratio_test(full, _fitted(tables, nodes, same_sens=True), 1)
    spec = ratio_test(full, _fitted(tables, nodes, same_spec=True), 1)
    dependence = float(full.top.at[4]), float(full.top.at[5])
    return Comparison((first, second), full, both, sens, spec, "shared", dependence)


def _fitted(
    tables: Sequence[CrossTable], nodes: int, *, same_sens: bool = False, same_spec: bool = False
) -> Regression:
    model = PairedModel(tables, same_sens=same_sens, same_spec=same_spec)
    likelihood = EffectsLikelihood(model, nodes)
    means = [_logits(counts, size) for counts, size in zip(model.counts, model.sizes, strict=True)]
    starts = [
        np.concatenate([*means, np.ones(2), np.array([0.7, 0.7 * r, 0.7 * (1 - r * r) ** 0.5])]) for r in (-0.5, 0.5)
    ]
    top = climb_effects(likelihood, starts)
    covariance, held = covariances(likelihood, top, model.fixed)
    sens, spec, correlation = sd_and_correlation(top.at[model.fixed :])
    return Regression(
        tuple(map(float, top.at[: model.sizes[0]])),
        tuple(map(float, top.at[model.sizes[0] : sum(model.sizes)])),
        None if covariance is None else tuple(tuple(map(float, row)) for row in covariance),
        tuple(tuple(map(float, row)) for row in held),
        ((sens, spec, None if np.isnan(correlation) else correlation),),
        top.value,
        top.boundary,
        top.converged,
        likelihood,
        top,
    )


def _logits(counts: Array, size: int) -> Array:
    """Starting means from the sums over studies, half a person added."""
    both, one, two, neither = counts.sum(axis=0)
    logits = np.log([(both + one + 0.5) / (two + neither + 0.5), (both + two + 0.5) / (one + neither + 0.5)])
    return logits if size == 2 else np.array([logits.mean()])


def _check(tables: Sequence[CrossTable], first: str, second: str) -> None:
    names = [table.study for table in tables]
    if len(set(names)) < len(names):
        raise CannotFit("a study has two cross-classified tables")
    if len(tables) < ENOUGH:
        raise CannotFit(f"{len(tables)} studies do not determine the spread between studies")
    if first == second:
        raise CannotFit(f"both tests are called {first}")
    for place, name in enumerate((first, second)):
        margins = [table.margins(first, second)[place] for table in tables]
        for cell in ("tp", "fn", "tn", "fp"):
            if all(getattr(margin, cell) == 0 for margin in margins):
                raise CannotFit(f"{name}: {cell} is 0 in every study, so a mean is infinite")
