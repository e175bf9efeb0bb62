"""From one person's findings to the answer."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hipspine import __version__
from hipspine.diagnosis.answer import (
    SCHEMA,
    Answer,
    NodeRanked,
    Place,
    Probability,
    Ranked,
    Reference,
    Silent,
    SourceSet,
    ToRuleOut,
)
from hipspine.diagnosis.build_network import Question, build_network
from hipspine.diagnosis.columns import central
from hipspine.diagnosis.conditions_here import Possible, is_fused
from hipspine.diagnosis.count_space import CountSpace
from hipspine.diagnosis.crowding import more_than
from hipspine.diagnosis.infer_by_sets import infer_by_sets
from hipspine.diagnosis.interval import draws_for, quantiles
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.likely_sets import LikelySet, likely_pairs, likely_sets, none_of_these
from hipspine.diagnosis.limits import limits
from hipspine.diagnosis.must_not_miss import RuleOut, must_not_miss
from hipspine.diagnosis.network import Array
from hipspine.diagnosis.network import Place as Key
from hipspine.diagnosis.next_tests import Candidates
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.posterior import Inference, infer
from hipspine.diagnosis.prediction import ExactPredictor, Predictor, SetPredictor
from hipspine.diagnosis.reasons import KINDS, Explained, explain
from hipspine.diagnosis.set_list import WIDTH, SetList, list_sets
from hipspine.diagnosis.shapley import Dear, weights
from hipspine.diagnosis.source_prior import source_prior
from hipspine.diagnosis.suggest import suggest
from hipspine.evidence.references import vancouver
from hipspine.person.case import Case
from hipspine.person.case_to_dict import case_to_dict
from hipspine.vocabulary.unmodelled import UNMODELLED

WITHHELD = "must not be missed, and no rate was measured: see rule_out_first"


def assess(case: Case, library: Library, *, interval: float = 0.90) -> Answer:
    """The whole answer for one person (model.md 1 to 8); the same case and evidence give the same answer.

    `interval` is the level of every interval, between 0.5 and 0.99; ValueError outside. Probabilities are
    exact at the central parameters; intervals come from joint draws of all parameters.
    """
    if not 0.5 <= interval <= 0.99:
        raise ValueError(f"interval {interval} is not between 0.5 and 0.99")
    question = build_question(case, library)
    possible = Possible(case, library.vocabulary)
    used = tuple(question.parameters.used)
    inference, listed = _infer(question)
    places = inference.places()
    first = infer(central(question.complaint)).places()
    order = tuple(sorted(places, key=lambda place: (-float(places[place][0]), place)))
    ends = ({key: float(row[0]) for key, row in found.items()} for found in (first, places))
    dear = Dear(library.model.settings.draws.exact_reasons, listed, *ends)
    explained = explain(
        question,
        weights(question.network, dear=dear),
        {key: float(places[key][0]) for key in order if key[0] != UNMODELLED},
    )
    rule_out = must_not_miss(case, library, places)
    ranked = tuple(
        _ranked(key, question, places, first, explained, interval, possible) for key in order if key[0] != UNMODELLED
    )
    hidden = frozenset(one.source for one in ranked if one.withheld)
    found = Candidates(question, _predictor(question, inference, listed)).ranked()
    nexts, unexamined = suggest(question, found, rule_out, hidden)
    return Answer(
        schema=SCHEMA,
        hipspine=__version__,
        evidence_version=library.evidence_version,
        interval=interval,
        case=case_to_dict(case),
        rule_out_first=tuple(_to_rule_out(one) for one in rule_out),
        posterior=ranked,
        nodes=_nodes(question, inference, interval, hidden),
        none_of_these=_none(question, inference, interval),
        unmodelled=_probability(places[UNMODELLED, "midline"], interval),
        sets=_sets(likely_sets(listed), hidden),
        pairs=_sets(likely_pairs(listed), hidden),
        next_tests=nexts,
        not_examined=unexamined,
        not_assessable=_not_assessable(question),
        silent=tuple(Silent(finding, side, why) for (finding, side), why in question.gathered.silent.items()),
        basis=explained.basis,
        assumed_share=explained.basis["assumed"],
        more_than_four=more_than(question.network, library.model.settings.most_counted),
        references=_references(used, library),
        limits=limits(question, listed.held),
    )


def _infer(question: Question) -> tuple[Inference, SetList]:
    """The posterior in every column, and the likeliest sets.

    Up to `exact_draws` positive findings everything is exact; beyond that only the central answer, and the
    draws are weighed over the likeliest sets; beyond `exact_positives` the central answer too.
    """
    network, budget = question.network, question.parameters.library.model.settings.draws
    positives = len(network.positives)
    if positives <= budget.exact_draws:
        inference = infer(network)
        return inference, list_sets(network, float(inference.evidence[0]), WIDTH)
    exact = infer(central(network)) if positives <= budget.exact_positives else None
    listed = list_sets(network, float(exact.evidence[0]) if exact is not None else None)
    return infer_by_sets(network, listed, exact), listed


def _predictor(question: Question, inference: Inference, listed: SetList) -> Predictor:
    budget = question.parameters.library.model.settings.draws
    if len(question.network.positives) <= budget.exact_next and not question.network.blocks:
        return ExactPredictor(question.network, inference)
    return SetPredictor(question.network, listed)


def build_question(case: Case, library: Library) -> Question:
    """The network of a case with as many draws as the budget allows for its findings."""
    sketch = build_network(case, Parameters(library, 0, fused=is_fused(case)))
    budget = library.model.settings.draws
    if len(sketch.network.positives) > budget.exact_draws:
        return build_network(case, Parameters(library, budget.most, fused=is_fused(case)))
    states = sum(len(node.states) for node in sketch.network.nodes)
    counts = len(CountSpace.of(sketch.network).counts)
    draws = draws_for(budget, states, len(sketch.network.positives), counts)
    return build_network(case, Parameters(library, draws, fused=is_fused(case)))


def _ranked(
    key: Key,
    question: Question,
    places: Mapping[Key, Array],
    first: Mapping[Key, Array],
    explained: Explained,
    level: float,
    possible: Possible,
) -> Ranked:
    source, side = key
    library = question.parameters.library
    kind, studies = _prior_kind(source, question, possible)
    hidden = library.vocabulary.sources[source].must_not_miss and not studies
    low, high = quantiles(places[key], level)
    reasons = explained.reasons[key]
    return Ranked(
        source=source,
        side=side,
        node=library.vocabulary.sources[source].node,
        probability=None if hidden else float(places[key][0]),
        low=None if hidden else low,
        high=None if hidden else high,
        prior=None if hidden else float(first[key][0]),
        prior_kind=kind,
        prior_studies=studies,
        supports=tuple(reason for reason in reasons if reason.log_odds > 0),
        against=tuple(reason for reason in reasons if reason.log_odds <= 0),
        withheld=WITHHELD if hidden else "",
    )


def _prior_kind(source: str, question: Question, possible: Possible) -> tuple[str, tuple[str, ...]]:
    prior = source_prior(source, question.case, question.parameters, possible)
    known = question.parameters.library.estimates
    used = [known[key] for key in (prior.estimates if prior else ()) if key in known]
    kinds = [estimate.basis for estimate in used if not estimate.id.endswith("/ratio")]
    if any(estimate.id.endswith("/ratio") for estimate in used) and "assumed" not in kinds:
        kinds.append("derived")
    studies = dict.fromkeys(fact.split("/")[0] for estimate in used for fact in estimate.facts)
    return max(kinds, key=KINDS.index, default="assumed"), tuple(studies)


def _nodes(question: Question, inference: Inference, level: float, hidden: frozenset[str]) -> tuple[NodeRanked, ...]:
    """Nodes with several possible members, each side: their sum, and whether a finding tells them apart.

    A node with a member in `hidden` is left out: its sum less the other members would give what is withheld.
    """
    found = []
    for node, table in zip(question.network.nodes, inference.states, strict=True):
        for side in ("left", "right", "midline"):
            members = sorted({source for state in node.states for source, where in state if where == side})
            if len(members) < 2 or not hidden.isdisjoint(members):
                continue
            rows = [row for state, row in zip(node.states, table, strict=True) if any(w == side for _, w in state)]
            total = np.sum(rows, axis=0)
            low, high = quantiles(total, level)
            apart = any(_tells_apart(signal.links, members, side) for signal in question.findings)
            found.append(NodeRanked(node.id, side, float(total[0]), low, high, tuple(members), apart))
    return tuple(sorted(found, key=lambda one: (-one.probability, one.node, one.side)))


def _tells_apart(links: Mapping[Key, Array], members: list[str], side: str) -> bool:
    values = [float(links[source, side][0]) if (source, side) in links else 0.0 for source in members]
    return max(values) - min(values) > 0.1


def _none(question: Question, inference: Inference, level: float) -> Probability:
    """P(none of the modelled sources), with its interval over the same draws."""
    columns = none_of_these(question.network, inference)
    return _probability(columns, level)


def _probability(columns: Array, level: float) -> Probability:
    low, high = quantiles(columns, level)
    return Probability(float(columns[0]), low, high)


def _sets(found: tuple[LikelySet, ...], hidden: frozenset[str]) -> tuple[SourceSet, ...]:
    """Sets with their probabilities; one with a source whose probability is withheld has none either."""
    return tuple(
        SourceSet(
            tuple(Place(source, side) for source, side in one.places),
            None if any(source in hidden for source, _ in one.places) else one.probability,
        )
        for one in found
    )


def _to_rule_out(one: RuleOut) -> ToRuleOut:
    return ToRuleOut(
        one.source,
        one.state,
        one.triggers,
        one.unanswered,
        one.asked,
        one.forbids,
        one.studies,
        one.settle_with,
        one.urgency,
    )


def _not_assessable(question: Question) -> tuple[str, ...]:
    """Possible sources that no entered finding could move."""
    linked = {place for signal in question.findings for place, link in signal.links.items() if float(link[0]) > 0}
    linked |= {place for block in question.network.blocks for place in block.covered}
    moved = {source for source, _ in linked}
    possible = dict.fromkeys(source for source, _ in question.network.places() if source != UNMODELLED)
    return tuple(source for source in possible if source not in moved)


def _references(used: tuple[str, ...], library: Library) -> tuple[Reference, ...]:
    """The studies behind every estimate that went into the probabilities; those of a next test stand with it."""
    facts = [fact for one in used if one in library.estimates for fact in library.estimates[one].facts]
    cited = dict.fromkeys(fact.split("/")[0] for fact in facts)
    found = []
    for name in sorted(cited):
        study = library.studies[name]
        found.append(Reference(name, vancouver(study), study.published.doi or "", study.published.pmid or ""))
    return tuple(found)
