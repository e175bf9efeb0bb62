"""An outcome, an option and a source with their figures worked out."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from hipspine.evidence.studies import Studies
from hipspine.synthesis import Spread
from hipspine.treatment.ladder import climb
from hipspine.treatment.option_recipe import OptionRecipe
from hipspine.treatment.outcome_recipe import OutcomeRecipe
from hipspine.treatment.pool_outcome import pool_outcome
from hipspine.treatment.pooled import Pooled
from hipspine.treatment.shown_fact import ShownFact, shown_fact

JudgedWords = Mapping[str, tuple[float, float]]
"""Word of the five-step scale -> its median and its SD on the logit scale."""


class CompiledOutcome(msgspec.Struct, frozen=True):
    """The recipe, the pooled figure, that after 1, 2, 3 ... earlier operations, and the facts one by one."""

    recipe: OutcomeRecipe
    pooled: Pooled
    ladder: tuple[Pooled, ...]
    shown: tuple[ShownFact, ...]
    beside: tuple[ShownFact, ...]


class CompiledOption(msgspec.Struct, frozen=True):
    """One option of a source with its outcomes."""

    recipe: OptionRecipe
    outcomes: tuple[CompiledOutcome, ...]


def compile_outcome(
    key: str, recipe: OutcomeRecipe, studies: Studies, spread: Spread, words: JudgedWords
) -> CompiledOutcome:
    """Pool the facts of a recipe, or put the judged word in their place.

    Raises ValueError where facts of different definitions stand together without `same_why`, where forms differ, and
    where a time is given that the facts do not.
    """
    if recipe.judged:
        median, sd = words[recipe.judged]
        pooled = Pooled("logit", "assumed", math.log(median / (1 - median)), sd, 0.0, method="judgement")
    else:
        definitions = {studies.fact(use.fact).about.outcome for use in recipe.facts}
        if len(definitions) > 1 and not recipe.same_why:
            raise ValueError(f"{key}: pools {', '.join(sorted(definitions))} without same_why")
        _same_time(key, recipe, studies)
        pooled = pool_outcome(key, recipe.facts, studies, spread)
    return CompiledOutcome(
        recipe,
        pooled,
        climb(pooled, recipe.ladder, studies, spread) if recipe.ladder else (),
        tuple(shown_fact(studies.fact(use.fact), use) for use in recipe.facts),
        tuple(shown_fact(studies.fact(use.fact), use) for use in recipe.beside),
    )


def _same_time(key: str, recipe: OutcomeRecipe, studies: Studies) -> None:
    """ValueError where an outcome names a time and some fact has another one or none."""
    if recipe.months is None:
        return
    other = [use.fact for use in recipe.facts if studies.fact(use.fact).followup_months != recipe.months]
    if other:
        raise ValueError(f"{key}: {', '.join(other)} was not measured at {recipe.months:g} months")
