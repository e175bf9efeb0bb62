"""All estimates of the model, by id."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.diagnosis.estimates.block_estimates import block_estimates
from hipspine.diagnosis.estimates.effective import basis_of, effective
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
    yield settings.coexistence.estimate("shared/coexistence")
    for name, judgement in settings.persistence.items():
        if not judgement.is_zero:
            yield judgement.estimate(f"shared/persistence/{name}")
    facts = [studies.fact(name) for name in settings.unmodelled_facts]
    counts = [found for fact in facts if (found := effective(fact, "proportion", settings.spread)) is not None]
    if counts:
        yield pool_proportion("shared/unmodelled", counts, settings.spread, basis_of(facts))
    else:
        yield settings.unmodelled.estimate("shared/unmodelled")
