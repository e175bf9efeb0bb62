"""Which finding, looked for next, would help the decision most, one step ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.estimates.question import block_id
from hipspine.diagnosis.families.block import RESULTS, block_table
from hipspine.diagnosis.families.noisy_or import noisy_or
from hipspine.diagnosis.families.overlap import agreeing, shared
from hipspine.diagnosis.net_benefit import net_benefit
from hipspine.diagnosis.network import Array, Counted, Place, Signal
from hipspine.diagnosis.open_findings import open_blocks, open_findings
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.prediction import Predictor, Results, Table


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
    """Every finding that was not examined and could change some probability.

    Results are predicted by the same model at the central parameters, blocks included. A finding linked to
    no possible source is never a candidate.
    """

    def __init__(self, question: Question, predictor: Predictor) -> None:
        self._question = question
        self._predictor = predictor
        self._places = question.network.places()
        self._agreeing = agreeing(question.findings)
        self._parameters = Parameters(question.parameters.library, 0, fused=False)

    def ranked(self) -> tuple[Candidate, ...]:
        """All candidates, best worth first; ties broken by the expected change, then by id."""
        wanted = open_findings(self._question)
        signals = [self._signal(finding, side) for finding, side in wanted]
        useful = [signal for signal in signals if any(link[0] > 0 for link in signal.links.values())]
        found = self._findings(useful) if useful else []
        found += [self._block(finding, side) for finding, side in open_blocks(self._question, self._predictor.now)]
        return tuple(
            sorted(found, key=lambda one: (-round(one.worth, 9), -round(one.change, 9), one.finding, one.side))
        )

    def _signal(self, finding: str, side: str) -> Signal:
        """The finding as one more of its group: lessened as one that is present, whatever its result will be."""
        library = self._parameters.library
        group = library.vocabulary.findings[finding].group
        signal = noisy_or(finding, side, group, True, self._places, self._parameters)
        counts = {(group, True, place): 1 + self._agreeing[group, True, place] for place in signal.links}
        overlap = self._parameters.value("shared/overlap")
        return replace(shared(signal, counts, overlap, library.model.overlap.apart), present=False)

    def _findings(self, signals: list[Signal]) -> list[Candidate]:
        results = self._predictor.findings(signals)
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
        tables = {result: block_table(recipe, result, sens, phi, psi, most) for result in RESULTS}
        counter = Counted(finding, side, "next", covered, felt, tables["full"])
        results = self._predictor.block(counter, tables)
        gain, change = self._worth(results)
        return self._candidate(finding, side, float(gain[0]), float(change[0]), 0, results)

    def _worth(self, results: Results) -> tuple[Array, Array]:
        thresholds = self._parameters.library.model.thresholds
        gain = -net_benefit(self._predictor.now, thresholds)
        change = np.zeros(1)
        for chance, places in results.values():
            gain = gain + chance * net_benefit(places, thresholds)
            moved = np.zeros(1)
            for place, now in self._predictor.now.items():
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
        results: Results,
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
