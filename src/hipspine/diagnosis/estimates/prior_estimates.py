"""Rates, clinic shares, proxy ratios and modifiers: what the prior of each source is made of."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from hipspine.diagnosis.estimates.effective import basis_of, effective
from hipspine.diagnosis.estimates.question import clinic_id, modifier_id, operated_id, ratio_id
from hipspine.diagnosis.prior_recipe import Modifier, PriorRecipe
from hipspine.diagnosis.prior_recipe import Selection as Wanted
from hipspine.evidence.fact import Fact
from hipspine.evidence.selection import usable
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Estimate, Spread, pool_proportion, pool_ratio
from hipspine.synthesis.pool_ratio import log_error


def prior_estimates(recipe: PriorRecipe, studies: Studies, spread: Spread) -> Iterator[Estimate]:
    """The estimates of one recipe; a judgement of exactly 0 (impossible) yields none."""
    source = recipe.source
    if recipe.operated is not None:
        yield _pooled(operated_id(source), source, recipe.operated, studies, spread)
    elif recipe.operated_assumed is not None and not recipe.operated_assumed.is_zero:
        yield recipe.operated_assumed.estimate(operated_id(source))
    if recipe.ratio_facts:
        yield _named(ratio_id(source), [studies.fact(name) for name in recipe.ratio_facts], spread)
    elif recipe.ratio is not None:
        yield recipe.ratio.estimate(ratio_id(source))
    if recipe.clinic is not None:
        yield _pooled(clinic_id(source), source, recipe.clinic, studies, spread)
    elif recipe.clinic_assumed is not None and not recipe.clinic_assumed.is_zero:
        yield recipe.clinic_assumed.estimate(clinic_id(source))
    for modifier in recipe.modifiers:
        yield _modifier(source, modifier, studies, spread)


def _pooled(key: str, source: str, wanted: Wanted, studies: Studies, spread: Spread) -> Estimate:
    every = studies.select(source=source, kind="frequency", role=wanted.role)
    named = [fact for fact in every if not wanted.studies or fact.study in wanted.studies]
    first = wanted.cases[0] if wanted.cases else None
    chosen = usable([_as_case(fact, wanted.cases) for fact in named], studies, case=first)
    counts = [(fact, effective(fact, "proportion", spread)) for fact in chosen.kept]
    if not any(found for _, found in counts):
        raise ValueError(f"{key}: no fact of role {wanted.role} and case {', '.join(wanted.cases) or 'any'}")
    dropped = [(one.fact.id, one.reason) for one in chosen.dropped]
    dropped += [(fact.id, "not named in the prior") for fact in every if fact not in named]
    return pool_proportion(
        key, [found for _, found in counts if found], spread, basis_of([fact for fact, _ in counts]), dropped
    )


def _named(key: str, facts: list[Fact], spread: Spread) -> Estimate:
    counts = [found for fact in facts if (found := effective(fact, "proportion", spread)) is not None]
    return pool_proportion(key, counts, spread, basis_of(facts))


def _as_case(fact: Fact, cases: tuple[str, ...]) -> Fact:
    """Case definitions that the prior declares to be the same are given one word."""
    if fact.about.case not in cases:
        return fact
    return msgspec.structs.replace(fact, about=msgspec.structs.replace(fact.about, case=cases[0]))


def _modifier(source: str, modifier: Modifier, studies: Studies, spread: Spread) -> Estimate:
    facts = [studies.fact(name) for name in modifier.facts]
    logs, errors = [], []
    for fact in facts:
        ratio = _odds_ratio(fact) or _printed_ratio(fact, spread)
        if ratio is None:
            raise ValueError(f"{fact.id}: no odds ratio for the prior of {source}")
        logs.append(ratio[0])
        errors.append(ratio[1])
    return pool_ratio(modifier_id(source, modifier.name), modifier.facts, logs, errors, spread, basis_of(facts))


def _odds_ratio(fact: Fact) -> tuple[float, float] | None:
    """Log odds ratio and its standard error sqrt(1/a + 1/b + 1/c + 1/d) from the counts; None without them."""
    counts = fact.counts
    if counts.events_exposed is None or counts.n_exposed is None:
        return None
    if counts.events_comparator is None or counts.n_comparator is None:
        return None
    cells = (
        counts.events_exposed,
        counts.n_exposed - counts.events_exposed,
        counts.events_comparator,
        counts.n_comparator - counts.events_comparator,
    )
    if min(cells) <= 0:
        raise ValueError(f"{fact.id}: an odds ratio needs events and people without in both groups, not {cells}")
    a, b, c, d = cells
    return math.log(a * d / (b * c)), math.sqrt(sum(1 / cell for cell in cells))


def _printed_ratio(fact: Fact, spread: Spread) -> tuple[float, float] | None:
    value, interval = fact.number("estimate"), fact.interval("estimate_ci")
    if value is None or value <= 0 or fact.about.measure != "OR":
        return None
    return math.log(value), log_error(*interval) if interval else spread.unknown_precision
