"""Everything under `data/model/`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hipspine.diagnosis.action_thresholds import ActionThreshold, read_action_thresholds
from hipspine.diagnosis.assumed_links import AssumedLinks, read_links, read_scale
from hipspine.diagnosis.block_recipe import BlockRecipe, read_blocks
from hipspine.diagnosis.burden import BurdenWeights, read_burden
from hipspine.diagnosis.overlap_recipe import OverlapRecipe, read_overlap
from hipspine.diagnosis.prior_recipe import PriorRecipe, read_priors
from hipspine.diagnosis.settings import Settings, read_settings
from hipspine.errors import Fields, InputError, Problem
from hipspine.vocabulary.vocabulary import Vocabulary


class ModelData(msgspec.Struct, frozen=True):
    """What no study printed, and which facts each prior and block uses."""

    settings: Settings
    links: AssumedLinks
    priors: Mapping[str, PriorRecipe]
    blocks: Mapping[str, BlockRecipe]
    thresholds: Mapping[str, ActionThreshold]
    burden: BurdenWeights
    overlap: OverlapRecipe


def read_model_data(documents: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary) -> ModelData:
    """The model files: name relative to `data/model` -> parsed mapping. Raises InputError with every problem."""
    problems: list[Problem] = []

    def open_file(name: str) -> Fields:
        found: list[Problem] = []
        opened.append((name, found))
        return Fields(documents.get(name, {}), "", found)

    opened: list[tuple[str, list[Problem]]] = []
    settings = read_settings(open_file("settings.toml"))
    scale = read_scale(open_file("scale.toml"))
    blocks = read_blocks(open_file("blocks.toml"), vocabulary)
    thresholds = read_action_thresholds(open_file("action_thresholds.toml"), vocabulary)
    burden = read_burden(open_file("burden.toml"))
    overlap = read_overlap(open_file("overlap.toml"), vocabulary)
    links, link_problems = read_links(_under(documents, "links/"), scale, vocabulary)
    priors, prior_problems = read_priors(_under(documents, "priors/"), vocabulary)
    for name, found in opened:
        problems += [problem.at(name) for problem in found]
    problems += link_problems + prior_problems
    if problems:
        raise InputError(problems)
    return ModelData(settings, links, priors, blocks, thresholds, burden, overlap)


def _under(documents: Mapping[str, Mapping[str, Any]], folder: str) -> dict[str, Mapping[str, Any]]:
    return {name: document for name, document in documents.items() if name.startswith(folder)}
