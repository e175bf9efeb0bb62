"""The rates and ratios of dislocation, pooled."""

from __future__ import annotations

import msgspec

from hipspine.evidence.studies import Studies
from hipspine.synthesis import Spread
from hipspine.treatment.dislocation_recipe import DislocationRecipe, RateRecipe, RatioRecipe
from hipspine.treatment.people_behind import size_of
from hipspine.treatment.pool_outcome import pool_outcome
from hipspine.treatment.pooled import Pooled
from hipspine.treatment.shown_fact import ShownFact, shown_fact

ADJUSTED = "level"
"""What `adjusted_for` of a fact must name for its ratio to go on top of a rate by levels."""


class CompiledRate(msgspec.Struct, frozen=True):
    """The share that dislocates within so many years after so many levels."""

    recipe: RateRecipe
    pooled: Pooled


class CompiledRatio(msgspec.Struct, frozen=True):
    """A pooled ratio, its facts and those shown beside it."""

    recipe: RatioRecipe
    pooled: Pooled
    shown: tuple[ShownFact, ...]
    beside: tuple[ShownFact, ...]


class DislocationEvidence(msgspec.Struct, frozen=True):
    """Everything the risk is worked out from; `heads` by millimetres, `together` only where a study adjusted both."""

    recipe: DislocationRecipe
    rates: tuple[CompiledRate, ...]
    sacrum: CompiledRatio
    heads: dict[float, CompiledRatio]
    dual_mobility: CompiledRatio
    beside: tuple[ShownFact, ...]
    together: Pooled | None = None


def compile_dislocation(recipe: DislocationRecipe, studies: Studies, spread: Spread) -> DislocationEvidence:
    """Pool every rate and ratio; each estimate uses every cohort once.

    Raises ValueError where a fact of `together` does not say that it was adjusted for the number of levels: a ratio
    of the sacrum that was not may never be multiplied with the rate by levels.
    """
    for use in recipe.together:
        if ADJUSTED not in studies.fact(use.fact).about.adjusted_for.lower():
            raise ValueError(f"{use.fact}: sacrum and levels multiply only where a study adjusted them together")
    return DislocationEvidence(
        recipe=recipe,
        rates=tuple(CompiledRate(rate, _rate(rate, studies, spread)) for rate in recipe.rates),
        sacrum=_ratio("dislocation/sacrum", recipe.sacrum, studies, spread),
        heads={head.mm: _ratio(f"dislocation/head-{head.mm:g}", head.ratio, studies, spread) for head in recipe.heads},
        dual_mobility=_ratio("dislocation/dual-mobility", recipe.dual_mobility, studies, spread),
        beside=tuple(shown_fact(studies.fact(use.fact), use) for use in recipe.beside),
        together=pool_outcome("dislocation/together", recipe.together, studies, spread) if recipe.together else None,
    )


def _rate(rate: RateRecipe, studies: Studies, spread: Spread) -> Pooled:
    size = size_of(studies.fact(rate.size_of)) if rate.size_of else None
    sizes = {studies.fact(use.fact).id: size for use in rate.facts} if size is not None else {}
    key = f"dislocation/{rate.year}-year/{rate.least}-{rate.most}-levels"
    return pool_outcome(key, rate.facts, studies, spread, sizes)


def _ratio(key: str, recipe: RatioRecipe, studies: Studies, spread: Spread) -> CompiledRatio:
    outcomes = {studies.fact(use.fact).about.outcome for use in recipe.facts}
    if len(outcomes) > 1 and not recipe.same_why:
        raise ValueError(f"{key}: pools {', '.join(sorted(outcomes))} without same_why")
    return CompiledRatio(
        recipe,
        pool_outcome(key, recipe.facts, studies, spread),
        tuple(shown_fact(studies.fact(use.fact), use) for use in recipe.facts),
        tuple(shown_fact(studies.fact(use.fact), use) for use in recipe.beside),
    )
