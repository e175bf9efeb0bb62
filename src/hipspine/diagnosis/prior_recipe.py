"""How often a source hurts, before anything is found: which facts say so, or what is assumed (`data/model/priors/`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from hipspine.diagnosis.judgement import Judgement, read_judgement
from hipspine.errors import Fields, Problem
from hipspine.vocabulary.vocabulary import Vocabulary

PERSISTENCE: Final = ("joint", "spine", "none")
TIMES: Final = ("constant", "accrues", "fades")
TOWARDS: Final = ("graft", "approach", "opposite_approach")
COUNTED: Final = ("fused_level",)
MOST_LEVELS: Final = 20


class Selection(msgspec.Struct, frozen=True):
    """Which frequency facts of a source count: their role and case definitions, only these studies if any are named."""

    role: str
    cases: tuple[str, ...]
    studies: tuple[str, ...] = ()


class Time(msgspec.Struct, frozen=True):
    """How the rate depends on months since the operation.

    `constant`; `accrues`: q(t) = rate x (1 - 2^(-t/half)); `fades`: q(t) = rate x 2^(-t/half); half in months.
    """

    kind: str = "constant"
    half_months: float = 0.0
    why: str = ""


class SideShift(msgspec.Struct, frozen=True):
    """Odds that the source lies on the side of the graft or the approach (or opposite) rather than on the other."""

    towards: str
    odds: float
    why: str


class Modifier(msgspec.Struct, frozen=True):
    """An odds ratio for a condition or a count, centred on the people who gave the rate.

    logit q = logit q_rate + log(OR) x (x - mean). With `condition`, x = 1 where it holds and 0 where it does
    not; with `each`, x is that count (`fused_level`: how many levels are fused). Unknown x changes nothing.
    `facts` are comparisons with an odds ratio; `mean` is the mean of x among the people who gave the rate.
    """

    condition: str
    each: str
    facts: tuple[str, ...]
    mean: float
    why: str

    @property
    def name(self) -> str:
        """The condition, or the count."""
        return self.condition or f"each_{self.each}"


class PriorRecipe(msgspec.Struct, frozen=True):
    """Where the prior of one source comes from.

    `operated`: facts giving P(this source hurts now) among all people with the operation; `ratio` or the
    facts of `ratio_facts` turn a proxy (image, reoperation) into pain. `operated_assumed` where no row
    exists. `clinic`: facts giving the share among never-operated people in pain, or `clinic_assumed`.
    `persistence`: the class that says how much old pain outlives the operation.
    """

    source: str
    operated: Selection | None
    ratio: Judgement | None
    ratio_facts: tuple[str, ...]
    operated_assumed: Judgement | None
    clinic: Selection | None
    clinic_assumed: Judgement | None
    persistence: str
    time: Time
    side: SideShift | None
    modifiers: tuple[Modifier, ...]
    why: str


def read_priors(
    documents: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary
) -> tuple[dict[str, PriorRecipe], list[Problem]]:
    """All prior files (name -> parsed mapping): one recipe a source, and every problem found."""
    recipes: dict[str, PriorRecipe] = {}
    problems: list[Problem] = []
    for name, document in documents.items():
        found: list[Problem] = []
        fields = Fields(document, "", found)
        fields.number("schema", 1, 1, required=True)
        for entry in fields.tables("priors"):
            recipe = _recipe(entry, vocabulary)
            if recipe.source in recipes:
                entry.say("source", "duplicate-id", "has a prior already")
            recipes[recipe.source] = recipe
        fields.finish()
        problems += [problem.at(name) for problem in found]
    for missing in sorted(set(vocabulary.sources) - set(recipes)):
        problems.append(Problem("missing-prior", missing, None, "has no prior", "", "Add it in data/model/priors."))
    return recipes, problems


def _recipe(entry: Fields, vocabulary: Vocabulary) -> PriorRecipe:
    recipe = PriorRecipe(
        source=entry.one_of("source", vocabulary.sources, code="unknown-source", kind="pain source", required=True),
        operated=_selection(entry, "operated"),
        ratio=_judgement(entry, "ratio"),
        ratio_facts=entry.texts("ratio_facts"),
        operated_assumed=_judgement(entry, "operated_assumed"),
        clinic=_selection(entry, "clinic"),
        clinic_assumed=_judgement(entry, "clinic_assumed"),
        persistence=entry.one_of("persistence", PERSISTENCE, required=True),
        time=_time(entry),
        side=_side(entry),
        modifiers=tuple(_modifier(table, vocabulary) for table in entry.tables("modifiers")),
        why=entry.text("why"),
    )
    if (recipe.operated is None) == (recipe.operated_assumed is None):
        entry.say("operated", "missing-key", "or operated_assumed: give exactly one of the two")
    if (recipe.clinic is None) == (recipe.clinic_assumed is None):
        entry.say("clinic", "missing-key", "or clinic_assumed: give exactly one of the two")
    if (
        recipe.operated is not None
        and recipe.operated.role == "proxy"
        and recipe.ratio is None
        and not recipe.ratio_facts
    ):
        entry.say("ratio", "missing-key", "is missing: a proxy is not pain", "", "Say how many of them hurt.")
    entry.finish()
    return recipe


def _selection(entry: Fields, key: str) -> Selection | None:
    if key not in entry:
        return None
    table = entry.table(key)
    chosen = Selection(table.text("role", required=True), table.texts("cases"), table.texts("studies"))
    table.finish()
    return chosen


def _judgement(entry: Fields, key: str) -> Judgement | None:
    return read_judgement(entry.table(key)) if key in entry else None


def _time(entry: Fields) -> Time:
    if "time" not in entry:
        return Time()
    table = entry.table("time")
    time = Time(
        table.one_of("kind", TIMES, required=True), table.number("half_months", 0.01, 600) or 0.0, table.text("why")
    )
    if time.kind != "constant" and not (time.half_months and time.why):
        table.say("half_months", "missing-key", "and why are needed for a rate that changes with time")
    table.finish()
    return time


def _side(entry: Fields) -> SideShift | None:
    if "side" not in entry:
        return None
    table = entry.table("side")
    shift = SideShift(
        table.one_of("towards", TOWARDS, required=True),
        table.number("odds", 0.01, 100, required=True) or 1.0,
        table.text("why", required=True),
    )
    table.finish()
    return shift


def _modifier(table: Fields, vocabulary: Vocabulary) -> Modifier:
    modifier = Modifier(
        table.one_of("condition", vocabulary.conditions, code="unknown-condition", kind="condition"),
        table.one_of("each", COUNTED),
        table.texts("facts"),
        table.number("mean", 0, MOST_LEVELS if "each" in table else 1, required=True) or 0.0,
        table.text("why", required=True),
    )
    if bool(modifier.condition) == bool(modifier.each):
        table.say("condition", "missing-key", "or each: give exactly one of the two")
    if not modifier.facts:
        table.say("facts", "missing-key", "is missing: a modifier needs the comparisons it rests on")
    table.finish()
    return modifier
