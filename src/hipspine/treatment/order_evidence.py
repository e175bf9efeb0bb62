"""What is known of hip first and of spine first, worked out."""

from __future__ import annotations

import msgspec

from hipspine.evidence.studies import Studies
from hipspine.synthesis import Spread
from hipspine.treatment.compare_orders import Comparison, compare
from hipspine.treatment.compiled_outcome import CompiledOutcome, JudgedWords, compile_outcome
from hipspine.treatment.order_recipe import OrderRecipe
from hipspine.treatment.outcome_words import First
from hipspine.treatment.shown_fact import ShownFact, shown_fact


class CompiledSide(msgspec.Struct, frozen=True):
    """One outcome of one order."""

    first: First
    outcome: CompiledOutcome


class CompiledSign(msgspec.Struct, frozen=True):
    """A finding that points to hip or spine, with the fact that says so."""

    finding: str
    points_to: First
    why: str
    shown: ShownFact


class OrderEvidence(msgspec.Struct, frozen=True):
    """Both orders, the cohorts that compare them, and the findings that point to one."""

    recipe: OrderRecipe
    sides: tuple[CompiledSide, ...]
    comparisons: tuple[Comparison, ...]
    signs: tuple[CompiledSign, ...]


def compile_order(recipe: OrderRecipe, studies: Studies, spread: Spread, words: JudgedWords) -> OrderEvidence:
    """Pool the outcomes of either order and lay the comparisons out; nothing is pooled across orders."""
    return OrderEvidence(
        recipe,
        tuple(
            CompiledSide(side.first, compile_outcome(f"order/{index}", side.outcome, studies, spread, words))
            for index, side in enumerate(recipe.sides)
        ),
        tuple(compare(one, studies, spread) for one in recipe.comparisons),
        tuple(
            CompiledSign(sign.finding, sign.points_to, sign.why, shown_fact(studies.fact(sign.fact)))
            for sign in recipe.signs
        ),
    )
