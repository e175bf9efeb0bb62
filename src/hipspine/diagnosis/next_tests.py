"""Which finding, looked for next, would help the decision most, one step ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.estimates.question import block_id
from hipspine.diagnosis.families.block import RESULTS, block_table
from hipspine.diagnosis.families.noisy_or import noisy_or
from hipspine.diagnosis.net_benefit import net_benefit
from hipspine.diagnosis.network import Array, Counted, Place, Signal
from hipspine.diagnosis.open_findings import open_blocks, open_findings
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.set_list import SetList

Table = dict[Place, Array]
"""Probability of every place, one column a candidate or a result."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A finding not looked for yet: how likely each result is, what it would make of every place, and its worth.

    `gain`: expected net benefit after the result minus net benefit now (never negative but for rounding);
    `change`: expected sum over places of the absolute change of probability; `burden` of the test that
    yields it. `results` maps a result to its probability and the probability of every place after it.
    """

    finding: str
    side: str
    test: str
    gain: float
    change: float
    burden: float
    results: Mapping[str, tuple[float, Mapping[Place, float]]]

    @property
    def worth(self) -> float:
        """Gain less burden."""
        return self.gain - self.burden


class Candidates:
    """Every finding that was not examined and could change some probability, weighed over the listed sets.

    Results are predicted by the same model at the central parameters, blocks included. A finding linked to
    no possible source is never a candidate.
    """

    def __init__(self, question: Question, listed: SetList) -> None:
        self._question = question
        self._listed = listed
        self._weight = listed.probability / listed.held
        self._places = question.network.places()
        self._active = listed.place_matrix(self._places)
        self._parameters = Parameters(question.parameters.library, 0, fused=False)
        self._now = self._after(np.ones((len(self._weight), 1)))[1]

    def ranked(self) -> tuple[Candidate, ...]:
        """All candidates, best worth first; ties broken by the expected change, then by id."""
        wanted = open_findings(self._question)
        signals = [noisy_or(finding, side, "next", False, self._places, self._parameters) for finding, side in wanted]
        useful = [signal for signal in signals if any(link[0] > 0 for link in signal.links.values())]
        found = self._findings(useful) if useful else []
        found += [self._block(finding, side) for finding, side in open_blocks(self._question, self._now)]
        return tuple(
            sorted(found, key=lambda one: (-round(one.worth, 9), -round(one.change, 9), one.finding, one.side))
        )

    def _after(self, likelihood: Array) -> tuple[Array, Table]:
        """Chance of each result (columns) and every place after it, from P(result | set), shape (sets, columns)."""
        joint = self._weight[:, None] * likelihood
        chance = joint.sum(axis=0)
        after = (self._active.T @ joint) / np.maximum(chance, 1e-12)
        return chance, {place: np.minimum(row, 1.0) for place, row in zip(self._places, after, strict=True)}

    def _findings(self, signals: list[Signal]) -> list[Candidate]:
        keep = np.ones((len(self._places), len(signals)))
        for column, signal in enumerate(signals):
            for row, place in enumerate(self._places):
                if place in signal.links:
                    keep[row, column] = 1 - float(signal.links[place][0])
        leak = np.array([float(signal.leak[0]) for signal in signals])
        absent = (1 - leak) * np.exp(self._active @ np.log(np.maximum(keep, 1e-12)))
        results = {"present": self._after(1 - absent), "absent": self._after(absent)}
        gain, change = self._worth(results)
        return [
            self._candidate(signal.finding, signal.side, float(gain[column]), float(change[column]), column, results)
            for column, signal in enumerate(signals)
        ]

    def _block(self, finding: str, side: str) -> Candidate:
        model = self._parameters.library.model
        recipe = model.blocks[finding]
        sens, phi = (self._parameters.value(block_id(finding, what)) for what in ("sens", "phi"))
        psi, most = self._parameters.value("shared/partial_relief"), model.settings.most_counted
        felt = frozenset(p for p in self._places if side not in ("left", "right") or p[1] in (side, "midline"))
        covered = frozenset(place for place in felt if place[0] in recipe.covers)
        counter = Counted(finding, side, "next", covered, felt, np.zeros((most + 1, most + 1, 1)))
        steps = np.array([counter.step(state) for state in self._listed.flat.names], dtype=float)
        counts = np.minimum(self._listed.member @ steps, most).astype(np.int64)
        results = {}
        for result in RESULTS:
            table = block_table(recipe, result, sens, phi, psi, most)
            results[result] = self._after(table[counts[:, 0], counts[:, 1]])
        gain, change = self._worth(results)
        return self._candidate(finding, side, float(gain[0]), float(change[0]), 0, results)

    def _worth(self, results: Mapping[str, tuple[Array, Table]]) -> tuple[Array, Array]:
        thresholds = self._parameters.library.model.thresholds
        gain = -net_benefit(self._now, thresholds)
        change = np.zeros(1)
        for chance, places in results.values():
            gain = gain + chance * net_benefit(places, thresholds)
            moved = np.zeros(1)
            for place, now in self._now.items():
                moved = moved + np.abs(places[place] - now)
            change = change + chance * moved
        return gain, change

    def _candidate(
        self,
        finding: str,
        side: str,
        gain: float,
        change: float,
        column: int,
        results: Mapping[str, tuple[Array, Table]],
    ) -> Candidate:
        library = self._parameters.library
        test = library.vocabulary.findings[finding].test
        burden = library.model.burden.of(library.vocabulary.tests[test])
        picked = {name: (float(chance[column]), _Column(places, column)) for name, (chance, places) in results.items()}
        return Candidate(finding, side, test, gain, change, burden, picked)


class _Column(Mapping[Place, float]):
    """One column of a table, read when it is asked for."""

    def __init__(self, table: Table, column: int) -> None:
        self._table, self._column = table, column

    def __getitem__(self, place: Place) -> float:
        return float(self._table[place][self._column])

    def __iter__(self) -> Iterator[Place]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)
