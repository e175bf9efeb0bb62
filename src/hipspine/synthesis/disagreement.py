"""How far the studies lie apart, and whether their mean describes any of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, Matrix, expit
from hipspine.synthesis.bivariate.interval_covariance import interval_covariance
from hipspine.synthesis.bivariate.intervals import quantile
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.exact_interval import exact_interval

LEVEL = 0.95
FEWEST = 3


class OneStudy(msgspec.Struct, frozen=True):
    """A proportion as one study saw it, with its own exact 95% interval; None where it had nobody to count."""

    study: str
    events: float
    total: float
    estimate: float
    low: float
    high: float


class MeasureSpread(msgspec.Struct, frozen=True):
    """One measure in the studies: those of the `lowest` and `highest` value, and how many miss the mean.

    `outside`: studies whose own exact 95% interval leaves out the summary estimate (about one in twenty, or fewer,
    would by chance); `studies`: how many measured it; `new_low`, `new_high`: where the true value of a new clinic
    lies in 95 of 100 (prediction interval).
    """

    lowest: OneStudy
    highest: OneStudy
    outside: int
    studies: int
    new_low: float
    new_high: float

    @property
    def describes_few(self) -> bool:
        """Half of the studies or more leave the mean out, of 3 or more."""
        return self.studies >= FEWEST and 2 * self.outside >= self.studies


class Disagreement(msgspec.Struct, frozen=True):
    """The spread of sensitivity and of specificity over the studies."""

    sensitivity: MeasureSpread
    specificity: MeasureSpread

    @property
    def warning(self) -> str:
        """What must be said where the mean describes few of the studies; empty elsewhere."""
        parts = [
            f"the pooled {name} lies outside the own 95% interval of {one.outside} of {one.studies} studies"
            for name, one in (("sensitivity", self.sensitivity), ("specificity", self.specificity))
            if one.describes_few
        ]
        if not parts:
            return ""
        said = " and ".join(parts)
        return f"{said[0].upper()}{said[1:]}: the mean describes few of them. Look for why they differ."

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers, `warning` null where there is none."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return {**plain, "warning": self.warning or None}


def disagreement(fit: BivariateFit, covariance: Matrix | None = None) -> Disagreement:
    """The spread of the studies of a fit around its means.

    `covariance` of the means: by default as wide as their intervals (`interval_covariance`), so that a new clinic is
    given room on a boundary and with few studies.
    """
    seen = own_proportions(fit.tables)
    covariance = interval_covariance(fit) if covariance is None else covariance
    spreads = []
    for at, found in enumerate(seen):
        studies = [one for one in found if one is not None]
        mean = fit.logit_mean[at]
        half = quantile(LEVEL) * math.sqrt(covariance[at][at] + fit.between_variance[at])
        spreads.append(
            MeasureSpread(
                min(studies, key=lambda one: one.estimate),
                max(studies, key=lambda one: one.estimate),
                sum(not one.low <= expit(mean) <= one.high for one in studies),
                len(studies),
                expit(mean - half),
                expit(mean + half),
            )
        )
    return Disagreement(*spreads)


def own_proportions(
    tables: Sequence[StudyTable],
) -> tuple[tuple[OneStudy | None, ...], tuple[OneStudy | None, ...]]:
    """Sensitivity and specificity of each table with exact intervals, in the order of the tables."""
    return (
        tuple(_one(table.study, table.tp, table.diseased) for table in tables),
        tuple(_one(table.study, table.tn, table.healthy) for table in tables),
    )


def _one(study: str, events: float, total: float) -> OneStudy | None:
    return OneStudy(study, events, total, events / total, *exact_interval(events, total)) if total > 0 else None
