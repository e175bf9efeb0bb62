"""How much a summary rests on each of its studies."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit, Matrix, Pair
from hipspine.synthesis.bivariate.few_studies import fit_accuracy
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.spread import Spread

UNUSUAL = 0.05


class LeftOut(msgspec.Struct, frozen=True):
    """The summary without one `study`.

    `sensitivity`, `specificity`: of the others; `sensitivity_change`, `specificity_change`: that minus the summary of
    all, as fractions. `influence`: Cook's distance, the squared shift of the two mean logits in units of their
    covariance with all studies (2 and more is great: the joint confidence region moves by a standard error in each).
    `p`: how likely a study as far from the mean of the others as this one is, spread between studies and its own
    counts included (chi-squared, 2 degrees of freedom); None where it has nobody with or without the condition.
    `refused`: why the others have no summary, all numbers then None; `boundary`: on which their fit lies.
    """

    study: str
    sensitivity: float | None = None
    specificity: float | None = None
    sensitivity_change: float | None = None
    specificity_change: float | None = None
    influence: float | None = None
    p: float | None = None
    boundary: str = ""
    refused: str = ""

    @property
    def unusual(self) -> bool:
        """Fewer than 5 in 100 studies would lie so far from the others by chance."""
        return self.p is not None and self.p < UNUSUAL


def leave_one_out(tables: Sequence[StudyTable], spread: Spread | None = None) -> tuple[LeftOut, ...]:
    """Fit the exact model anew without each study in turn, in the order of the tables.

    `spread` is assumed where too few studies are left, as `fit_accuracy` does. Raises CannotFit where all of them
    together have no summary, or there is one study. One fit a study.
    """
    if len(tables) < 2:
        raise CannotFit("one study: nothing is left without it")
    whole = fit_accuracy(tables, spread)
    return tuple(_without(whole, at, spread) for at in range(len(tables)))


def _without(whole: BivariateFit, at: int, spread: Spread | None) -> LeftOut:
    table = whole.tables[at]
    try:
        rest = fit_accuracy([*whole.tables[:at], *whole.tables[at + 1 :]], spread)
    except CannotFit as error:
        return LeftOut(table.study, refused=str(error))
    if not rest.converged:
        return LeftOut(table.study, refused=rest.note or "the search for the maximum did not settle")
    shift = np.subtract(rest.logit_mean, whole.logit_mean)
    return LeftOut(
        table.study,
        rest.sensitivity,
        rest.specificity,
        rest.sensitivity - whole.sensitivity,
        rest.specificity - whole.specificity,
        _distance((float(shift[0]), float(shift[1])), whole.logit_covariance or whole.held_covariance),
        _how_unusual(table, rest),
        ", ".join(rest.boundary),
    )


def _how_unusual(table: StudyTable, rest: BivariateFit) -> float | None:
    if table.diseased <= 0 or table.healthy <= 0:
        return None
    used = table.plus(0.5) if table.has_empty_cell else table
    covariance = np.asarray(rest.logit_covariance or rest.held_covariance) + np.asarray(rest.between)
    covariance = covariance + np.diag([1 / used.tp + 1 / used.fn, 1 / used.tn + 1 / used.fp])
    away = math.log(used.tp / used.fn) - rest.logit_mean[0], math.log(used.tn / used.fp) - rest.logit_mean[1]
    return math.exp(-_distance(away, covariance) / 2)  # the upper tail of chi-squared with 2 degrees of freedom


def _distance(away: Pair, covariance: Matrix | np.ndarray) -> float:
    """away' covariance^-1 away; the pseudo-inverse where a correlation of +-1 leaves no inverse."""
    return float(np.asarray(away) @ np.linalg.pinv(np.asarray(covariance)) @ np.asarray(away))
