"""What each group of findings contributes to the probability of a source: Shapley values on the log-odds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import factorial

import numpy as np

from hipspine.diagnosis.columns import central
from hipspine.diagnosis.count_space import CountSpace
from hipspine.diagnosis.network import Array, Network, Place
from hipspine.diagnosis.set_list import SetList
from hipspine.diagnosis.subset_columns import Mask, places_of_subsets
from hipspine.diagnosis.subset_sets import places_over_sets

EXACT_GROUPS = 10
PERMUTATIONS = 32
TINY, NEAR_ONE = 1e-300, 1e-16


@dataclass(frozen=True, eq=False)
class Dear:
    """What to do where the exact way costs too much: more than `limit` steps of the recursion.

    `listed` are the likeliest sets; `start`, `end`: the probability of every place given the complaint alone, and given
    all findings, which the values must lead from and to.
    """

    limit: float
    listed: SetList
    start: Mapping[Place, float]
    end: Mapping[Place, float]


@dataclass(frozen=True, eq=False)
class Weights:
    """`log_odds[group][place]`: the Shapley value of a group on logit P(place); `start`, `end`: the logits between.

    For every place the values add up to end - start: from the prior given the complaint to the posterior.
    """

    groups: tuple[str, ...]
    log_odds: dict[str, dict[Place, float]]
    start: dict[Place, float]
    end: dict[Place, float]


def weights(network: Network, *, dear: Dear | None = None) -> Weights:
    """Shapley values of every evidence group, at the central parameters (model.md 6).

    Over all subsets up to ten groups; beyond that the mean over a fixed set of permutations and their reverses,
    each of which adds up exactly. The order of entry cannot matter. Every subset is answered exactly, unless that
    would cost more than `dear` allows: then each is weighed over many sets of sources, and the values are made to
    add up to the known ends.
    """
    one = central(network)
    named = {signal.group for signal in one.signals} | {block.group for block in one.blocks}
    groups = tuple(sorted(named - {"complaint"}))
    included, combine = (_subsets, _exact) if len(groups) <= EXACT_GROUPS else (_prefixes, _sampled)
    rows = included(len(groups))
    if dear is not None and _cost(one, groups, rows) > dear.limit:
        logits = _logits(places_over_sets(one, groups, rows, dear.listed))
        return _adding_up(combine(groups, logits), dear)
    return combine(groups, _logits(places_of_subsets(one, groups, rows)))


def _cost(network: Network, groups: tuple[str, ...], included: Mask) -> float:
    """Subsets of positive findings, times counts of the blocks, that the exact way would carry for all rows."""
    positives = [sum(signal.group == group for signal in network.positives) for group in groups]
    always = len(network.positives) - sum(positives)
    carried = 2.0 ** (included.astype(float) @ np.array(positives, dtype=float) + always)
    return float(carried.sum()) * len(CountSpace.of(network).counts)


def _adding_up(found: Weights, dear: Dear) -> Weights:
    """What is missing between the ends is shared out by the size of the values; with none, equally."""
    values = {group: dict(places) for group, places in found.log_odds.items()}
    start, end = _logit(dear.start), _logit(dear.end)
    for place in start:
        parts = {group: values[group][place] for group in found.groups}
        size = sum(abs(value) for value in parts.values())
        missing = end[place] - start[place] - sum(parts.values())
        for group, value in parts.items():
            values[group][place] = value + missing * (abs(value) / size if size else 1 / len(parts))
    return Weights(found.groups, values, start, end)


def _logit(places: Mapping[Place, float]) -> dict[Place, float]:
    return {place: float(np.log(max(p, TINY)) - np.log(max(1 - p, NEAR_ONE))) for place, p in places.items()}


def _logits(found: Mapping[Place, Array]) -> dict[Place, Array]:
    return {place: np.log(np.maximum(p, TINY)) - np.log(np.maximum(1 - p, NEAR_ONE)) for place, p in found.items()}


def _subsets(count: int) -> Mask:
    return np.asarray((np.arange(2**count)[:, None] >> np.arange(count)) & 1 == 1)


def _exact(groups: tuple[str, ...], logits: Mapping[Place, Array]) -> Weights:
    count = len(groups)
    subsets, included = np.arange(2**count), _subsets(count)
    sizes = included.sum(axis=1)
    share = np.array([factorial(k) * factorial(count - k - 1) / factorial(count) for k in range(count)] or [1.0])
    values: dict[str, dict[Place, float]] = {}
    for index, group in enumerate(groups):
        without = subsets[~included[:, index]]
        gain = share[sizes[without]]
        values[group] = {
            place: float(gain @ (row[without | (1 << index)] - row[without])) for place, row in logits.items()
        }
    return Weights(groups, values, *_ends(logits))


def _prefixes(count: int) -> Mask:
    """For every permutation its first 0, 1, ... groups."""
    orders = _permutations(count)
    included = np.zeros((len(orders) * (count + 1), count), dtype=bool)
    for index, order in enumerate(orders):
        for step, group in enumerate(order):
            start = index * (count + 1)
            included[start + step + 1 : start + count + 1, group] = True
    return included


def _sampled(groups: tuple[str, ...], logits: Mapping[Place, Array]) -> Weights:
    orders = _permutations(len(groups))
    values: dict[str, dict[Place, float]] = {group: {} for group in groups}
    for place, row in logits.items():
        steps = np.diff(row.reshape(len(orders), len(groups) + 1), axis=1)
        for index, group in enumerate(groups):
            at = [int(np.flatnonzero(order == index)[0]) for order in orders]
            values[group][place] = float(np.mean(steps[np.arange(len(orders)), at]))
    whole = {place: row[[0, len(groups)]] for place, row in logits.items()}
    return Weights(groups, values, *_ends(whole))


def _permutations(count: int) -> list[np.ndarray]:
    rng = np.random.Generator(np.random.PCG64(count))
    orders = [rng.permutation(count) for _ in range(PERMUTATIONS // 2)]
    return orders + [order[::-1] for order in orders]


def _ends(logits: Mapping[Place, Array]) -> tuple[dict[Place, float], dict[Place, float]]:
    start = {place: float(row[0]) for place, row in logits.items()}
    end = {place: float(row[-1]) for place, row in logits.items()}
    return start, end
