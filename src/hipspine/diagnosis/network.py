"""The numbers of one person's question, ready for inference: nodes, findings, blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Place = tuple[str, str]
"""A pain source and its side: ("sij_pain", "right"), ("lumbar_stenosis", "midline")."""


@dataclass(frozen=True, eq=False)
class NodeTable:
    """One structure: its alternative states and how likely each is beforehand.

    `states[0]` is (), nothing active; every other state lists the places active in it (two when a paired
    source is active on both sides). `prior` has shape (states, columns) and every column sums to 1.
    A column is one set of parameters: the central one, or a draw.
    """

    id: str
    states: tuple[tuple[Place, ...], ...]
    prior: Array

    def __post_init__(self) -> None:
        if self.states[0] != ():
            raise ValueError(f"node {self.id}: its first state must be the empty one")
        if self.prior.shape[0] != len(self.states):
            raise ValueError(f"node {self.id}: {len(self.states)} states, prior of shape {self.prior.shape}")
        if np.any(self.prior < 0) or np.any(np.abs(self.prior.sum(axis=0) - 1) > 1e-9):
            raise ValueError(f"node {self.id}: a prior is negative or does not sum to 1")


@dataclass(frozen=True, eq=False)
class Signal:
    """A finding that any active source may cause: noisy-OR with a leak.

    P(absent | active set A) = (1 - leak) x product over A of (1 - link). `present` is what was found.
    `leak` has shape (columns,), each link too; every value in [0, 1]. `group` is the evidence group in
    which it is explained, `finding` and `side` say what it is.
    """

    finding: str
    side: str
    group: str
    present: bool
    leak: Array
    links: Mapping[Place, Array]

    def link(self, state: tuple[Place, ...]) -> Array | None:
        """The chance that some place of the state causes it, 1 - product of (1 - link); None when none can."""
        parts = [self.links[place] for place in state if place in self.links]
        if not parts:
            return None
        absent = 1 - parts[0]
        for part in parts[1:]:
            absent = absent * (1 - part)
        return np.asarray(1 - absent)


@dataclass(frozen=True, eq=False)
class Counted:
    """A finding whose chance depends on how many active nodes it covers and how many it does not: a block.

    `table[covered, uncovered]` has shape (most + 1, most + 1, columns): the likelihood of the result that
    was seen. More than `most` active nodes count as `most`. `covered` are the places the block reaches,
    `counted` all whose pain could be felt there (the same side or the midline).
    """

    finding: str
    side: str
    group: str
    covered: frozenset[Place]
    counted: frozenset[Place]
    table: Array

    @property
    def most(self) -> int:
        """The largest count told apart."""
        return int(self.table.shape[0]) - 1

    def step(self, state: tuple[Place, ...]) -> tuple[int, int]:
        """What a node in this state adds to (covered, uncovered)."""
        felt = [place for place in state if place in self.counted]
        if any(place in self.covered for place in felt):
            return 1, 0
        return (0, 1) if felt else (0, 0)


@dataclass(frozen=True, eq=False)
class Network:
    """Everything inference needs. All arrays share the number of columns."""

    nodes: tuple[NodeTable, ...]
    signals: tuple[Signal, ...]
    blocks: tuple[Counted, ...] = ()

    @property
    def columns(self) -> int:
        """How many parameter sets are carried side by side."""
        return int(self.nodes[0].prior.shape[1])

    @property
    def positives(self) -> tuple[Signal, ...]:
        """The findings that are present."""
        return tuple(signal for signal in self.signals if signal.present)

    @property
    def negatives(self) -> tuple[Signal, ...]:
        """The findings looked for and absent."""
        return tuple(signal for signal in self.signals if not signal.present)

    def places(self) -> tuple[Place, ...]:
        """Every place that some state activates, in node order."""
        return tuple(dict.fromkeys(place for node in self.nodes for state in node.states for place in state))

    def pick(self, columns: npt.NDArray[np.int64] | slice) -> Network:
        """The same network with a selection of its columns."""
        return Network(
            tuple(replace(node, prior=node.prior[:, columns]) for node in self.nodes),
            tuple(
                replace(
                    signal,
                    leak=signal.leak[columns],
                    links={place: link[columns] for place, link in signal.links.items()},
                )
                for signal in self.signals
            ),
            tuple(replace(block, table=block.table[:, :, columns]) for block in self.blocks),
        )
