"""Why a source is as likely as it is: the Shapley values with what each rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hipspine.diagnosis.answer import Reason
from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.estimates.question import block_id, leak_id, link_id
from hipspine.diagnosis.network import Counted, Place, Signal
from hipspine.diagnosis.shapley import Weights
from hipspine.synthesis import Estimate

KINDS = ("measured", "transported", "derived", "assumed")
"""From the best known to the least: what a reason rests on is the least known of its parts."""

LIKELY_RIVALS = 3


@dataclass(frozen=True)
class Explained:
    """Reasons for and against each place, and how the whole answer splits by kind of evidence."""

    reasons: dict[Place, tuple[Reason, ...]]
    basis: dict[str, float]
    studies: tuple[str, ...]


def explain(question: Question, weights: Weights, likely: Mapping[Place, float]) -> Explained:
    """Reasons for every place, falling by size; `likely` gives every place in falling
    probability.

    A source with no link to a group still gets a weight by explaining away; what that rests on is then
    the leak and the links of the likeliest sources that do have one. `basis` is the share of the sum of
    absolute weights, each times the probability of its place (so that eighty unlikely sources do not drown
    the answer), by the least known part of each reason.
    """
    reasons: dict[Place, tuple[Reason, ...]] = {}
    totals = dict.fromkeys(KINDS, 0.0)
    cited: dict[str, None] = {}
    for place in likely:
        found = []
        for group in weights.groups:
            value = weights.log_odds[group][place]
            estimates = _estimates(question, group, place, tuple(likely))
            basis = max((estimate.basis for estimate in estimates), key=KINDS.index, default="assumed")
            studies = tuple(dict.fromkeys(fact.split("/")[0] for estimate in estimates for fact in estimate.facts))
            found.append(Reason(group, _named(question, group), value, basis, studies))
            totals[basis] += abs(value) * likely[place]
            cited |= dict.fromkeys(studies)
        reasons[place] = tuple(sorted(found, key=lambda one: (-abs(one.log_odds), one.group)))
    total = sum(totals.values())
    return Explained(reasons, {kind: part / total if total else 0.0 for kind, part in totals.items()}, tuple(cited))


def _parts(question: Question, group: str) -> list[Signal | Counted]:
    every: list[Signal | Counted] = [*question.network.signals, *question.network.blocks]
    return [part for part in every if part.group == group]


def _named(question: Question, group: str) -> tuple[str, ...]:
    """The findings of a group as `finding`, `finding:side`, with a minus before an absent one."""
    names = []
    for part in _parts(question, group):
        sign = "-" if isinstance(part, Signal) and not part.present else ""
        names.append(f"{sign}{part.finding}" + (f":{part.side}" if part.side in ("left", "right") else ""))
    return tuple(names)


def _estimates(question: Question, group: str, place: Place, likely: tuple[Place, ...]) -> list[Estimate]:
    ids: dict[str, None] = {}
    for part in _parts(question, group):
        if isinstance(part, Counted):
            ids |= dict.fromkeys((block_id(part.finding, "sens"), block_id(part.finding, "phi")))
            continue
        ids[leak_id(part.finding)] = None
        linked = [place] if place in part.links else [rival for rival in likely if rival in part.links][:LIKELY_RIVALS]
        ids |= dict.fromkeys(link_id(source, part.finding) for source, _ in linked)
    known = question.parameters.library.estimates
    return [known[key] for key in ids if key in known]
