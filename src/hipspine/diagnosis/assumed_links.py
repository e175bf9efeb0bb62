"""The links no study printed: words of the five-step scale with their reasons (`data/model/links/`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hipspine.diagnosis.judgement import Judgement, read_judgement
from hipspine.errors import Fields, Problem
from hipspine.vocabulary.vocabulary import Vocabulary
from hipspine.vocabulary.word_scale import WORD_SCALE


class WordDistribution(msgspec.Struct, frozen=True):
    """What a word of the scale means as a probability: median and SD on the logit scale."""

    median: float
    logit_sd: float
    why: str


class AssumedLink(msgspec.Struct, frozen=True):
    """A word and the reason for it."""

    word: str
    why: str


class Laterality(msgspec.Struct, frozen=True):
    """How often pain is felt on a side: from a source of that side (nearly by definition), of the other, of the
    midline, or from something not modelled."""

    same_side: Judgement
    other_side: AssumedLink
    midline: AssumedLink
    unmodelled: AssumedLink


class AssumedLinks(msgspec.Struct, frozen=True):
    """`leaks[finding]` and `links[finding][source]`; zones from the source profiles are included.

    A pair that is not here means that the source does not raise the finding above its leak.
    """

    scale: Mapping[str, WordDistribution]
    leaks: Mapping[str, AssumedLink]
    links: Mapping[str, Mapping[str, AssumedLink]]
    laterality: Mapping[str, Laterality]


def read_scale(fields: Fields) -> dict[str, WordDistribution]:
    """The five words from `scale.toml`."""
    fields.number("schema", 1, 1, required=True)
    words = fields.table("words") if "words" in fields else fields
    scale = {}
    for word in WORD_SCALE:
        table = words.table(word)
        scale[word] = WordDistribution(
            median=table.number("median", 1e-6, 1 - 1e-6, required=True) or 0.5,
            logit_sd=table.number("logit_sd", 0, 5, required=True) or 0.0,
            why=table.text("why", required=True),
        )
        table.finish()
    fields.finish()
    return scale


def read_links(
    documents: Mapping[str, Mapping[str, Any]], scale: Mapping[str, WordDistribution], vocabulary: Vocabulary
) -> tuple[AssumedLinks, list[Problem]]:
    """All link files (name -> parsed mapping) and the zone profiles of the sources, with every problem found."""
    leaks: dict[str, AssumedLink] = {}
    links: dict[str, dict[str, AssumedLink]] = {}
    laterality: dict[str, Laterality] = {}
    problems: list[Problem] = []
    for name, document in documents.items():
        found: list[Problem] = []
        fields = Fields(document, "", found)
        fields.number("schema", 1, 1, required=True)
        for entry in fields.tables("findings"):
            finding = entry.one_of(
                "finding", vocabulary.findings, code="unknown-finding", kind="finding", required=True
            )
            if "same_side" in entry:
                laterality[finding] = _laterality(entry)
            else:
                if finding in leaks:
                    entry.say("finding", "duplicate-id", "has links already")
                leaks[finding] = AssumedLink(
                    entry.one_of("leak", WORD_SCALE, required=True), entry.text("leak_why", required=True)
                )
                links.setdefault(finding, {}).update(_links(entry, vocabulary))
            entry.finish()
        fields.finish()
        problems += [problem.at(name) for problem in found]
    for source in vocabulary.sources.values():
        for zone, word in source.zones.items():
            links.setdefault(f"{zone}_pain", {})[source.id] = AssumedLink(word, source.zones_why)
    return AssumedLinks(scale, leaks, links, laterality), problems


def _links(entry: Fields, vocabulary: Vocabulary) -> dict[str, AssumedLink]:
    found: dict[str, AssumedLink] = {}
    for group in entry.tables("links"):
        word = group.one_of("word", WORD_SCALE, required=True)
        why = group.text("why", required=True)
        for source in group.texts("sources", vocabulary.sources, code="unknown-source", kind="pain source"):
            if source in found:
                group.say("sources", "duplicate-id", "is linked to this finding twice", value=source)
            found[source] = AssumedLink(word, why)
        group.finish()
    return found


def _laterality(entry: Fields) -> Laterality:
    def one(key: str) -> AssumedLink:
        return AssumedLink(entry.one_of(key, WORD_SCALE, required=True), entry.text(f"{key}_why", required=True))

    return Laterality(read_judgement(entry.table("same_side")), one("other_side"), one("midline"), one("unmodelled"))
