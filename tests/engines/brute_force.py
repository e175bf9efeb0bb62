"""The slow, obvious posterior: every combination of node states, one after the other."""

from __future__ import annotations

import itertools

import numpy as np

from hipspine.diagnosis.network import Network, Place


def brute_force(network: Network) -> tuple[np.ndarray, dict[Place, np.ndarray]]:
    """P(findings) and P(place | findings) by enumerating every set of active places."""
    total = np.zeros(network.columns)
    active: dict[Place, np.ndarray] = {place: np.zeros(network.columns) for place in network.places()}
    for choice in itertools.product(*(range(len(node.states)) for node in network.nodes)):
        states = [node.states[i] for node, i in zip(network.nodes, choice, strict=True)]
        chance = np.ones(network.columns)
        for node, i in zip(network.nodes, choice, strict=True):
            chance = chance * node.prior[i]
        here = {place for state in states for place in state}
        for signal in network.signals:
            absent = 1 - signal.leak
            for place in here & set(signal.links):
                absent = absent * (1 - signal.links[place])
            chance = chance * (1 - absent if signal.present else absent)
        for block in network.blocks:
            covered = uncovered = 0
            for state in states:
                felt = [place for place in state if place in block.counted]
                if any(place in block.covered for place in felt):
                    covered += 1
                elif felt:
                    uncovered += 1
            chance = chance * block.table[min(covered, block.most), min(uncovered, block.most)]
        total = total + chance
        for place in here:
            active[place] = active[place] + chance
    return total, {place: value / total for place, value in active.items()}
