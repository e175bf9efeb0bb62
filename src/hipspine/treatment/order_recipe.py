"""Hip first or spine first, as `data/treatment/hip_or_spine.toml` says."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

import msgspec

from hipspine.errors import Fields
from hipspine.treatment.fact_use import read_fact
from hipspine.treatment.outcome_recipe import OutcomeRecipe, read_outcome
from hipspine.treatment.outcome_words import FIRSTS, First
from hipspine.vocabulary.vocabulary import Vocabulary


class SideRecipe(msgspec.Struct, frozen=True):
    """One outcome in people in whom hip or spine came first."""

    first: First
    outcome: OutcomeRecipe


class ComparedFact(msgspec.Struct, frozen=True):
    """A ratio of one order against the other; `exposed` is the order its numerator had first."""

    fact: str
    exposed: First


class ComparisonRecipe(msgspec.Struct, frozen=True):
    """The ratios of one unwanted outcome, cohort by cohort, never pooled."""

    what: str
    facts: tuple[ComparedFact, ...]
    note: str = ""


class SignRecipe(msgspec.Struct, frozen=True):
    """A finding that points to one of the two, by a fact."""

    finding: str
    points_to: First
    fact: str
    why: str


class OrderRecipe(msgspec.Struct, frozen=True):
    """The sources of the hip and of the spine of which both may be operated, and what is known of either order.

    A source counts from the probability `least` on (judged).
    """

    least: float
    hip: tuple[str, ...]
    spine: tuple[str, ...]
    sides: tuple[SideRecipe, ...]
    comparisons: tuple[ComparisonRecipe, ...]
    signs: tuple[SignRecipe, ...]


def read_order(fields: Fields, vocabulary: Vocabulary, known: Collection[str]) -> OrderRecipe:
    """The whole file; problems go to the list of `fields`."""
    fields.number("schema", 1, 1, required=True)
    least = fields.number("least", 0, 1, required=True) or 0.0
    fields.text("least_why", required=True)
    order = OrderRecipe(
        least=least,
        hip=fields.texts("hip", vocabulary.sources, code="unknown-source", kind="pain source"),
        spine=fields.texts("spine", vocabulary.sources, code="unknown-source", kind="pain source"),
        sides=tuple(SideRecipe(_first(table, "first"), read_outcome(table, known)) for table in fields.tables("sides")),
        comparisons=tuple(_comparison(table, known) for table in fields.tables("comparisons")),
        signs=tuple(_sign(table, vocabulary, known) for table in fields.tables("signs")),
    )
    fields.finish()
    return order


def _comparison(fields: Fields, known: Collection[str]) -> ComparisonRecipe:
    facts = []
    for table in fields.tables("facts"):
        facts.append(ComparedFact(read_fact(table, "fact", known), _first(table, "exposed")))
        table.finish()
    comparison = ComparisonRecipe(
        fields.text("what", required=True), tuple(one for one in facts if one.fact), fields.text("note")
    )
    fields.finish()
    return comparison


def _sign(fields: Fields, vocabulary: Vocabulary, known: Collection[str]) -> SignRecipe:
    sign = SignRecipe(
        finding=fields.one_of("finding", vocabulary.findings, code="unknown-finding", kind="finding", required=True),
        points_to=_first(fields, "points_to"),
        fact=read_fact(fields, "fact", known),
        why=fields.text("why", required=True),
    )
    fields.finish()
    return sign


def _first(fields: Fields, key: str) -> First:
    return cast(First, fields.one_of(key, FIRSTS, required=True) or FIRSTS[0])
