"""Everything that is said of the accuracy of one test: both models, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit, CannotFit
from hipspine.synthesis.bivariate.interval_covariance import interval_covariance
from hipspine.synthesis.bivariate.intervals import default_method
from hipspine.synthesis.bivariate.pooled import ModelResult, Pooled
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.deeks import DeeksTest, deeks_test
from hipspine.synthesis.disagreement import Disagreement, OneStudy, disagreement, own_proportions
from hipspine.synthesis.leave_one_out import LeftOut, leave_one_out
from hipspine.synthesis.method_sources import SOURCES
from hipspine.synthesis.predictive_values import PredictiveValues, predictive_values
from hipspine.synthesis.prevalence import Prevalence
from hipspine.synthesis.risk_of_bias import DOMAINS, RiskOfBias, Risks, risk_of
from hipspine.synthesis.spread import Spread


class AccuracyReview(msgspec.Struct, frozen=True, kw_only=True):
    """The result of pooling the tables of one question.

    `pooled`: the exact and the logit-normal model; `risks`: risk of bias by table, where it was judged; `spread`: how
    far the studies lie apart (None where there is no summary); `funnel`: Deeks' test, or None and `funnel_refused`
    the reason; `without_each`: the summary without each study, empty unless asked for; `predictive`: what a result
    means at a prevalence, None unless one was given; `references`: the studies behind the tables, Vancouver style,
    where they are known; `labels`: names of tables for figures, where they differ. `methods` says how everything was
    worked out, with the sources of the methods.
    """

    pooled: Pooled
    risks: dict[str, RiskOfBias] = {}
    spread: Disagreement | None = None
    funnel: DeeksTest | None = None
    funnel_refused: str = ""
    without_each: tuple[LeftOut, ...] = ()
    predictive: PredictiveValues | None = None
    references: tuple[str, ...] = ()
    labels: dict[str, str] = {}

    def label(self, table: StudyTable) -> str:
        """The name of a table for a reader."""
        return self.labels.get(table.study, table.study)

    @property
    def tables(self) -> tuple[StudyTable, ...]:
        """The tables that were pooled."""
        return self.pooled.tables

    @property
    def exact(self) -> ModelResult:
        """The exact bivariate model, or why it was refused."""
        return self.pooled.exact

    @property
    def logit_normal(self) -> ModelResult:
        """The approximate model that most published figures come from."""
        return self.pooled.logit_normal

    @property
    def assumed_spread(self) -> ModelResult | None:
        """What stands in for the exact model with too few studies."""
        return self.pooled.assumed_spread

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts behind the tables, in their order."""
        return self.pooled.facts

    @property
    def excluded(self) -> tuple[tuple[str, str], ...]:
        """What was left out, each with the reason."""
        return self.pooled.excluded

    @property
    def question(self) -> str:
        """What was asked."""
        return self.pooled.question

    @property
    def summary(self) -> ModelResult | None:
        """The model whose numbers stand: the exact one, else that with an assumed spread; None where neither fits."""
        return summary_of(self.pooled)

    @property
    def people(self) -> float:
        """All people in the tables."""
        return sum(table.diseased + table.healthy for table in self.tables)

    @property
    def methods(self) -> dict[str, Any]:
        """How the numbers were worked out; `sources` are the papers that describe the methods used."""
        summary = self.summary
        fit = summary.fit if summary is not None else None
        used = ["exact", "logit_normal", "i2", "hsroc"] if self.exact.fit is not None else ["logit_normal"]
        used += ["quadas_2"] * bool(self.risks) + ["deeks"] * (self.funnel is not None) + ["exact_interval"]
        return {
            "summary": None if fit is None else fit.model,
            "level": 0.95,
            "interval": None if fit is None else default_method(fit),
            "quadrature_nodes": fit.nodes or None if fit is not None else None,
            "quadrature_error": fit.quadrature_error if fit is not None and fit.nodes else None,
            "continuity_correction": {"exact": None, "logit_normal": 0.5, "funnel": 0.5},
            "interval_of_one_study": "clopper_pearson",
            "new_clinic": "normal logits: covariance as wide as the intervals of the means, plus between-study matrix",
            "sources": [SOURCES[name] for name in used],
        }

    def to_dict(self) -> dict[str, Any]:
        """The content of `hipspine pool --json`, schema hipspine.pool/1; null where there is nothing to say."""
        plain = self.pooled.to_dict()
        plain["tables"] = [
            {**row, "sensitivity": _own(sens), "specificity": _own(spec), "risk_of_bias": _judged(self.risks, table)}
            for row, table, sens, spec in zip(plain["tables"], self.tables, *own_proportions(self.tables), strict=True)
        ]
        funnel: dict[str, Any] = {"refused": self.funnel_refused}
        if self.funnel is not None:
            funnel = {**msgspec.to_builtins(self.funnel), "words": self.funnel.words, "refused": None}
        return {
            **plain,
            "people": int(self.people) if self.people == int(self.people) else self.people,
            "spread_of_studies": None if self.spread is None else self.spread.to_dict(),
            "small_studies": funnel,
            "leave_one_out": msgspec.to_builtins(self.without_each) or None,
            "predictive_values": None if self.predictive is None else self.predictive.to_dict(),
            "methods": self.methods,
            "references": list(self.references),
        }


def review_accuracy(
    pooled: Pooled,
    *,
    risks: Risks | None = None,
    prevalence: Prevalence | None = None,
    without_each: bool = False,
    assumed: Spread | None = None,
    references: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
) -> AccuracyReview:
    """Add to a pooled result what tells how far it can be trusted, and what it means at a prevalence.

    `without_each`: also the summary without each study (one fit a study); `assumed`: the spread for that where too
    few are left. Never raises for too little data: what cannot be said is None, with its reason where there is one.
    """
    summary = summary_of(pooled)
    fit = None if summary is None else summary.fit
    wide = None if fit is None else interval_covariance(fit)
    known = {} if risks is None else {table.study: risk_of(table, risks) for table in pooled.tables}
    funnel, refused = _funnel(pooled.tables)
    return AccuracyReview(
        pooled=pooled,
        risks={name: one for name, one in known.items() if one is not None},
        spread=None if fit is None else disagreement(fit, wide),
        funnel=funnel,
        funnel_refused=refused,
        without_each=_without_each(fit, assumed) if without_each and fit is not None else (),
        predictive=None if fit is None or prevalence is None else predictive_values(fit, prevalence, wide),
        references=tuple(references),
        labels=dict(labels or {}),
    )


def summary_of(pooled: Pooled) -> ModelResult | None:
    """The exact model where it was fitted, else the one with an assumed spread; None where neither was."""
    for one in (pooled.exact, pooled.assumed_spread):
        if one is not None and one.fit is not None:
            return one
    return None


def _funnel(tables: Sequence[StudyTable]) -> tuple[DeeksTest | None, str]:
    try:
        return deeks_test(tables), ""
    except CannotFit as error:
        return None, str(error)


def _without_each(fit: BivariateFit, assumed: Spread | None) -> tuple[LeftOut, ...]:
    try:
        return leave_one_out(fit.tables, assumed)
    except CannotFit:
        return ()


def _own(one: OneStudy | None) -> dict[str, float] | None:
    return None if one is None else {"estimate": one.estimate, "low": one.low, "high": one.high}


def _judged(risks: Risks, table: StudyTable) -> dict[str, str | None] | None:
    judged = risk_of(table, risks)
    if judged is None:
        return None
    domains = judged.domains or (None,) * len(DOMAINS)
    return {"overall": judged.overall, **dict(zip(DOMAINS, domains, strict=True))}
