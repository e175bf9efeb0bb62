"""Which facts give one outcome of one treatment, or which word is judged in their place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

import msgspec

from hipspine.errors import Fields
from hipspine.treatment.fact_use import FactUse, read_fact, read_fact_uses
from hipspine.treatment.outcome_words import BETTERS, CERTAINTIES, OUTCOME_KINDS, UNWANTED, Better, OutcomeKind
from hipspine.vocabulary.word_scale import WORD_SCALE


class Step(msgspec.Struct, frozen=True):
    """So many earlier operations, and the fact that compares them with none."""

    operations: int
    fact: str


class OutcomeRecipe(msgspec.Struct, frozen=True):
    """One outcome at one time, as `data/treatment` gives it.

    `facts` of one definition are pooled; `same_why` says why facts with different words for the outcome count as one.
    `beside` is shown next to it and never pooled, for `beside_why`. `judged` is a word of the five-step scale, where
    there is no fact, with `why`. `ladder` compares people with earlier operations with those without: `facts` then
    hold the outcome in those without. `months` after the treatment, None where not known; `against` whom a difference
    or ratio is; `certainty` and `lasts` are what the source of the figure itself says.
    """

    kind: OutcomeKind
    what: str
    better: Better
    months: float | None = None
    against: str = ""
    facts: tuple[FactUse, ...] = ()
    same_why: str = ""
    beside: tuple[FactUse, ...] = ()
    beside_why: str = ""
    judged: str = ""
    why: str = ""
    ladder: tuple[Step, ...] = ()
    certainty: str = ""
    certainty_why: str = ""
    lasts: str = ""
    lasts_why: str = ""
    note: str = ""


def read_outcome(fields: Fields, known: Collection[str]) -> OutcomeRecipe:
    """One `[[...outcomes]]` table; problems go to the list of `fields`."""
    kind = fields.one_of("kind", OUTCOME_KINDS, kind="kind of outcome", required=True) or OUTCOME_KINDS[0]
    usual = "lower" if kind in UNWANTED else "higher"
    recipe = OutcomeRecipe(
        kind=cast(OutcomeKind, kind),
        what=fields.text("what", required=True),
        better=cast(Better, fields.one_of("better", BETTERS, usual)),
        months=fields.number("months", 0, 1200, unit="months"),
        against=fields.text("against"),
        facts=read_fact_uses(fields, "facts", known),
        beside=read_fact_uses(fields, "beside", known),
        judged=fields.one_of("judged", WORD_SCALE, kind="word of the scale"),
        ladder=tuple(_steps(fields, known)),
        certainty=fields.one_of("certainty", CERTAINTIES),
        **_texts(fields, "same_why", "beside_why", "why", "certainty_why", "lasts", "lasts_why", "note"),
    )
    _check(fields, recipe)
    fields.finish()
    return recipe


def _texts(fields: Fields, *keys: str) -> dict[str, Any]:
    return {key: fields.text(key) for key in keys}


def _steps(fields: Fields, known: Collection[str]) -> list[Step]:
    steps = []
    for table in fields.tables("earlier_operations"):
        steps.append(Step(table.count("operations", required=True) or 0, read_fact(table, "fact", known)))
        table.finish()
    if [step.operations for step in steps] != list(range(1, len(steps) + 1)):
        fields.say("earlier_operations", "out-of-range", "does not count 1, 2, 3 and so on")
    return steps


def _check(fields: Fields, recipe: OutcomeRecipe) -> None:
    """Facts or a judgement, not both; a reason for whatever is judged or kept apart."""
    if bool(fields.raw("facts")) == bool(recipe.judged):
        remedy = "Give facts, or judged and why."
        fields.say("facts", "fact-or-judgement", "and judged exclude each other, and one must be there", "", remedy)
    for key, needs in (("judged", "why"), ("beside", "beside_why"), ("certainty", "certainty_why")):
        if getattr(recipe, key) and not getattr(recipe, needs):
            fields.say(needs, "missing-key", f"is missing beside {key}", "", f"Add {needs} = ...")
    if recipe.lasts and not recipe.lasts_why:
        fields.say("lasts_why", "missing-key", "is missing beside lasts", "", "Add lasts_why = ...")
