"""People drawn from the model, whose pain sources are known: for benchmarks/calibration.py.

A batch is one kind of person, eight findings that are looked for in all of them, and one draw of all parameters that
is the truth for them. What they answer to is the engine at the central parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from hipspine.diagnosis.build_network import build_network
from hipspine.diagnosis.conditions_here import is_fused
from hipspine.diagnosis.families.noisy_or import noisy_or
from hipspine.diagnosis.families.overlap import agreeing, shared
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.network import Network, NodeTable, Signal
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.posterior import infer
from hipspine.person import read_case
from hipspine.person.case import Case
from hipspine.vocabulary.unmodelled import UNMODELLED

Floats = npt.NDArray[np.float64]
FINDINGS = 8
INTERVAL_DRAWS = 400
TRUTHS = 1200
KINDS = ("history", "symptom", "examination", "image", "laboratory")
FUSION = {"kind": "lumbar_fusion", "levels": ["L4-L5", "L5-S1"], "months_ago": 14}
PEOPLE: tuple[dict[str, Any], ...] = (
    {"pain": {"side": "right", "against_before": "new"}, "operations": [FUSION]},
    {"pain": {"side": "left", "against_before": "same"}, "operations": [FUSION]},
    {"pain": {"side": "both"}, "operations": [{"kind": "lumbar_fusion"}]},
    {"pain": {"side": "right"}},
    {"pain": {"side": "unknown"}},
    {
        "pain": {"side": "right"},
        "operations": [FUSION, {"kind": "hip_replacement", "side": "right", "months_ago": 30}],
    },
)


@dataclass(frozen=True)
class Kind:
    """One kind of person: nodes and complaint at every parameter draw, and the findings that can tell anything."""

    case: Case
    parameters: Parameters
    complaint: Network
    findings: tuple[Signal, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every modelled source that is possible in such people, in order."""
        places = (place[0] for place in self.complaint.places())
        return tuple(source for source in dict.fromkeys(places) if source != UNMODELLED)


@dataclass(frozen=True)
class People:
    """`active` (people, sources): whether a source hurts on any side; `present` (people, findings)."""

    active: npt.NDArray[np.bool_]
    present: npt.NDArray[np.bool_]


def kinds(library: Library) -> tuple[Kind, ...]:
    """Every kind of person, with column 0 central, then the draws of the intervals, then those that serve as truth."""
    found = []
    shared_parameters: dict[bool, Parameters] = {}
    for number, mapping in enumerate(PEOPLE):
        case = read_case({**mapping, "schema": 1, "id": f"kind-{number}"}, library.vocabulary)
        fused = is_fused(case)
        if fused not in shared_parameters:
            shared_parameters[fused] = Parameters(library, INTERVAL_DRAWS + TRUTHS, fused=fused)
        parameters = shared_parameters[fused]
        complaint = build_network(case, parameters).complaint
        found.append(Kind(case, parameters, complaint, tuple(_findings(case, complaint, parameters))))
    return tuple(found)


def _findings(case: Case, complaint: Network, parameters: Parameters) -> Iterator[Signal]:
    """Each finding on the painful side, without batteries (their members would say the same again)."""
    places = complaint.places()
    side = case.pain.side if case.pain.side in ("left", "right") else "left"
    for finding in parameters.library.vocabulary.findings.values():
        plain = finding.kind in KINDS and not finding.about_person and not finding.needed and not finding.members
        if plain and f"leak/{finding.id}" in parameters.library.estimates:
            where = side if finding.sided else "midline"
            signal = noisy_or(finding.id, where, finding.group, True, places, parameters)
            if signal.links:
                yield signal


