"""All that a set of tables of one question says together: the exact model and the approximate one beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit
from hipspine.synthesis.bivariate.few_studies import fit_with_assumed_spread
from hipspine.synthesis.bivariate.fit_exact import fit_bivariate
from hipspine.synthesis.bivariate.fit_logit_normal import fit_logit_normal
from hipspine.synthesis.bivariate.heterogeneity import heterogeneity
from hipspine.synthesis.bivariate.hsroc import area_under, hsroc, observed_range, roc_curve
from hipspine.synthesis.bivariate.intervals import Interval, default_method, interval, profile_intervals
from hipspine.synthesis.bivariate.measure import MEASURES
from hipspine.synthesis.bivariate.regions import region
from hipspine.synthesis.bivariate.shape_intervals import SHAPES, shape_interval
from hipspine.synthesis.bivariate.study_table import CELLS, StudyTable
from hipspine.synthesis.spread import Spread


class ModelResult(msgspec.Struct, frozen=True):
    """One model's fit with the intervals of its five measures in the order of `MEASURES`, or why it was `refused`."""

    fit: BivariateFit | None
    intervals: tuple[Interval, ...] = ()
    refused: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Numbers by name; null where there is none, `refused` and `boundary` null where there is nothing to say."""
        names: dict[str, Any] = {str(name): None for name in MEASURES}
        if self.fit is None:
            empty = ("logit_mean", "logit_covariance", "between_variance", "between_correlation", "log_likelihood")
            return {**names, **dict.fromkeys(empty), "boundary": None, "refused": self.refused, "note": None}
        fit = self.fit
        intervals: dict[str, Any] = {
            str(name): {"estimate": one.estimate, "low": one.low, "high": one.high, "method": one.method}
            | ({"refused": one.refused} if one.refused else {})
            for name, one in zip(MEASURES, self.intervals, strict=True)
        }
        return {
            **intervals,
            "logit_mean": list(fit.logit_mean),
            "logit_covariance": None if fit.logit_covariance is None else [list(row) for row in fit.logit_covariance],
            "between_variance": list(fit.between_variance),
            "between_correlation": fit.between_correlation,
            "log_likelihood": fit.log_likelihood if math.isfinite(fit.log_likelihood) else None,
            "boundary": ", ".join(fit.boundary) or None,
            "refused": None,
            "note": fit.note or None,
            **_shape(fit),
        }


class Pooled(msgspec.Struct, frozen=True):
    """The tables of one question, both models, and what stands in where the exact one was refused.

    `assumed_spread`: each measure on its own with the assumed spread, only where `exact` is refused and a
    spread was given. `facts`: ids of the facts behind the tables, in their order; `excluded`: what was left out
    and why; `question`: what was asked.
    """

    tables: tuple[StudyTable, ...]
    exact: ModelResult
    logit_normal: ModelResult
    assumed_spread: ModelResult | None = None
    facts: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    question: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The content of `hipspine pool --json`."""
        return {
            "schema": "hipspine.pool/1",
            "question": self.question or None,
            "studies": len(self.tables),
            "tables": [_cells(table) for table in self.tables],
            "exact": self.exact.to_dict(),
            "logit_normal": self.logit_normal.to_dict(),
            "assumed_spread": None if self.assumed_spread is None else self.assumed_spread.to_dict(),
            "facts": list(self.facts),
            "excluded": [{"fact": fact, "reason": reason} for fact, reason in self.excluded],
        }


def _cells(table: StudyTable) -> dict[str, Any]:
    cells = {cell: getattr(table, cell) for cell in CELLS}
    return {"study": table.study} | {cell: int(n) if n == int(n) else n for cell, n in cells.items()}


def pool_tables(
    tables: Sequence[StudyTable],
    spread: Spread | None = None,
    facts: Sequence[str] = (),
    excluded: Sequence[tuple[str, str]] = (),
    question: str = "",
) -> Pooled:
    """Pool tables by the exact bivariate model and by the logit-normal one (REML, 0.5 to all studies as in mada).

    Where the exact model is refused and `spread` is given, also each measure on its own with that spread.
    Never raises for too little data: each model carries its reason in `refused`.
    """
    exact = _result(lambda: _exact(tables))
    normal = _result(lambda: fit_logit_normal(tables))
    assumed = None
    if exact.fit is None and spread is not None:
        assumed = _result(lambda: fit_with_assumed_spread(tables, spread))
    return Pooled(tuple(tables), exact, normal, assumed, tuple(facts), tuple(excluded), question)


def _exact(tables: Sequence[StudyTable]) -> BivariateFit:
    fit = fit_bivariate(tables)
    if not fit.converged:
        raise CannotFit(fit.note or "the search for the maximum did not settle")
    return fit


def _result(make: Any) -> ModelResult:
    try:
        fit = make()
    except CannotFit as error:
        return ModelResult(None, (), str(error))
    method = default_method(fit)
    if method == "profile_t":
        return ModelResult(fit, profile_intervals(fit, MEASURES, small_sample=True))
    return ModelResult(fit, tuple(interval(fit, name) for name in MEASURES))


def _shape(fit: BivariateFit) -> dict[str, Any]:
    """HSROC parameters, areas, heterogeneity and the covariance for a new study; null where undefined."""
    shape: dict[str, Any] = {"hsroc": None, "auc": None, "partial_auc": None, "shape_intervals": None}
    try:
        curve = roc_curve(fit)
        shape["hsroc"] = msgspec.to_builtins(hsroc(fit))
        shape["auc"] = area_under(curve)
        low, high = observed_range(fit)
        shape["partial_auc"] = area_under(curve, low, high) if low < high else None
        if fit.model == "exact":
            names = [name for name in SHAPES if name != "partial_auc" or low < high]
            shape["shape_intervals"] = {name: msgspec.to_builtins(shape_interval(fit, name)) for name in names}
    except CannotFit:
        pass
    found = heterogeneity(fit)
    shape["i2"] = {"sensitivity": found.sensitivity, "specificity": found.specificity, "joint": found.joint}
    shape["prediction_covariance"] = [list(row) for row in region(fit, "prediction").covariance]
    return shape
