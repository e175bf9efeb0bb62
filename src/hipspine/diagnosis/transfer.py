"""What each result of a block would make of every place, from transfer matrices made once for all blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hipspine.diagnosis.count_space import CountSpace, Move
from hipspine.diagnosis.network import Array, Counted, Network, NodeTable, Place, Signal
from hipspine.diagnosis.posterior import state_weights

Joint = dict[Place, Array]


@dataclass(frozen=True, eq=False)
class Transfers:
    """The step of every state of every node over the subsets of positive findings caused so far.

    `matrices[node]` has shape (states, subsets, subsets): weight of the state (prior and absent findings)
    times the chance of going from one subset to another. The network has one column and no block. The same
    recursion as `infer`, with the subsets as one matrix product: faster while there are few positive findings
    (a matrix has 4^positives entries), and the matrices serve every block that might be done next.
    """

    network: Network
    matrices: tuple[Array, ...]
    start: Array

    @classmethod
    def of(cls, network: Network) -> Transfers:
        """The matrices of a network with one column and without blocks."""
        if network.blocks or network.columns != 1:
            raise ValueError("transfers need a network with one column and without blocks")
        start = np.ones(1)
        for signal in network.positives:
            leak = float(signal.leak[0])
            start = np.concatenate([start * (1 - leak), start * leak])
        return cls(network, tuple(_matrices(node, network) for node in network.nodes), start)

    def results(self, block: Counted, tables: Mapping[str, Array]) -> tuple[Array, Joint]:
        """P(findings, result) for each result, shape (results,), and P(place, findings, result) for each place.

        `tables[result][covered, uncovered, 0]` is the likelihood of a result of `block`.
        """
        space = CountSpace.of(Network(self.network.nodes, (), (block,)))
        forward = [np.zeros((len(space.counts), len(self.start)))]
        forward[0][0] = self.start
        moved = [_by_move(matrices, moves) for matrices, moves in zip(self.matrices, space.moves, strict=True)]
        for node in moved:
            forward.append(np.sum([_moved(forward[-1] @ total, move) for move, (total, _) in node.items()], axis=0))
        after = np.zeros((len(tables), len(space.counts), len(self.start)))
        for row, table in enumerate(tables.values()):
            after[row, :, -1] = [table[counts[0]][0] for counts in space.counts]
        joint: Joint = {}
        for index in reversed(range(len(moved))):
            _add_places(joint, self.network.nodes[index], self.matrices[index], moved[index], forward[index], after)
            after = np.sum([after[:, list(move)] @ total.T for move, (total, _) in moved[index].items()], axis=0)
        chance = np.einsum("rcs,cs->r", after, forward[0])
        absent = np.prod([1 - float(signal.leak[0]) for signal in self.network.negatives])
        return chance * absent, {place: row * absent for place, row in joint.items()}


Moved = dict[Move, tuple[Array, npt.NDArray[np.int64]]]
"""For each way the counts can move: the sum of the matrices of the states that move so, and which they are."""


def _matrices(node: NodeTable, network: Network) -> Array:
    size = 2 ** len(network.positives)
    bits = np.arange(size)
    weights = state_weights(node, network.negatives)[:, 0]
    found = np.repeat(weights[:, None, None], size, axis=1).repeat(size, axis=2)
    for number, signal in enumerate(network.positives):
        caused = (bits >> number) & 1
        found *= _step(node, signal)[:, caused[:, None], caused[None, :]]
    return found


def _step(node: NodeTable, signal: Signal) -> Array:
    """(states, 2, 2): the chance that a finding not yet caused is caused by the state; what is caused stays so."""
    steps = np.zeros((len(node.states), 2, 2))
    steps[:, 1, 1] = 1.0
    for row, state in enumerate(node.states):
        link = signal.link(state)
        caused = 0.0 if link is None else float(link[0])
        steps[row, 0] = 1 - caused, caused
    return steps


def _by_move(matrices: Array, moves: tuple[Move, ...]) -> Moved:
    rows: dict[Move, list[int]] = {}
    for row, move in enumerate(moves):
        rows.setdefault(move, []).append(row)
    return {move: (matrices[picked].sum(axis=0), np.array(picked)) for move, picked in rows.items()}


def _moved(part: Array, move: Move) -> Array:
    after = np.zeros_like(part)
    np.add.at(after, list(move), part)
    return after


def _add_places(joint: Joint, node: NodeTable, matrices: Array, moved: Moved, forward: Array, after: Array) -> None:
    for move, (_, rows) in moved.items():
        flow = (forward.T @ after[:, list(move)]).reshape(len(after), -1)
        values = flow @ matrices[rows].reshape(len(rows), -1).T
        for row, value in zip(rows, values.T, strict=True):
            for place in node.states[row]:
                joint[place] = joint[place] + value if place in joint else value
