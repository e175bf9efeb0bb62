"""What each block reaches and how far its result can be trusted (`data/model/blocks.toml`)."""

from __future__ import annotations

import msgspec

from hipspine.diagnosis.judgement import Judgement, read_judgement
from hipspine.errors import Fields, Problem
from hipspine.vocabulary.vocabulary import Vocabulary


class BlockRecipe(msgspec.Struct, frozen=True):
    """A block: the sources it reaches, its thresholds, its sensitivity and its false-positive rate phi.

    `theta`: fraction of the pain that must go for full relief; below `partial_from` there is none. Facts
    come first: `sens_facts` and `phi_facts` name them (an accuracy fact gives sensitivity and 1 -
    specificity, a frequency its proportion); `sens` and `phi` are the judgements used where there is no fact.
    """

    finding: str
    covers: frozenset[str]
    theta: float
    partial_from: float
    sens: Judgement
    phi: Judgement
    sens_facts: tuple[str, ...]
    phi_facts: tuple[str, ...]


def read_blocks(fields: Fields, vocabulary: Vocabulary) -> dict[str, BlockRecipe]:
    """All block recipes from `blocks.toml`; problems go to the list of `fields`."""
    recipes: dict[str, BlockRecipe] = {}
    fields.number("schema", 1, 1, required=True)
    for entry in fields.tables("blocks"):
        finding = entry.one_of("finding", vocabulary.findings, code="unknown-finding", kind="finding", required=True)
        recipes[finding] = BlockRecipe(
            finding=finding,
            covers=frozenset(_covered(entry, vocabulary)),
            theta=entry.number("theta", 0.01, 1, required=True) or 1.0,
            partial_from=entry.number("partial_from", 0.01, 1, required=True) or 1.0,
            sens=read_judgement(entry.table("sens")),
            phi=read_judgement(entry.table("phi")),
            sens_facts=entry.texts("sens_facts"),
            phi_facts=entry.texts("phi_facts"),
        )
        entry.text("theta_why")
        entry.finish()
    fields.finish()
    for one in vocabulary.findings.values():
        if one.kind == "block" and one.id not in recipes:
            fields.problems.append(Problem("missing-block", one.id, None, "is a block without a recipe"))
    return recipes


def _covered(entry: Fields, vocabulary: Vocabulary) -> list[str]:
    known = set(vocabulary.sources) | set(vocabulary.nodes)
    sources: list[str] = []
    for word in entry.texts("covers", known, code="unknown-source", kind="pain source or node"):
        if word in vocabulary.sources:
            sources.append(word)
        else:
            sources += [source.id for source in vocabulary.sources.values() if source.node == word]
    return sources
