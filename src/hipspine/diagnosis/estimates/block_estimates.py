"""Sensitivity and false-positive rate of the blocks."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.diagnosis.block_recipe import BlockRecipe
from hipspine.diagnosis.estimates.effective import basis_of, complement, effective
from hipspine.diagnosis.estimates.question import block_id
from hipspine.diagnosis.judgement import Judgement
from hipspine.evidence.selection import usable
from hipspine.evidence.studies import Studies
from hipspine.synthesis import EffectiveCounts, Estimate, Spread, pool_proportion


def block_estimates(recipe: BlockRecipe, studies: Studies, spread: Spread) -> Iterator[Estimate]:
    """`sens` and `phi` of one block: from the facts it names, else its judgements."""
    yield _one(recipe, "sens", recipe.sens_facts, recipe.sens, studies, spread)
    yield _one(recipe, "phi", recipe.phi_facts, recipe.phi, studies, spread)


def _one(
    recipe: BlockRecipe, what: str, names: tuple[str, ...], judgement: Judgement, studies: Studies, spread: Spread
) -> Estimate:
    key = block_id(recipe.finding, what)
    chosen = usable([studies.fact(name) for name in names], studies)
    counts: list[EffectiveCounts] = []
    for fact in chosen.kept:
        if fact.kind == "accuracy":
            found = effective(fact, "sens" if what == "sens" else "spec", spread)
            if found is not None:
                counts.append(found if what == "sens" else complement(found))
        else:
            found = effective(fact, "proportion", spread)
            if found is not None:
                counts.append(found)
    if not counts:
        return judgement.estimate(key)
    dropped = [(one.fact.id, one.reason) for one in chosen.dropped]
    return pool_proportion(key, counts, spread, basis_of(chosen.kept), dropped)
