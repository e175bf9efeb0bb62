"""All estimates of the model, by id."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.diagnosis.estimates.block_estimates import block_estimates
from hipspine.diagnosis.estimates.link_estimates import link_estimates
from hipspine.diagnosis.estimates.prior_estimates import prior_estimates
from hipspine.diagnosis.estimates.shared_estimates import shared_estimates
from hipspine.diagnosis.judgement import assumed
from hipspine.diagnosis.model_data import ModelData
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Estimate
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
    yield from shared_estimates(model.settings, studies)
    yield model.overlap.share.estimate("shared/overlap")
