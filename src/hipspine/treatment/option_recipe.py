"""What can be done about one source, as `data/treatment/sources` gives it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from hipspine.errors import Fields
from hipspine.treatment.costs import SourceCosts, read_source_costs
from hipspine.treatment.outcome_recipe import OutcomeRecipe, read_outcome


class OptionRecipe(msgspec.Struct, frozen=True):
    """One treatment of one source with its outcomes; `no_outcome` says why none is given.

    `dislocation`: the option is a hip replacement, so that its dislocation by fused levels belongs to it.
    """

    treatment: str
    outcomes: tuple[OutcomeRecipe, ...] = ()
    no_outcome: str = ""
    dislocation: bool = False
    note: str = ""


class SourceTreatment(msgspec.Struct, frozen=True):
    """The costs and the options of one source, in the order in which they are usually tried."""

    source: str
    costs: SourceCosts
    options: tuple[OptionRecipe, ...]
    note: str = ""


def read_source_treatment(
    fields: Fields, sources: Collection[str], treatments: Collection[str], known: Collection[str]
) -> SourceTreatment:
    """One `[[sources]]` table; problems go to the list of `fields`."""
    source = fields.one_of("source", sources, code="unknown-source", kind="pain source", required=True)
    costs = read_source_costs(fields, source)
    options = tuple(_options(fields, treatments, known))
    found = SourceTreatment(source, costs, options, fields.text("note"))
    if not options:
        fields.say("options", "missing-key", "is missing", "", "Add [[sources.options]].")
    fields.finish()
    return found


def _options(fields: Fields, treatments: Collection[str], known: Collection[str]) -> Iterator[OptionRecipe]:
    seen: set[str] = set()
    for table in fields.tables("options"):
        treatment = table.one_of(
            "treatment", treatments, code="unknown-treatment", kind="treatment", required=True,
            search="Search: hipspine words --kind treatment",
        )  # fmt: skip
        if treatment in seen:
            table.say("treatment", "duplicate-id", "is an option of this source already")
        seen.add(treatment)
        outcomes = tuple(read_outcome(one, known) for one in table.tables("outcomes"))
        why = table.text("no_outcome")
        if bool(outcomes) == bool(why):
            remedy = "Give outcomes, or no_outcome with the reason."
            table.say("outcomes", "fact-or-judgement", "and no_outcome exclude each other", "", remedy)
        yield OptionRecipe(treatment, outcomes, why, table.flag("dislocation"), table.text("note"))
        table.finish()
