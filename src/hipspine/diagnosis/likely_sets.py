"""The likeliest sets of sources that hurt together."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np

from hipspine.diagnosis.columns import central
from hipspine.diagnosis.network import Array, Network, Place
from hipspine.diagnosis.posterior import Inference, infer
from hipspine.vocabulary.unmodelled import UNMODELLED

MOST_SETS = 10
ENOUGH = 0.8
LIKELY_NODES = 14
LIKELY_PAIRS = 6


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


def none_of_these(network: Network, inference: Inference) -> Array:
    """P(none of the modelled sources hurts | findings), each column."""
    base = np.ones(network.columns)
    weight = np.zeros(network.columns)
    for node in network.nodes:
        if node.id != UNMODELLED:
            base = base * node.prior[0]
    for node in network.nodes:
        if node.id == UNMODELLED:
            for state, prior in zip(node.states, node.prior, strict=True):
                weight = weight + prior * _all_columns(network, state)
    return np.asarray(base * weight / inference.evidence)


def likely_pairs(network: Network, inference: Inference) -> tuple[LikelySet, ...]:
    """P(both hurt | findings) of the pairs of places in the likeliest nodes, whatever else hurts; the ten likeliest.

    A pair comes from conditioning: P(b | findings, a active) x P(a | findings), central parameters.
    """
    one = central(network)
    places = {place: float(row[0]) for place, row in inference.places().items() if place[0] != UNMODELLED}
    first = sorted(places, key=lambda place: (-places[place], place))[:LIKELY_PAIRS]
    found = []
    for index, place in enumerate(first[:-1]):
        given = infer(_with_active(one, place)).places()
        found += [
            LikelySet((place, other), places[place] * float(given[other][0]))
            for other in first[index + 1 :]
            if other in given
        ]
    found.sort(key=lambda item: (-item.probability, item.places))
    return tuple(item for item in found[:MOST_SETS] if item.probability > 0)


def _with_active(network: Network, place: Place) -> Network:
    """The network given that a place is active: the other states of its node are ruled out."""
    nodes = []
    for node in network.nodes:
        if any(place in state for state in node.states):
            keep = np.array([place in state for state in node.states])[:, None]
            prior = np.where(keep, node.prior, 0.0)
            nodes.append(replace(node, prior=prior / prior.sum(axis=0)))
        else:
            nodes.append(node)
    return replace(network, nodes=tuple(nodes))


def _all_columns(network: Network, state: tuple[Place, ...]) -> Array:
    """P(findings | exactly the places of this state active), each column."""
    chance = np.ones(network.columns)
    for signal in network.signals:
        link = signal.link(state)
        absent = (1 - signal.leak) * (1.0 if link is None else 1 - link)
        chance = chance * (1 - absent if signal.present else absent)
    for block in network.blocks:
        chance = chance * block.table[block.step(state)]
    return np.asarray(chance)


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
