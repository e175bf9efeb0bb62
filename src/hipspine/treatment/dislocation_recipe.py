"""Which facts give the risk that a hip replacement dislocates, as `data/treatment/dislocation.toml` says."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from hipspine.errors import Fields
from hipspine.treatment.fact_use import FactUse, read_fact_uses

MOST_LEVELS = 20


class RateRecipe(msgspec.Struct, frozen=True):
    """The share that dislocates within `year` years after `least` to `most` fused levels.

    `size_of` names a fact whose people are as many, where the rate prints no size (`size_why`).
    """

    year: int
    least: int
    most: int
    facts: tuple[FactUse, ...]
    size_of: str = ""
    size_why: str = ""


class RatioRecipe(msgspec.Struct, frozen=True):
    """A ratio of the hazard of dislocation: its facts, against whom, and what it may be put on top of."""

    facts: tuple[FactUse, ...]
    against: str
    why: str = ""
    same_why: str = ""
    beside: tuple[FactUse, ...] = ()
    beside_why: str = ""


class HeadRecipe(msgspec.Struct, frozen=True):
    """The ratio of one head size (millimetres) against the common reference."""

    mm: float
    ratio: RatioRecipe


class DislocationRecipe(msgspec.Struct, frozen=True):
    """Rates by levels, and the ratios of sacrum, head and dual mobility.

    `together` are ratios of the sacrum that a study adjusted for the number of levels: only these may be put on top of
    a rate by levels. `head_of_rates` is the head the rates are judged to stand for, with `head_sd` on the log scale.
    """

    rates: tuple[RateRecipe, ...]
    most_levels: int
    sacrum: RatioRecipe
    spared: str
    together: tuple[FactUse, ...]
    heads: tuple[HeadRecipe, ...]
    reference_head: float
    head_of_rates: float
    head_sd: float
    head_why: str
    dual_mobility: RatioRecipe
    beside: tuple[FactUse, ...]
    beside_why: str


def read_dislocation(fields: Fields, known: Collection[str]) -> DislocationRecipe:
    """The whole file; problems go to the list of `fields`."""
    fields.number("schema", 1, 1, required=True)
    rates = tuple(_rate(table, known) for table in fields.tables("rates"))
    heads = tuple(HeadRecipe(_mm(table, "mm"), _ratio(table, known, "")) for table in fields.tables("heads"))
    sacrum = fields.table("sacrum")
    together = read_fact_uses(sacrum, "together", known)
    spared = sacrum.text("spared", required=True)
    sacrum_ratio = _ratio(sacrum, known)
    dual = _ratio(fields.table("dual_mobility"), known)
    head = fields.table("head_of_rates")
    against, mm = _mm(head, "against"), _mm(head, "mm")
    sd, head_why = head.number("sd", 0, 2, required=True) or 0.0, head.text("why", required=True)
    head.finish()
    beside = [(read_fact_uses(one, "facts", known), one.text("why", required=True)) for one in fields.tables("beside")]
    most = fields.count("most_levels", required=True) or 1
    fields.text("most_levels_why", required=True)
    fields.finish()
    return DislocationRecipe(
        rates=rates,
        most_levels=most,
        sacrum=sacrum_ratio,
        spared=spared,
        together=together,
        heads=heads,
        reference_head=against,
        head_of_rates=mm,
        head_sd=sd,
        head_why=head_why,
        dual_mobility=dual,
        beside=tuple(use for uses, _ in beside for use in uses),
        beside_why=" ".join(why for _, why in beside),
    )


def _rate(fields: Fields, known: Collection[str]) -> RateRecipe:
    span = fields.raw("levels")
    good = isinstance(span, list | tuple) and len(span) == 2 and all(isinstance(one, int) for one in span)
    if not good or not 0 <= span[0] <= span[1] <= MOST_LEVELS:
        fields.say("levels", "out-of-range", "is no span of levels", "Allowed: [1, 2].")
        span = [0, 0]
    rate = RateRecipe(
        year=fields.count("year", required=True) or 1,
        least=span[0],
        most=span[1],
        facts=read_fact_uses(fields, "facts", known),
        size_of=fields.text("size_of"),
        size_why=fields.text("size_why"),
    )
    if rate.size_of and rate.size_of not in known:
        fields.say("size_of", "unknown-fact", "is no fact of the evidence")
    if rate.size_of and not rate.size_why:
        fields.say("size_why", "missing-key", "is missing beside size_of", "", "Add size_why = ...")
    fields.finish()
    return rate


def _ratio(fields: Fields, known: Collection[str], against: str | None = None) -> RatioRecipe:
    """A ratio; the table is finished here."""
    ratio = RatioRecipe(
        facts=read_fact_uses(fields, "facts", known),
        against=fields.text("against", required=True) if against is None else against,
        why=fields.text("why"),
        same_why=fields.text("same_why"),
        beside=read_fact_uses(fields, "beside", known),
        beside_why=fields.text("beside_why"),
    )
    fields.finish()
    return ratio


def _mm(fields: Fields, key: str) -> float:
    return fields.number(key, 16, 60, unit="mm", required=True) or 0.0
