"""Which finding, looked for next, would help the decision most, one step ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.columns import central
from hipspine.diagnosis.estimates.question import block_id
from hipspine.diagnosis.families.block import RESULTS, block_table
from hipspine.diagnosis.families.noisy_or import noisy_or
from hipspine.diagnosis.net_benefit import net_benefit
from hipspine.diagnosis.network import Array, Counted, Network, Place, Signal
from hipspine.diagnosis.open_findings import open_blocks, open_findings
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.posterior import Inference, infer

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


def candidates(question: Question, inference: Inference) -> tuple[Candidate, ...]:
    """Every finding that was not examined and could change some probability, best worth first.

    Results are predicted by the same model, at the central parameters, blocks included. Ties in worth are
    broken by the expected change, then by id. A finding linked to no possible source is never a candidate.
    """
    network = central(question.network)
    now = {place: row[:1] for place, row in inference.places().items()}
    parameters = Parameters(question.parameters.library, 0, fused=False)
    signals = [noisy_or(finding, side, "next", False, now, parameters) for finding, side in open_findings(question)]
    useful = [signal for signal in signals if any(link[0] > 0 for link in signal.links.values())]
    found = _findings(question, network, useful, now, float(inference.evidence[0])) if useful else []
    found += [_block(question, network, parameters, finding, side, now) for finding, side in open_blocks(question, now)]
    return tuple(sorted(found, key=lambda one: (-round(one.worth, 9), -round(one.change, 9), one.finding, one.side)))


def _findings(
    question: Question, network: Network, useful: list[Signal], now: Table, evidence: float
) -> list[Candidate]:
    """All candidates at once, a column each: the finding absent is one more absent signal; present is the rest."""
    columns = len(useful)
    leak = np.array([float(signal.leak[0]) for signal in useful])
    links = {place: np.array([float(s.links[place][0]) if place in s.links else 0.0 for s in useful]) for place in now}
    wide = network.pick(np.zeros(columns, dtype=np.int64))
    after = infer(Network(wide.nodes, (*wide.signals, Signal("next", "", "next", False, leak, links)), wide.blocks))
    missing = np.clip(after.evidence / evidence, 0.0, 1.0)
    negative = after.places()
    present = np.maximum(1 - missing, 1e-12)
    positive = {place: np.clip((now[place] - missing * negative[place]) / present, 0.0, 1.0) for place in now}
    results = {"present": (1 - missing, positive), "absent": (missing, negative)}
    gain, change = _worth(question, now, results)
    return [
        _candidate(question, signal.finding, signal.side, float(gain[column]), float(change[column]), column, results)
        for column, signal in enumerate(useful)
    ]


def _block(
    question: Question, network: Network, parameters: Parameters, finding: str, side: str, now: Table
) -> Candidate:
    """One block: its three results in three columns."""
    model = parameters.library.model
    recipe = model.blocks[finding]
    sens, phi = (parameters.value(block_id(finding, what)) for what in ("sens", "phi"))
    psi = parameters.value("shared/partial_relief")
    tables = [block_table(recipe, result, sens, phi, psi, model.settings.most_counted) for result in RESULTS]
    felt = frozenset(place for place in now if side not in ("left", "right") or place[1] in (side, "midline"))
    covered = frozenset(place for place in felt if place[0] in recipe.covers)
    wide = network.pick(np.zeros(len(RESULTS), dtype=np.int64))
    extra = Counted(finding, side, "next", covered, felt, np.concatenate(tables, axis=2))
    after = infer(Network(wide.nodes, wide.signals, (*wide.blocks, extra)))
    chance = after.evidence / after.evidence.sum()
    places = after.places()
    results = {
        result: (chance[i : i + 1], {place: row[i : i + 1] for place, row in places.items()})
        for i, result in enumerate(RESULTS)
    }
    gain, change = _worth(question, now, results)
    return _candidate(question, finding, side, float(gain[0]), float(change[0]), 0, results)


def _worth(question: Question, now: Table, results: Mapping[str, tuple[Array, Table]]) -> tuple[Array, Array]:
    thresholds = question.parameters.library.model.thresholds
    gain = -net_benefit(now, thresholds)
    change = np.zeros(1)
    for chance, places in results.values():
        gain = gain + chance * net_benefit(places, thresholds)
        moved = np.zeros(1)
        for place in now:
            moved = moved + np.abs(places[place] - now[place])
        change = change + chance * moved
    return gain, change


def _candidate(
    question: Question,
    finding: str,
    side: str,
    gain: float,
    change: float,
    column: int,
    results: Mapping[str, tuple[Array, Table]],
) -> Candidate:
    library = question.parameters.library
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
