"""The active states of all modelled nodes in one row, to weigh many sets of them at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hipspine.diagnosis.network import Array, Network, Place
from hipspine.vocabulary.unmodelled import UNMODELLED


@dataclass(frozen=True, eq=False)
class FlatStates:
    """Every active state of every modelled node of a one-column network.

    `node[i]` is the node of state i; `odds[i]` its prior odds against that node being quiet; `absent[i]`
    (findings,) the chance that it does not cause each finding; `steps[i]` (blocks, 2) what it adds to each
    block's counts. `base` is P(every modelled node quiet).
    """

    network: Network
    names: tuple[tuple[Place, ...], ...]
    node: tuple[int, ...]
    odds: Array
    absent: Array
    steps: npt.NDArray[np.int64]
    base: float

    @classmethod
    def of(cls, network: Network) -> FlatStates:
        """The flat form of a network with one column."""
        names, node, odds = [], [], []
        base = 1.0
        for index, table in enumerate(network.nodes):
            if table.id == UNMODELLED:
                continue
            base *= float(table.prior[0, 0])
            for state, row in zip(table.states[1:], table.prior[1:], strict=True):
                names.append(state)
                node.append(index)
                odds.append(float(row[0]) / float(table.prior[0, 0]))
        return cls(
            network,
            tuple(names),
            tuple(node),
            np.array(odds),
            np.array([_absent(network, state) for state in names]).reshape(len(names), len(network.signals)),
            np.array([_steps(network, state) for state in names], dtype=np.int64).reshape(len(names), -1, 2),
            base,
        )

    def places(self, row: npt.NDArray[np.int64]) -> tuple[Place, ...]:
        """The places active in a set of states."""
        return tuple(place for index in row for place in self.names[index])

    def weight(self, choices: npt.NDArray[np.int64]) -> Array:
        """For each row of state numbers: prior odds x P(findings | exactly these), `unmodelled` summed out."""
        odds = self.odds[choices].prod(axis=1)
        absent = self.absent[choices].prod(axis=1)
        steps = self.steps[choices].sum(axis=1)
        total = np.zeros(len(choices))
        for table in self.network.nodes:
            if table.id == UNMODELLED:
                for state, row in zip(table.states, table.prior, strict=True):
                    extra, more = (
                        np.array(_absent(self.network, state)),
                        np.array(_steps(self.network, state)).reshape(-1, 2),
                    )
                    total = total + float(row[0]) * self._likelihood(absent * extra, steps + more)
        return np.asarray(odds * total)

    def _likelihood(self, absent: Array, steps: npt.NDArray[np.int64]) -> Array:
        chance = np.ones(len(absent))
        for index, signal in enumerate(self.network.signals):
            silent = (1 - float(signal.leak[0])) * absent[:, index]
            chance = chance * (1 - silent if signal.present else silent)
        for index, block in enumerate(self.network.blocks):
            counts = np.minimum(steps[:, index], block.most)
            chance = chance * block.table[counts[:, 0], counts[:, 1], 0]
        return chance


def _absent(network: Network, state: tuple[Place, ...]) -> list[float]:
    links = [signal.link(state) for signal in network.signals]
    return [1.0 if link is None else 1 - float(link[0]) for link in links]


def _steps(network: Network, state: tuple[Place, ...]) -> list[tuple[int, int]]:
    return [block.step(state) for block in network.blocks]
