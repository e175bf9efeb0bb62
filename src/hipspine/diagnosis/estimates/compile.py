"""All estimates of the model, by id."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from hipspine.diagnosis.estimates.block_estimates import block_estimates
from hipspine.diagnosis.estimates.effective import basis_of, complement, effective
from hipspine.diagnosis.estimates.link_estimates import link_estimates
from hipspine.diagnosis.estimates.prior_estimates import prior_estimates
from hipspine.diagnosis.judgement import assumed
from hipspine.diagnosis.model_data import ModelData
from hipspine.diagnosis.settings import Settings
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Estimate, pool_proportion
from hipspine.vocabulary.vocabulary import Vocabulary


def compile_estimates(vocabulary: Vocabulary, studies: Studies, model: ModelData) -> dict[str, Estimate]:
    """Every estimate the model can need, by id, in a fixed order. Raises ValueError where a recipe finds no fact."""
    return {estimate.id: estimate for estimate in _all(vocabulary, studies, model)}


def _all(vocabulary: Vocabulary, studies: Studies, model: ModelData) -> Iterator[Estimate]:
    spread = model.settings.spread
    for finding in vocabulary.findings.values():
        if finding.id in model.links.leaks or finding.id in model.links.links:
            yield from link_estimates(finding, model.links, studies, spread)
    for name, laterality in model.links.laterality.items():
        yield laterality.same_side.estimate(f"laterality/{name}/same_side")
        for key in ("other_side", "midline", "unmodelled"):
            word = getattr(laterality, key)
            meaning = model.links.scale[word.word]
            yield assumed(f"laterality/{name}/{key}", meaning.median, meaning.logit_sd, word.why)
    for recipe in model.priors.values():
        yield from prior_estimates(recipe, studies, spread)
    for block in model.blocks.values():
        yield from block_estimates(block, studies, spread)
    yield from _shared(model.settings, studies)


def _shared(settings: Settings, studies: Studies) -> Iterator[Estimate]:
    yield settings.bilateral.estimate("shared/bilateral")
    yield settings.partial_relief.estimate("shared/partial_relief")
    for name, judgement in settings.persistence.items():
        if not judgement.is_zero:
            yield judgement.estimate(f"shared/persistence/{name}")
    yield _coexistence(settings, studies)
    yield _unmodelled(settings, studies)


def _unmodelled(settings: Settings, studies: Studies) -> Estimate:
    """N0: P(none of the modelled sources | pain), from the facts that count such people, or all the others."""
    named = [(studies.fact(name), False) for name in settings.unmodelled_facts]
    named += [(studies.fact(name), True) for name in settings.unmodelled_complements]
    counts = [(effective(fact, "proportion", settings.spread), flip) for fact, flip in named]
    found = [complement(count) if flip else count for count, flip in counts if count is not None]
    if not found:
        return settings.unmodelled.estimate("shared/unmodelled")
    return pool_proportion("shared/unmodelled", found, settings.spread, basis_of([fact for fact, _ in named]))


def _coexistence(settings: Settings, studies: Studies) -> Estimate:
    """P(pain) = both / (spine x other), solved from one clinic's three counts; the spread is the judged one."""
    judged = settings.coexistence.estimate("shared/coexistence")
    names = settings.coexistence_facts
    if not all(names.values()):
        return judged
    facts = {key: studies.fact(name) for key, name in names.items()}
    share = {key: fact.fraction("proportion") or 0.0 for key, fact in facts.items()}
    spine, other = share["spine_only"] + share["both"], share["other_only"] + share["both"]
    pain = share["both"] / (spine * other)
    if not 0 < pain < 1:
        raise ValueError(f"shared/coexistence: {pain:g} is no probability")
    return msgspec.structs.replace(
        judged,
        mean=(math.log(pain / (1 - pain)),),
        basis="derived",
        facts=tuple(fact.id for fact in facts.values()),
        method="both / (spine x other)",
    )
