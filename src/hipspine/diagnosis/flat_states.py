"""The active states of all nodes in one row, to weigh many sets of them at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hipspine.diagnosis.network import Array, Network, Place

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FlatStates:
    """Every active state of every node of a one-column network, `unmodelled` included.

    `node[i]` is the node of state i; `odds[i]` its prior odds against that node being quiet; `absent[i]`
    (findings,) the chance that it does not cause each finding; `steps[i]` (blocks, 2) what it adds to each
    block's counts. `base` is P(every node quiet).
    """

    network: Network
    names: tuple[tuple[Place, ...], ...]
    node: Ints
    odds: Array
    absent: Array
    steps: Ints
    base: float

    @classmethod
    def of(cls, network: Network) -> FlatStates:
        """The flat form of a network with one column."""
        names, node, odds = [], [], []
        base = 1.0
        for index, table in enumerate(network.nodes):
            base *= float(table.prior[0, 0])
            for state, row in zip(table.states[1:], table.prior[1:], strict=True):
                names.append(state)
                node.append(index)
                odds.append(float(row[0]) / float(table.prior[0, 0]))
        count = len(names)
        absent = [[_absent(signal.link(state)) for signal in network.signals] for state in names]
        steps = [[block.step(state) for block in network.blocks] for state in names]
        return cls(
            network,
            tuple(names),
            np.array(node, dtype=np.int64),
            np.array(odds),
            np.array(absent, dtype=float).reshape(count, len(network.signals)),
            np.array(steps, dtype=np.int64).reshape(count, len(network.blocks), 2),
            base,
        )

    def likelihood(self, absent: Array, steps: Ints) -> Array:
        """P(findings | set), from the products of `absent` (..., findings) and the sums of `steps` (..., blocks, 2)."""
        silent = absent * np.array([1 - float(signal.leak[0]) for signal in self.network.signals])
        present = np.array([signal.present for signal in self.network.signals], dtype=bool)
        chance = np.where(present, 1 - silent, silent).prod(axis=-1)
        for index, block in enumerate(self.network.blocks):
            counts = np.minimum(steps[..., index, :], block.most)
            chance = chance * block.table[counts[..., 0], counts[..., 1], 0]
        return np.asarray(chance)


def _absent(link: Array | None) -> float:
    return 1.0 if link is None else 1 - float(link[0])
