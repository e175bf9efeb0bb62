"""What it costs to treat a source late, without need, or instead of the true one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from hipspine.errors import Fields

COST_WORDS: Final[tuple[str, ...]] = ("none", "slight", "moderate", "serious", "grave")
"""From the least to the most; what each weighs stands in `data/treatment/costs.toml`."""


class Cost(msgspec.Struct, frozen=True):
    """A word for how much something costs the person, and the reason."""

    word: str
    why: str


class SourceCosts(msgspec.Struct, frozen=True):
    """The three costs of one source, all judged.

    `late`: it is the source and is not treated now. `needless`: it is treated and nothing hurts there; the treatment
    itself. `wrong`: it is treated while another source goes on; the delay of the other. `act` says in words what
    acting on the source means.
    """

    source: str
    act: str
    late: Cost
    needless: Cost
    wrong: Cost


class ActionPoint(msgspec.Struct, frozen=True):
    """From which probability acting on a source is worth it, and how much the source weighs (see `action_point`)."""

    probability: float
    weight: float
    why: str


def action_point(costs: SourceCosts, units: Mapping[str, float]) -> ActionPoint:
    """The threshold at which the harm of acting in error balances that of not acting.

    T = (needless + wrong) / (needless + wrong + late), weight H = late, each in the units of `costs.toml`; acting at
    probability p gains p late - (1 - p)(needless + wrong), which is 0 at p = T (Pauker and Kassirer, N Engl J Med
    1975;293:229). T lies between 0 and 1, both excluded, because the reader refuses `late` of none and two others of
    none. Not a figure of a study.
    """
    late = units[costs.late.word]
    harm = units[costs.needless.word] + units[costs.wrong.word]
    why = f"Late: {costs.late.why} Needless: {costs.needless.why} Wrong: {costs.wrong.why}"
    return ActionPoint(harm / (harm + late), late, why)


def read_units(fields: Fields) -> dict[str, float]:
    """What the words weigh, from `costs.toml`; each word must weigh more than the one before, the first nothing."""
    fields.number("schema", 1, 1, required=True)
    words = fields.table("words")
    units: dict[str, float] = {}
    for word in COST_WORDS:
        table = words.table(word)
        amount = table.number("units", 0, 1000, required=True)
        before = max(units.values(), default=None)
        if amount is not None and (amount != 0 if before is None else amount <= before):
            allowed = "Allowed: 0." if before is None else f"Allowed: more than {before:g}, the word before."
            table.say("units", "out-of-range", "does not grow from 0 with the words", allowed)
        units[word] = amount or 0.0
        table.text("why", required=True)
        table.finish()
    words.finish()
    fields.finish()
    return units


def read_source_costs(fields: Fields, source: str) -> SourceCosts:
    """`act`, `late`, `needless` and `wrong` of one `[[sources]]` table; problems go to the list of `fields`."""
    act = fields.text("act", required=True)
    late, needless, wrong = (_cost(fields.table(key)) for key in ("late", "needless", "wrong"))
    if late.word == COST_WORDS[0]:
        fields.say("late", "out-of-range", "costs nothing to treat late: nothing would ever be worth doing")
        late = Cost(COST_WORDS[1], late.why)
    if needless.word == wrong.word == COST_WORDS[0]:
        message = "costs nothing, and neither does wrong: it would be treated in everybody"
        fields.say("needless", "out-of-range", message)
        needless = Cost(COST_WORDS[1], needless.why)
    return SourceCosts(source, act, late, needless, wrong)


def _cost(fields: Fields) -> Cost:
    word = fields.one_of("word", COST_WORDS, kind="word for a cost", required=True) or COST_WORDS[1]
    cost = Cost(word, fields.text("why", required=True))
    fields.finish()
    return cost
