"""The likeliest sets of sources that hurt together."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.columns import central
from hipspine.diagnosis.network import Network, Place
from hipspine.diagnosis.posterior import Inference
from hipspine.vocabulary.unmodelled import UNMODELLED

MOST_SETS = 10
ENOUGH = 0.8
LIKELY_NODES = 14


@dataclass(frozen=True)
class LikelySet:
    """P(exactly these modelled places hurt | findings); `unmodelled` may or may not hurt besides."""

    places: tuple[Place, ...]
    probability: float


def likely_sets(network: Network, inference: Inference) -> tuple[LikelySet, ...]:
    """Sets of up to three modelled places with the highest probability, down to 80% in all or ten sets.

    The empty set is "none of the modelled sources". Every single place is weighed; pairs and triples are
    made of the places in the fourteen likeliest nodes. Central parameters.
    """
    one = central(network)
    nodes = [index for index, node in enumerate(one.nodes) if node.id != UNMODELLED]
    unmodelled = [index for index, node in enumerate(one.nodes) if node.id == UNMODELLED]
    odds = {index: one.nodes[index].prior[:, 0] / one.nodes[index].prior[0, 0] for index in nodes}
    base = float(np.prod([one.nodes[index].prior[0, 0] for index in nodes])) / float(inference.evidence[0])
    likely = sorted(nodes, key=lambda index: -(1 - float(inference.states[index][0, 0])))[:LIKELY_NODES]
    choices: list[tuple[tuple[int, int], ...]] = [()]
    choices += [((index, state),) for index in nodes for state in range(1, len(one.nodes[index].states))]
    for size in (2, 3):
        for group in itertools.combinations(likely, size):
            states = [range(1, len(one.nodes[index].states)) for index in group]
            choices += [tuple(zip(group, picked, strict=True)) for picked in itertools.product(*states)]
    found = []
    for choice in choices:
        prior = base * float(np.prod([odds[index][state] for index, state in choice]))
        if prior > 0:
            found.append(LikelySet(_places(one, choice), prior * _likelihood(one, choice, unmodelled)))
    found.sort(key=lambda item: (-item.probability, item.places))
    kept: list[LikelySet] = []
    for item in found[:MOST_SETS]:
        kept.append(item)
        if sum(known.probability for known in kept) >= ENOUGH:
            break
    return tuple(kept)


def none_of_these(network: Network, inference: Inference) -> float:
    """P(none of the modelled sources hurts | findings) at the central parameters."""
    one = central(network)
    nodes = [index for index, node in enumerate(one.nodes) if node.id != UNMODELLED]
    unmodelled = [index for index, node in enumerate(one.nodes) if node.id == UNMODELLED]
    base = float(np.prod([one.nodes[index].prior[0, 0] for index in nodes])) / float(inference.evidence[0])
    return base * _likelihood(one, (), unmodelled)


def _places(network: Network, choice: tuple[tuple[int, int], ...]) -> tuple[Place, ...]:
    return tuple(place for index, state in choice for place in network.nodes[index].states[state])


def _likelihood(network: Network, choice: tuple[tuple[int, int], ...], unmodelled: list[int]) -> float:
    """P(findings | exactly this choice of the modelled nodes), the unmodelled node summed out."""
    rest = [range(len(network.nodes[index].states)) for index in unmodelled]
    total = 0.0
    for extra in itertools.product(*rest):
        states = [network.nodes[index].states[state] for index, state in choice]
        weight = 1.0
        for index, state in zip(unmodelled, extra, strict=True):
            weight *= float(network.nodes[index].prior[state, 0])
            states.append(network.nodes[index].states[state])
        total += weight * _given(network, states)
    return total


def _given(network: Network, states: list[tuple[Place, ...]]) -> float:
    active = {place for state in states for place in state}
    chance = 1.0
    for signal in network.signals:
        absent = 1 - float(signal.leak[0])
        for place in active:
            link = signal.links.get(place)
            if link is not None:
                absent *= 1 - float(link[0])
        chance *= 1 - absent if signal.present else absent
    for block in network.blocks:
        steps = [block.step(state) for state in states]
        covered, uncovered = sum(c for c, _ in steps), sum(u for _, u in steps)
        chance *= float(block.table[min(covered, block.most), min(uncovered, block.most), 0])
    return chance
