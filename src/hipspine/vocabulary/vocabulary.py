"""All the words together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from hipspine.vocabulary.condition import Condition
from hipspine.vocabulary.finding import Finding
from hipspine.vocabulary.node import Node
from hipspine.vocabulary.pain_source import PainSource
from hipspine.vocabulary.test import Test
from hipspine.vocabulary.treatment import Treatment
from hipspine.vocabulary.zone import PainZone


class Vocabulary(msgspec.Struct, frozen=True):
    """All the words: id -> object, in the order of the files. Every reference between them resolves."""

    sources: Mapping[str, PainSource]
    findings: Mapping[str, Finding]
    tests: Mapping[str, Test]
    zones: Mapping[str, PainZone]
    nodes: Mapping[str, Node]
    conditions: Mapping[str, Condition]
    treatments: Mapping[str, Treatment] = {}

    def members(self, node: str) -> tuple[PainSource, ...]:
        """The pain sources of a node, in the order of the files; KeyError for an unknown node."""
        self.nodes[node]
        return tuple(source for source in self.sources.values() if source.node == node)

    def paired(self, source: str) -> bool:
        """Whether a source has sides; KeyError for an unknown source."""
        return self.nodes[self.sources[source].node].paired

    def covered(self, finding: str) -> tuple[str, ...]:
        """Ids of the sources a block covers, its nodes replaced by their members; KeyError if unknown."""
        ids: dict[str, None] = {}
        for name in self.findings[finding].covers:
            ids.update(dict.fromkeys([name] if name in self.sources else [source.id for source in self.members(name)]))
        return tuple(ids)

    def holding(self, conditions: Collection[str]) -> frozenset[str]:
        """`conditions` and every condition that holds because one of its `any_of` does."""
        held = set(conditions)
        grown = True
        while grown:
            more = {one.id for one in self.conditions.values() if held.intersection(one.any_of)} - held
            held |= more
            grown = bool(more)
        return frozenset(held)

    def possible(self, source: str, conditions: Collection[str]) -> bool:
        """Whether a source is possible where exactly `conditions` hold; KeyError for an unknown source.

        For a source with sides, give the conditions of that side together with those without a side.
        """
        held = self.holding(conditions)
        one = self.sources[source]
        return held.issuperset(one.needs) and held.isdisjoint(one.excluded_by)

    def to_dict(self) -> dict[str, Any]:
        """Plain mappings and lists, as JSON would carry them."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain
