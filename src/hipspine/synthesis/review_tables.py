"""From tables to the whole result: what is left out, both models, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hipspine.synthesis.accuracy_review import AccuracyReview, review_accuracy
from hipspine.synthesis.bivariate.pooled import pool_tables
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.prevalence import Prevalence
from hipspine.synthesis.risk_of_bias import Risks, low_risk_only
from hipspine.synthesis.spread import Spread


def review_tables(
    tables: Sequence[StudyTable],
    assumed: Spread,
    *,
    risks: Risks | None = None,
    only_low_risk: bool = False,
    prevalence: Prevalence | None = None,
    without_each: bool = False,
    facts: Sequence[str] = (),
    excluded: Sequence[tuple[str, str]] = (),
    question: str = "",
    references: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> AccuracyReview:
    """Pool the tables of one question and say how far the result can be trusted.

    `assumed`: the spread between studies where too few tell; `risks`: judgements by table or study; with
    `only_low_risk` the others are left out and listed; `facts`: the fact of each table, in their order; `excluded`:
    what was left out before; `references` by study, of which those of the tables are kept; `labels`: names for
    figures. Raises ValueError where `facts` do not match the tables.
    """
    if facts and len(facts) != len(tables):
        raise ValueError("one fact a table")
    nothing: tuple[tuple[str, str], ...] = ()
    kept, left_out = low_risk_only(tables, risks or {}) if only_low_risk else (tuple(tables), nothing)
    fact_of = {table.study: fact for table, fact in zip(tables, facts, strict=False)}
    used = [fact_of[table.study] for table in kept if table.study in fact_of]
    cited = dict.fromkeys(fact.partition("/")[0] for fact in used)
    return review_accuracy(
        pool_tables(kept, assumed, used, (*excluded, *left_out), question),
        risks=risks,
        prevalence=prevalence,
        without_each=without_each,
        assumed=assumed,
        references=[references[study] for study in cited if study in references] if references else (),
        labels=labels,
    )
