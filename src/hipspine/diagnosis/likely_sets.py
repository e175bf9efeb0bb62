"""The likeliest sets and pairs of sources that hurt together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.network import Array, Network, Place
from hipspine.diagnosis.posterior import Inference
from hipspine.diagnosis.set_list import SetList
from hipspine.vocabulary.unmodelled import UNMODELLED

MOST_SETS = 10
MOST_READ = 1000
ENOUGH = 0.8


@dataclass(frozen=True)
class LikelySet:
    """P(exactly these modelled places hurt | findings), or of a pair: P(both hurt | findings)."""

    places: tuple[Place, ...]
    probability: float


def likely_sets(listed: SetList) -> tuple[LikelySet, ...]:
    """Sets of modelled places with the highest probability, `unmodelled` free, down to 80% in all or ten sets.

    The empty set is "none of the modelled sources". Each probability is exact at the central parameters
    as far as the likeliest thousand of the list hold the set with and without `unmodelled`.
    """
    total: dict[tuple[Place, ...], float] = {}
    for row, probability in enumerate(listed.probability[:MOST_READ]):
        places = tuple(sorted(place for place in listed.places(row) if place[0] != UNMODELLED))
        total[places] = total.get(places, 0.0) + float(probability)
    kept: list[LikelySet] = []
    for places, probability in sorted(total.items(), key=lambda item: (-item[1], item[0]))[:MOST_SETS]:
        kept.append(LikelySet(places, probability))
        if sum(known.probability for known in kept) >= ENOUGH:
            break
    return tuple(kept)


def likely_pairs(listed: SetList) -> tuple[LikelySet, ...]:
    """The ten pairs of modelled places likeliest to hurt both, whatever else hurts, as far as the list holds them."""
    places = tuple(dict.fromkeys(place for state in listed.flat.names for place in state if place[0] != UNMODELLED))
    active = listed.place_matrix(places)
    together = (active * listed.probability[:, None]).T @ active
    first, second = np.triu_indices(len(places), 1)
    pairs = [
        LikelySet((places[a], places[b]), float(together[a, b]))
        for a, b in zip(first, second, strict=True)
        if together[a, b] > 0
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.probability, pair.places))[:MOST_SETS])


def none_of_these(network: Network, inference: Inference) -> Array:
    """P(none of the modelled sources hurts | findings), each column, exact."""
    base = np.ones(network.columns)
    weight = np.zeros(network.columns)
    for node in network.nodes:
        if node.id != UNMODELLED:
            base = base * node.prior[0]
    for node in network.nodes:
        if node.id == UNMODELLED:
            for state, prior in zip(node.states, node.prior, strict=True):
                weight = weight + prior * _findings_given(network, state)
    return np.asarray(base * weight / inference.evidence)


def _findings_given(network: Network, state: tuple[Place, ...]) -> Array:
    """P(findings | exactly the places of this state active), each column."""
    chance = np.ones(network.columns)
    for signal in network.signals:
        link = signal.link(state)
        absent = (1 - signal.leak) * (1.0 if link is None else 1 - link)
        chance = chance * (1 - absent if signal.present else absent)
    for block in network.blocks:
        chance = chance * block.table[block.step(state)]
    return np.asarray(chance)
