"""Exact posteriors by a recursion over subsets of the positive findings that only adds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.count_space import CountSpace
from hipspine.diagnosis.network import Array, Network, NodeTable, Place, Signal

MEMORY = 96 * 2**20
"""Bytes the stored forward arrays of one chunk of columns may take."""


@dataclass(frozen=True, eq=False)
class Inference:
    """What the findings make of the network.

    `evidence` (columns,): P(all findings). `states`: for each node, P(state | findings), shape (states,
    columns). Every number is a sum of products of probabilities, so nothing cancels.
    """

    network: Network
    evidence: Array
    states: tuple[Array, ...]

    def places(self) -> dict[Place, Array]:
        """P(place active | findings), each of shape (columns,)."""
        total: dict[Place, Array] = {}
        for node, table in zip(self.network.nodes, self.states, strict=True):
            for state, row in zip(node.states, table, strict=True):
                for place in state:
                    total[place] = total[place] + row if place in total else row
        return total

    def sources(self) -> dict[str, Array]:
        """P(source active on any side | findings)."""
        total: dict[str, Array] = {}
        for node, table in zip(self.network.nodes, self.states, strict=True):
            for state, row in zip(node.states, table, strict=True):
                for source in {source for source, _ in state}:
                    total[source] = total[source] + row if source in total else row
        return total


def infer(network: Network) -> Inference:
    """Exact posterior of every node, for every column.

    Each positive finding must be caused by its leak or by some active node. The recursion goes through
    the nodes and carries the chance of every subset of positive findings caused so far (and of every
    combination of block counts); absent findings multiply the weight of each state. A second pass from
    the end gives the marginals. Cost: states x links x 2^positives x counts x columns. Inclusion and
    exclusion (textbook Quickscore) would subtract, and lose its digits near 20 positive findings.
    """
    space = CountSpace.of(network)
    per_column = (len(network.nodes) + 4) * len(space.counts) * 2 ** len(network.positives) * 8
    chunk = max(1, min(network.columns, MEMORY // per_column))
    parts = [
        _infer_chunk(network.pick(slice(start, start + chunk)), space) for start in range(0, network.columns, chunk)
    ]
    evidence = np.concatenate([part[0] for part in parts])
    states = tuple(np.concatenate([part[1][i] for part in parts], axis=1) for i in range(len(network.nodes)))
    return Inference(network, evidence, states)


def _infer_chunk(network: Network, space: CountSpace) -> tuple[Array, list[Array]]:
    positives = network.positives
    weights = [state_weights(node, network.negatives) for node in network.nodes]
    links = [[_linked(state, positives) for state in node.states] for node in network.nodes]
    forward = [_start(network, space)]
    for i in range(len(network.nodes)):
        forward.append(_forward(forward[-1], weights[i], links[i], space.moves[i]))
    backward = _end(network, space)
    joint: list[Array] = [np.empty(0)] * len(network.nodes)
    for i in reversed(range(len(network.nodes))):
        joint[i], backward = _backward(forward[i], backward, weights[i], links[i], space.moves[i])
    evidence = joint[0].sum(axis=0)
    absent = np.ones(network.columns)
    for signal in network.negatives:
        absent = absent * (1 - signal.leak)
    with np.errstate(invalid="ignore", divide="ignore"):
        states = [table / table.sum(axis=0) for table in joint]
    return np.asarray(evidence * absent), states


def state_weights(node: NodeTable, negatives: tuple[Signal, ...]) -> Array:
    """(states, columns): prior of each state times the chance that it causes none of the absent findings."""
    weights = node.prior.copy()
    for row, state in enumerate(node.states):
        for signal in negatives:
            link = signal.link(state)
            if link is not None:
                weights[row] *= 1 - link
    return weights


def _linked(state: tuple[Place, ...], positives: tuple[Signal, ...]) -> list[tuple[int, Array]]:
    found = ((index, signal.link(state)) for index, signal in enumerate(positives))
    return [(index, link) for index, link in found if link is not None]


def _start(network: Network, space: CountSpace) -> Array:
    """The subsets of positive findings that the leaks alone cause, no node active."""
    caused = np.ones((1, network.columns))
    for signal in network.positives:
        caused = np.concatenate([caused * (1 - signal.leak), caused * signal.leak])
    start = np.zeros((len(space.counts), *caused.shape))
    start[0] = caused
    return start


def _end(network: Network, space: CountSpace) -> Array:
    """1 where every positive finding is caused, times the likelihood of each block's result."""
    end = np.zeros((len(space.counts), 2 ** len(network.positives), network.columns))
    for index, counts in enumerate(space.counts):
        value = np.ones(network.columns)
        for block, (covered, uncovered) in zip(network.blocks, counts, strict=True):
            value = value * block.table[covered, uncovered]
        end[index, -1] = value
    return end


def _halves(array: Array, finding: int) -> tuple[Array, Array]:
    """Views of the subsets without and with one finding."""
    counts, subsets, columns = array.shape
    view = array.reshape(counts, subsets >> (finding + 1), 2, 1 << finding, columns)
    return np.asarray(view[:, :, 0]), np.asarray(view[:, :, 1])


def _forward(
    before: Array, weights: Array, links: list[list[tuple[int, Array]]], moves: tuple[tuple[int, ...], ...]
) -> Array:
    after: Array = before * weights[0]
    for state in range(1, len(links)):
        part = before * weights[state]
        for finding, link in links[state]:
            without, with_it = _halves(part, finding)
            with_it += without * link
            without *= 1 - link
        _add_moved(after, part, moves[state])
    return after


def _add_moved(after: Array, part: Array, move: tuple[int, ...]) -> None:
    if _stays(move):
        after += part
        return
    for source, target in enumerate(move):
        after[target] += part[source]


def _stays(move: tuple[int, ...]) -> bool:
    return move == tuple(range(len(move)))


def _backward(
    forward: Array,
    after: Array,
    weights: Array,
    links: list[list[tuple[int, Array]]],
    moves: tuple[tuple[int, ...], ...],
) -> tuple[Array, Array]:
    joint = np.empty_like(weights)
    joint[0] = weights[0] * np.einsum("csd,csd->d", forward, after)
    before = after * weights[0]
    for state in range(1, len(links)):
        part = after.copy() if _stays(moves[state]) else after[list(moves[state])]
        for finding, link in links[state]:
            without, with_it = _halves(part, finding)
            without *= 1 - link
            without += with_it * link
        joint[state] = weights[state] * np.einsum("csd,csd->d", forward, part)
        before += part * weights[state]
    return joint, before
