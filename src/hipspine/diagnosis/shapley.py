"""What each group of findings contributes to the probability of a source: Shapley values on the log-odds."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np

from hipspine.diagnosis.columns import central
from hipspine.diagnosis.network import Array, Network, Place
from hipspine.diagnosis.subset_columns import places_of_subsets

EXACT_GROUPS = 10
PERMUTATIONS = 32


@dataclass(frozen=True, eq=False)
class Weights:
    """`log_odds[group][place]`: the Shapley value of a group on logit P(place); `start`, `end`: the logits between.

    For every place the values add up to end - start: from the prior given the complaint to the posterior.
    """

    groups: tuple[str, ...]
    log_odds: dict[str, dict[Place, float]]
    start: dict[Place, float]
    end: dict[Place, float]


def weights(network: Network) -> Weights:
    """Shapley values of every evidence group, at the central parameters (model.md 6).

    Exact over all subsets up to ten groups; beyond that the mean over a fixed set of permutations and
    their reverses, each of which adds up exactly. The order of entry cannot matter.
    """
    one = central(network)
    named = {signal.group for signal in one.signals} | {block.group for block in one.blocks}
    groups = tuple(sorted(named - {"complaint"}))
    if len(groups) <= EXACT_GROUPS:
        return _exact(one, groups)
    return _sampled(one, groups)


def _logits(network: Network, groups: tuple[str, ...], included: np.ndarray) -> dict[Place, Array]:
    found = places_of_subsets(network, groups, included)
    tiny = 1e-300
    return {place: np.log(np.maximum(p, tiny)) - np.log(np.maximum(1 - p, 1e-16)) for place, p in found.items()}


def _exact(network: Network, groups: tuple[str, ...]) -> Weights:
    count = len(groups)
    subsets = np.arange(2**count)
    included = (subsets[:, None] >> np.arange(count)) & 1 == 1
    logits = _logits(network, groups, included)
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


def _sampled(network: Network, groups: tuple[str, ...]) -> Weights:
    orders = _permutations(len(groups))
    included = np.zeros((len(orders) * (len(groups) + 1), len(groups)), dtype=bool)
    for index, order in enumerate(orders):
        for step, group in enumerate(order):
            start = index * (len(groups) + 1)
            included[start + step + 1 : start + len(groups) + 1, group] = True
    logits = _logits(network, groups, included)
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


def _ends(logits: dict[Place, Array]) -> tuple[dict[Place, float], dict[Place, float]]:
    start = {place: float(row[0]) for place, row in logits.items()}
    end = {place: float(row[-1]) for place, row in logits.items()}
    return start, end
