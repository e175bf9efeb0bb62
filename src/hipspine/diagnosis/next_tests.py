"""Which finding, looked for next, would help the decision most, one step ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.columns import central
from hipspine.diagnosis.families.block import RESULTS, block_table
from hipspine.diagnosis.families.noisy_or import noisy_or
from hipspine.diagnosis.estimates.question import block_id
from hipspine.diagnosis.net_benefit import net_benefit
from hipspine.diagnosis.network import Array, Counted, Network, Place, Signal
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.posterior import Inference, infer

LIKELY_FOR_BLOCK = 0.05


@dataclass(frozen=True, eq=False)
class Candidate:
    """A finding not looked for yet: how likely each result is, what it would make of every place, and its worth.

    `gain`: expected net benefit after the result minus net benefit now (never negative but for rounding);
    `change`: expected sum over places of the absolute change of probability; `burden` of the test that
    yields it; `worth` = gain - burden. `results` maps a result to (its probability, place -> probability).
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
    broken by the expected change, then by id.
    """
    network = central(question.network)
    now = {place: float(row[0]) for place, row in inference.places().items()}
    places = tuple(now)
    parameters = Parameters(question.parameters.library, 0, fused=False)
    wanted = _open_findings(question)
    signals = [(finding, side, noisy_or(finding, side, "next", False, places, parameters)) for finding, side in wanted]
    useful = [item for item in signals if any(float(link[0]) > 0 for link in item[2].links.values())]
    found = _findings(question, network, useful, now, float(inference.evidence[0]))
    found += [_block(question, network, parameters, finding, side, now) for finding, side in _open_blocks(question, now)]
    return tuple(sorted(found, key=lambda one: (-round(one.worth, 9), -round(one.change, 9), one.finding, one.side)))


def sides_of(question: Question) -> tuple[str, ...]:
    """The sides on which a sided test would be done: where it hurts."""
    hurting = tuple(side for side, present in question.gathered.pain_sides.items() if present)
    return hurting or ("unknown",)


def _open_findings(question: Question) -> list[tuple[str, str]]:
    library = question.parameters.library
    known = set(question.gathered.speaking) | set(question.gathered.silent)
    named = {finding for finding, _ in known}
    decided = {battery.finding for battery in question.gathered.batteries}
    silent = {m for battery in decided for m in library.vocabulary.findings[battery].members}
    wanted = []
    for finding in library.vocabulary.findings.values():
        skip = finding.kind == "block" or finding.about_person or finding.id in silent
        if skip or not finding.test or finding.id in question.case.given:
            continue
        for side in sides_of(question) if finding.sided else ("midline",):
            if (finding.id, side) not in known and not (side == "unknown" and finding.id in named):
                wanted.append((finding.id, side))
    return wanted


def _findings(
    question: Question,
    network: Network,
    useful: list[tuple[str, str, Signal]],
    now: dict[Place, float],
    evidence: float,
) -> list[Candidate]:
    if not useful:
        return []
    zeros = np.zeros(len(useful))
    leak = np.array([float(signal.leak[0]) for _, _, signal in useful])
    links: dict[Place, Array] = {place: zeros.copy() for place in now}
    for column, (_, _, signal) in enumerate(useful):
        for place, link in signal.links.items():
            links[place][column] = float(link[0])
    wide = network.pick(np.zeros(len(useful), dtype=np.int64))
    absent = Signal("next", "", "next", False, leak, links)
    after = infer(Network(wide.nodes, (*wide.signals, absent), wide.blocks))
    chance = np.clip(after.evidence / evidence, 0.0, 1.0)
    without = after.places()
    made = []
    for column, (finding, side, _) in enumerate(useful):
        negative = {place: float(row[column]) for place, row in without.items()}
        missing = float(chance[column])
        present = max(1 - missing, 1e-12)
        positive = {p: min(1.0, max(0.0, (now[p] - missing * negative[p]) / present)) for p in now}
        made.append(_candidate(question, finding, side, now, {"present": (1 - missing, positive), "absent": (missing, negative)}))
    return made


def _open_blocks(question: Question, now: dict[Place, float]) -> list[tuple[str, str]]:
    model, known = question.parameters.library.model, {(one.finding, one.side) for one in question.gathered.blocks}
    wanted = []
    for finding, recipe in model.blocks.items():
        sided = question.parameters.library.vocabulary.findings[finding].sided
        for side in sides_of(question) if sided else ("midline",):
            reached = [p for (source, where), p in now.items() if source in recipe.covers and where in (side, "midline")]
            if (finding, side) not in known and max(reached, default=0.0) >= LIKELY_FOR_BLOCK:
                wanted.append((finding, side))
    return wanted


def _block(
    question: Question, network: Network, parameters: Parameters, finding: str, side: str, now: dict[Place, float]
) -> Candidate:
    model = parameters.library.model
    recipe = model.blocks[finding]
    tables = [
        block_table(
            recipe,
            result,
            parameters.value(block_id(finding, "sens")),
            parameters.value(block_id(finding, "phi")),
            parameters.value("shared/partial_relief"),
            model.settings.most_counted,
        )
        for result in RESULTS
    ]
    felt = frozenset(place for place in now if side not in ("left", "right") or place[1] in (side, "midline"))
    covered = frozenset(place for place in felt if place[0] in recipe.covers)
    wide = network.pick(np.zeros(len(RESULTS), dtype=np.int64))
    extra = Counted(finding, side, "next", covered, felt, np.concatenate(tables, axis=2))
    after = infer(Network(wide.nodes, wide.signals, (*wide.blocks, extra)))
    total = float(after.evidence.sum())
    results = {
        result: (float(after.evidence[i]) / total, {p: float(row[i]) for p, row in after.places().items()})
        for i, result in enumerate(RESULTS)
    }
    return _candidate(question, finding, side, now, results)


def _candidate(
    question: Question,
    finding: str,
    side: str,
    now: dict[Place, float],
    results: dict[str, tuple[float, dict[Place, float]]],
) -> Candidate:
    library = question.parameters.library
    thresholds = library.model.thresholds
    here = float(net_benefit({p: np.array([v]) for p, v in now.items()}, thresholds)[0])
    later = change = 0.0
    for chance, places in results.values():
        later += chance * float(net_benefit({p: np.array([v]) for p, v in places.items()}, thresholds)[0])
        change += chance * sum(abs(places[p] - now[p]) for p in now)
    test = library.vocabulary.findings[finding].test
    burden = library.model.burden.of(library.vocabulary.tests[test])
    return Candidate(finding, side, test, later - here, change, burden, results)
