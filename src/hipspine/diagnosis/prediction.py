"""What each result of a finding or a block not yet looked for would make of every place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from hipspine.diagnosis.columns import central
from hipspine.diagnosis.network import Array, Counted, Network, Place, Signal
from hipspine.diagnosis.posterior import Inference, infer
from hipspine.diagnosis.set_list import SetList
from hipspine.diagnosis.transfer import Transfers

Table = dict[Place, Array]
"""Probability of every place, one column a candidate."""

Results = Mapping[str, tuple[Array, Table]]
"""For each result its chance, and every place after it."""


class Predictor(Protocol):
    """Predicts results at the central parameters; `now` is every place before any of them, one column."""

    now: Table

    def findings(self, signals: list[Signal]) -> Results:
        """`present` and `absent` of each finding, a column each; the signals have one column."""

    def block(self, counter: Counted, tables: Mapping[str, Array]) -> Results:
        """Each result of a block: its likelihood table (covered, uncovered, 1), in one column."""


class ExactPredictor:
    """Exact: an absent finding is one more absent signal, present is the rest. For networks without a block."""

    def __init__(self, network: Network, inference: Inference) -> None:
        self._network = central(network)
        self._evidence = float(inference.evidence[0])
        self._transfers: Transfers | None = None
        self.now: Table = {place: row[:1] for place, row in inference.places().items()}

    def findings(self, signals: list[Signal]) -> Results:
        """See `Predictor`."""
        columns = len(signals)
        leak = np.array([float(signal.leak[0]) for signal in signals])
        links = {
            place: np.array([float(s.links[place][0]) if place in s.links else 0.0 for s in signals])
            for place in self.now
        }
        wide = self._network.pick(np.zeros(columns, dtype=np.int64))
        extra = Signal("next", "", "next", False, leak, links)
        after = infer(Network(wide.nodes, (*wide.signals, extra), wide.blocks))
        missing = np.clip(after.evidence / self._evidence, 0.0, 1.0)
        negative = after.places()
        present = np.maximum(1 - missing, 1e-12)
        positive = {p: np.clip((now - missing * negative[p]) / present, 0.0, 1.0) for p, now in self.now.items()}
        return {"present": (1 - missing, positive), "absent": (missing, negative)}

    def block(self, counter: Counted, tables: Mapping[str, Array]) -> Results:
        """See `Predictor`."""
        if self._transfers is None:
            self._transfers = Transfers.of(self._network)
        joint, places = self._transfers.results(counter, tables)
        return {
            result: (
                joint[i : i + 1] / joint.sum(),
                {place: row[i : i + 1] / joint[i] for place, row in places.items()},
            )
            for i, result in enumerate(tables)
        }


class SetPredictor:
    """Over the listed sets, for cases with too many findings for the exact recursion."""

    def __init__(self, network: Network, listed: SetList) -> None:
        self._listed = listed
        self._weight = listed.probability / listed.held
        self._places = network.places()
        self._active = listed.place_matrix(self._places)
        self.now = self._after(np.ones((len(self._weight), 1)))[1]

    def findings(self, signals: list[Signal]) -> Results:
        """See `Predictor`."""
        keep = np.ones((len(self._places), len(signals)))
        for column, signal in enumerate(signals):
            for row, place in enumerate(self._places):
                if place in signal.links:
                    keep[row, column] = 1 - float(signal.links[place][0])
        leak = np.array([float(signal.leak[0]) for signal in signals])
        absent = (1 - leak) * np.exp(self._active @ np.log(np.maximum(keep, 1e-12)))
        return {"present": self._after(1 - absent), "absent": self._after(absent)}

    def block(self, counter: Counted, tables: Mapping[str, Array]) -> Results:
        """See `Predictor`."""
        steps = np.array([counter.step(state) for state in self._listed.flat.names], dtype=float)
        counts = np.minimum(self._listed.member @ steps, counter.most).astype(np.int64)
        return {result: self._after(table[counts[:, 0], counts[:, 1]]) for result, table in tables.items()}

    def _after(self, likelihood: Array) -> tuple[Array, Table]:
        joint = self._weight[:, None] * likelihood
        chance = joint.sum(axis=0)
        after = (self._active.T @ joint) / np.maximum(chance, 1e-12)
        return chance, {place: np.minimum(row, 1.0) for place, row in zip(self._places, after, strict=True)}
