"""The likeliest sets of sources that hurt together."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hipspine.diagnosis.columns import central
from hipspine.diagnosis.flat_states import FlatStates
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
    made of the states of the fourteen likeliest nodes. Central parameters.
    """
    flat = FlatStates.of(central(network))
    quiet = [1 - float(table[0, 0]) for table in inference.states]
    likely = sorted(set(flat.node), key=lambda index: -quiet[index])[:LIKELY_NODES]
    base = flat.base / float(inference.evidence[0])
    found: list[LikelySet] = []
    for choices in _choices(flat, likely):
        probability = base * flat.weight(choices)
        best = np.argsort(-probability, kind="stable")[:MOST_SETS]
        found += [LikelySet(flat.places(choices[row]), float(probability[row])) for row in best]
    found.sort(key=lambda item: (-item.probability, item.places))
    kept: list[LikelySet] = []
    for item in found[:MOST_SETS]:
        if item.probability > 0:
            kept.append(item)
        if sum(known.probability for known in kept) >= ENOUGH:
            break
    return tuple(kept)


def _choices(flat: FlatStates, likely: list[int]) -> list[npt.NDArray[np.int64]]:
    """Rows of state numbers: none, each alone, pairs and triples of states of different likely nodes."""
    states = [index for index, node in enumerate(flat.node) if node in likely]
    pairs = [pair for pair in itertools.combinations(states, 2) if flat.node[pair[0]] != flat.node[pair[1]]]
    triples = [
        (*pair, third)
        for pair in pairs
        for third in states
        if third > pair[1] and flat.node[third] not in (flat.node[pair[0]], flat.node[pair[1]])
    ]
    return [
        np.empty((1, 0), dtype=np.int64),
        np.arange(len(flat.node), dtype=np.int64).reshape(-1, 1),
        np.array(pairs, dtype=np.int64).reshape(-1, 2),
        np.array(triples, dtype=np.int64).reshape(-1, 3),
    ]


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