def choose(kind: Kind, random: np.random.Generator, groups: int) -> tuple[Signal, ...]:
    """Eight findings of so many groups, about as many of each; those that are often caused are looked for more often.

    The weight of a finding is the chance that a source of the person causes it, before anything is known.
    """
    prior: dict[tuple[str, str], float] = {}
    for node in kind.complaint.nodes:
        for state, row in zip(node.states, node.prior[:, 0], strict=True):
            for place in state:
                prior[place] = prior.get(place, 0.0) + float(row)
    by_group: dict[str, list[tuple[float, Signal]]] = {}
    for signal in kind.findings:
        weight = sum(prior[place] * float(link[0]) for place, link in signal.links.items())
        if weight > 0:
            by_group.setdefault(signal.group, []).append((weight, signal))
    least = -(-FINDINGS // groups)
    fit = [own for own in by_group.values() if len(own) >= least]
    best = np.array([max(weight for weight, _ in own) for own in fit])
    drawn: list[Signal] = []
    for i in random.choice(len(fit), size=groups, replace=False, p=best / best.sum()):
        chance = np.array([weight for weight, _ in fit[i]])
        picked = random.choice(len(fit[i]), size=least, replace=False, p=chance / chance.sum())
        drawn += [fit[i][j][1] for j in picked]
    return tuple(drawn[:FINDINGS])


def simulate(
    kind: Kind,
    signals: tuple[Signal, ...],
    column: int,
    random: np.random.Generator,
    people: int,
    *,
    odds: dict[str, float] | None = None,
    dependence: float = 0.0,
) -> People:
    """People in pain at one column of the parameters; `dependence`: latent correlation of findings of one group.

    Everybody is drawn, those without the complaint are dropped. `odds` multiplies the prior odds of each source.
    """
    nodes = truth_nodes(kind.complaint, column, odds)
    sources = kind.sources
    actives, presents, got = [], [], 0
    while got < people:
        states = [random.choice(len(node.states), size=people, p=node.prior[:, 0]) for node in nodes]
        hurts = np.ones(people, dtype=bool)
        for signal in kind.complaint.signals:
            chance = _chance(signal, nodes, states, column)
            hurts &= (random.random(people) < chance) == signal.present
        states = [row[hurts] for row in states]
        chances = np.stack([_chance(signal, nodes, states, column) for signal in signals], axis=1)
        presents.append(_uniform(signals, random, len(chances), dependence) < chances)
        actives.append(_active(nodes, states, sources))
        got += len(chances)
    return People(np.concatenate(actives)[:people], np.concatenate(presents)[:people])


def truth_nodes(network: Network, column: int, odds: dict[str, float] | None = None) -> tuple[NodeTable, ...]:
    """The nodes at one column, the prior odds of each source multiplied and every node made to add up again."""
    found = []
    for node in network.nodes:
        prior = node.prior[:, [column]].copy()
        if odds:
            factor = [odds.get(state[0][0], 1.0) if state else 1.0 for state in node.states]
            prior = prior * np.array(factor)[:, None]
        found.append(NodeTable(node.id, node.states, prior / prior.sum(axis=0)))
    return tuple(found)


def _chance(signal: Signal, nodes: tuple[NodeTable, ...], states: list[Any], column: int) -> Floats:
    absent = np.full(len(states[0]), 1 - signal.leak[column])
    for node, row in zip(nodes, states, strict=True):
        links = [signal.link(state) for state in node.states]
        if any(link is not None for link in links):
            absent = absent * np.array([1.0 if link is None else 1 - link[column] for link in links])[row]
    return np.asarray(1 - absent)


def _uniform(signals: tuple[Signal, ...], random: np.random.Generator, people: int, dependence: float) -> Floats:
    """One uniform number a person and finding, those of one group correlated by a shared normal part."""
    if dependence == 0:
        return random.random((people, len(signals)))
    from scipy.special import ndtr

    groups = list(dict.fromkeys(signal.group for signal in signals))
    common = ndtri(random.random((people, len(groups))))
    own = ndtri(random.random((people, len(signals))))
    of = [groups.index(signal.group) for signal in signals]
    return np.asarray(ndtr(np.sqrt(dependence) * common[:, of] + np.sqrt(1 - dependence) * own))


def _active(nodes: tuple[NodeTable, ...], states: list[Any], sources: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    active = np.zeros((len(states[0]), len(sources)), dtype=bool)
    for node, row in zip(nodes, states, strict=True):
        table = np.array([[any(place[0] == one for place in state) for one in sources] for state in node.states])
        active |= table[row]
    return active


def answer(
    kind: Kind, signals: tuple[Signal, ...], present: npt.NDArray[np.bool_], columns: Any, *, overlap: bool = True
) -> Floats:
    """P(source hurts | complaint and these results), shape (sources, columns), as the engine answers."""
    picked = Network(kind.complaint.nodes, (*kind.complaint.signals, *signals)).pick(columns)
    complaint, asked = picked.signals[: len(kind.complaint.signals)], picked.signals[len(kind.complaint.signals) :]
    said = [replace(signal, present=bool(yes)) for signal, yes in zip(asked, present, strict=True)]
    if overlap:
        counts, share = agreeing(said), kind.parameters.value("shared/overlap")[columns]
        apart = kind.parameters.library.model.overlap.apart
        said = [shared(signal, counts, share, apart) for signal in said]
    found = infer(Network(picked.nodes, (*complaint, *said))).sources()
    return np.stack([found[source] for source in kind.sources])


def truth_answer(
    kind: Kind, signals: tuple[Signal, ...], present: npt.NDArray[np.bool_], column: int, odds: dict[str, float]
) -> Floats:
    """P(source hurts | complaint and these results) at the parameters that are the truth, shape (sources,)."""
    picked = Network(kind.complaint.nodes, (*kind.complaint.signals, *signals)).pick(np.array([column]))
    said = [replace(one, present=bool(yes)) for one, yes in zip(picked.signals[-len(signals) :], present, strict=True)]
    complaint = picked.signals[: -len(signals)]
    found = infer(Network(truth_nodes(kind.complaint, column, odds), (*complaint, *said))).sources()
    return np.array([float(found[source][0]) for source in kind.sources])


def answers(
    kind: Kind, signals: tuple[Signal, ...], patterns: npt.NDArray[np.bool_], *, overlap: bool = True
) -> Floats:
    """The same at the central parameters for many patterns of results in one recursion, shape (patterns, sources).

    Each pattern is a column. A finding that is absent in a column stands there as caused already (leak 1, no links)
    among the present ones, and one that is present says nothing (leak 0, no links) among the absent ones.
    """
    zero = np.zeros(len(patterns), dtype=np.int64)
    central = Network(kind.complaint.nodes, (*kind.complaint.signals, *signals)).pick(zero[:1])
    complaint, asked = central.signals[: -len(signals)], central.signals[-len(signals) :]
    rows = []
    for present in patterns:
        said = [replace(signal, present=bool(yes)) for signal, yes in zip(asked, present, strict=True)]
        if overlap:
            counts, share = agreeing(said), kind.parameters.value("shared/overlap")[:1]
            said = [shared(signal, counts, share, kind.parameters.library.model.overlap.apart) for signal in said]
        rows.append(said)
    both = [
        Signal(
            signal.finding,
            signal.side,
            signal.group,
            state,
            np.where(patterns[:, i] == state, signal.leak[0], 1.0 if state else 0.0),
            {
                place: np.array([row[i].links[place][0] if row[i].present == state else 0.0 for row in rows])
                for place in signal.links
            },
        )
        for i, signal in enumerate(asked)
        for state in (True, False)
    ]
    wide = Network(central.nodes, complaint).pick(zero)
    found = infer(Network(wide.nodes, (*wide.signals, *both))).sources()
    return np.stack([found[source] for source in kind.sources], axis=1)
