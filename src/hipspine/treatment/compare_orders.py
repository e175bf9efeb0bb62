"""Cohorts that compare hip first with spine first, laid side by side."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from hipspine.evidence.studies import Studies
from hipspine.synthesis import Spread
from hipspine.synthesis.pool_ratio import NORMAL_95
from hipspine.treatment.log_ratio import log_ratio
from hipspine.treatment.order_recipe import ComparisonRecipe

Leaning = Literal["spine_first_worse", "hip_first_worse", "open"]
Agreement = Literal["agree", "contradict", "open"]


class ComparedOrder(msgspec.Struct, frozen=True):
    """One cohort: `ratio` of the outcome with the spine first against the hip first, with its 95% interval.

    `leaning` is open where the interval holds 1, and where no interval can be known (`low` and `high` None). `review`:
    it pools other studies, among them very probably the cohorts beside it. `use` as in the evidence: what is marked
    `caution` is shown but decides nothing.
    """

    fact: str
    study: str
    ratio: float | None
    low: float | None
    high: float | None
    leaning: Leaning
    review: bool
    adjusted: str
    cohort: str
    use: str
    why: str


class Comparison(msgspec.Struct, frozen=True):
    """All cohorts on one unwanted outcome, and whether they agree. Never pooled: the reviews hold the cohorts."""

    what: str
    cohorts: tuple[ComparedOrder, ...]
    agreement: Agreement
    note: str = ""


def compare(recipe: ComparisonRecipe, studies: Studies, spread: Spread) -> Comparison:
    """Turn every ratio to "spine first against hip first" and see whether the cohorts agree.

    `agree`: two or more different groups of people lean to the same side and none is open. `contradict`: some lean to
    one side and others to the other, or are open. `open`: none leans.
    """
    cohorts = tuple(
        _cohort(one.fact, inverse=one.exposed == "hip", studies=studies, spread=spread) for one in recipe.facts
    )
    counted = [one for one in cohorts if one.use == "yes"]
    leanings = {one.leaning for one in counted}
    people = {one.cohort for one in counted if one.leaning != "open"}
    agreement: Agreement = "contradict"
    if leanings <= {"open"}:
        agreement = "open"
    elif len(leanings) == 1:
        agreement = "agree" if len(people) > 1 else "open"
    return Comparison(recipe.what, cohorts, agreement, recipe.note)


def _cohort(name: str, *, inverse: bool, studies: Studies, spread: Spread) -> ComparedOrder:
    fact = studies.fact(name)
    pair = log_ratio(fact, spread, inverse=inverse)
    counted = fact.counts.events_comparator is not None
    known = counted or bool(fact.ranges.get("estimate_ci") or fact.derived_ranges.get("estimate_ci"))
    low = high = None
    leaning: Leaning = "open"
    if pair is not None and known:
        low, high = (math.exp(pair[0] + sign * NORMAL_95 * pair[1]) for sign in (-1, 1))
        leaning = "spine_first_worse" if low > 1 else "hip_first_worse" if high < 1 else "open"
    return ComparedOrder(
        fact.id,
        fact.study,
        None if pair is None else math.exp(pair[0]),
        low,
        high,
        leaning,
        studies[fact.study].is_review,
        fact.about.adjusted_for,
        fact.group.cohort,
        fact.use,
        fact.why,
    )
