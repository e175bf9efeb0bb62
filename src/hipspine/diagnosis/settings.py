"""What the model assumes as a whole: spreads, shares, limits (`data/model/settings.toml`)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from hipspine.diagnosis.judgement import Judgement, read_judgement
from hipspine.errors import Fields
from hipspine.synthesis import Spread


class DrawBudget(msgspec.Struct, frozen=True):
    """How many parameter draws an interval rests on: `most`, fewer when each is dear, never below `fewest`.

    Up to `exact_draws` positive findings every draw is exact, up to `exact_positives` the central answer is;
    up to `exact_next` next tests are predicted exactly. `exact_reasons`: steps of the recursion up to which the
    weights of the reasons are.
    """

    most: int
    fewest: int
    budget: float
    exact_draws: int
    exact_positives: int
    exact_next: int
    exact_reasons: float


class Settings(msgspec.Struct, frozen=True):
    """The assumptions shared by all sources; the file gives the reason beside each.

    `transport_sd`: logit SD added to evidence from people without a fusion for a person with one.
    `bilateral`: share of a paired source active on both sides. `partial_relief`: psi of the blocks.
    `largest_node`: most that the members of one node may add up to. `most_counted`: active nodes told
    apart by a block. `unmodelled`: P(no modelled source | pain), with the facts that print it, or its complement.
    `coexistence`: P(pain) of a person without an operation, with the ids of the facts it is solved from.
    `unsaid`: by condition, how often it holds where the operation is known and the detail is not.
    `persistence`: by class of source (joint, spine, none), the chance that old pain outlives the operation.
    """

    spread: Spread
    transport_sd: float
    bilateral: Judgement
    partial_relief: Judgement
    largest_node: float
    most_counted: int
    unmodelled: Judgement
    unmodelled_facts: tuple[str, ...]
    unmodelled_complements: tuple[str, ...]
    coexistence: Judgement
    coexistence_facts: Mapping[str, str]
    unsaid: Mapping[str, Judgement]
    draws: DrawBudget
    persistence: Mapping[str, Judgement]


def read_settings(fields: Fields) -> Settings:
    """The settings from the parsed file; problems go to the list of `fields`."""
    fields.number("schema", 1, 1, required=True)
    spread, transport = fields.table("spread"), fields.table("transport")
    chance, unmodelled = fields.table("chance"), fields.table("unmodelled")
    unsaid = fields.table("unsaid")
    coexistence, draws, persistence = fields.table("coexistence"), fields.table("draws"), fields.table("persistence")
    settings = Settings(
        spread=Spread(
            single_study=_explained(spread, "single_study"),
            enough_studies=int(_explained(spread, "enough_studies")),
            unknown_precision=_explained(spread, "unknown_precision"),
        ),
        transport_sd=transport.number("logit_sd", 0, 3, required=True) or 0.0,
        bilateral=read_judgement(fields.table("bilateral")),
        partial_relief=read_judgement(fields.table("partial_relief")),
        largest_node=_explained(chance, "largest_node"),
        most_counted=int(_explained(chance, "most_counted")),
        unmodelled_facts=unmodelled.texts("facts"),
        unmodelled_complements=unmodelled.texts("complements"),
        unmodelled=read_judgement(unmodelled),
        coexistence_facts={key: coexistence.text(key) for key in ("spine_only", "both", "other_only")},
        coexistence=read_judgement(coexistence),
        unsaid={key: read_judgement(unsaid.table(key)) for key in unsaid.names()},
        draws=DrawBudget(
            most=draws.count("intervals", required=True) or 1,
            fewest=draws.count("smallest", required=True) or 1,
            budget=draws.number("budget", 1, required=True) or 1.0,
            exact_draws=draws.count("exact_draws", required=True) or 0,
            exact_positives=draws.count("exact_positives", required=True) or 0,
            exact_next=draws.count("exact_next", required=True) or 0,
            exact_reasons=draws.number("exact_reasons", 0, required=True) or 0.0,
        ),
        persistence={key: read_judgement(persistence.table(key)) for key in ("joint", "spine", "none")},
    )
    transport.text("why", required=True)
    draws.text("why", required=True)
    for table in (spread, transport, chance, draws, persistence):
        table.finish()
    fields.finish()
    return settings


def _explained(fields: Fields, key: str) -> float:
    fields.text(f"{key}_why", required=True)
    return fields.number(key, 0, 100, required=True) or 0.0
