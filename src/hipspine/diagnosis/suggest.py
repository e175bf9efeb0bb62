"""From the candidates to what is proposed: safe things first, one entry a test."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.diagnosis.answer import Change, NextTest, PossibleResult
from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.estimates.question import block_id, leak_id, link_id
from hipspine.diagnosis.must_not_miss import RuleOut
from hipspine.diagnosis.network import Place
from hipspine.diagnosis.next_tests import Candidate
from hipspine.vocabulary.test import Test
from hipspine.vocabulary.unmodelled import UNMODELLED

MOST_TESTS = 12
MOST_CHANGES = 3


def suggest(
    question: Question, found: tuple[Candidate, ...], rule_out: tuple[RuleOut, ...], hidden: frozenset[str]
) -> tuple[tuple[NextTest, ...], tuple[str, ...]]:
    """The tests worth doing next, and all findings not examined in falling order of expected change.

    Of each test the finding with the best worth stands for it. While a source that must not be missed is
    triggered, what it forbids (a block, a steroid) is kept but marked and comes last (model.md 7). A source in `hidden`
    is named without a number: its probability is withheld.
    """
    library = question.parameters.library
    forbidden: dict[str, list[str]] = {}
    for one in rule_out:
        for what in one.forbids:
            forbidden.setdefault(what, []).append(one.source)
    best: dict[str, Candidate] = {}
    for candidate in found:
        best.setdefault(candidate.test, candidate)
    made = [_next(candidate, question, forbidden, hidden) for candidate in best.values()]
    made.sort(key=lambda one: bool(one.blocked_by))
    unexamined = sorted(found, key=lambda one: (-round(one.change, 9), one.finding))
    names = dict.fromkeys(one.finding for one in unexamined if not library.vocabulary.findings[one.finding].members)
    return tuple(made[:MOST_TESTS]), tuple(names)


def _next(
    candidate: Candidate, question: Question, forbidden: Mapping[str, list[str]], hidden: frozenset[str]
) -> NextTest:
    test = question.parameters.library.vocabulary.tests[candidate.test]
    now = {
        place: sum(chance * after[place] for chance, after in candidate.results.values())
        for place in _places(candidate)
    }
    results = {name: _result(name, chance, after, now, hidden) for name, (chance, after) in candidate.results.items()}
    positive = results.pop("present", None) or results.pop("full")
    negative = results.pop("absent", None) or results.pop("none")
    return NextTest(
        test=candidate.test,
        finding=candidate.finding,
        side=candidate.side,
        gain=candidate.gain,
        burden=candidate.burden,
        change=candidate.change,
        if_positive=positive,
        if_negative=negative,
        other_results=tuple(results.values()),
        blocked_by=tuple(dict.fromkeys(_blocked(test, forbidden))),
        studies=_studies(candidate, question),
    )


def _studies(candidate: Candidate, question: Question) -> tuple[str, ...]:
    ids = [leak_id(candidate.finding), block_id(candidate.finding, "sens"), block_id(candidate.finding, "phi")]
    ids += [link_id(source, candidate.finding) for source, _ in _places(candidate)]
    known = question.parameters.library.estimates
    facts = [fact for one in dict.fromkeys(ids) if one in known for fact in known[one].facts]
    return tuple(dict.fromkeys(fact.split("/")[0] for fact in facts))


def _places(candidate: Candidate) -> list[Place]:
    return list(next(iter(candidate.results.values()))[1])


def _blocked(test: Test, forbidden: Mapping[str, list[str]]) -> list[str]:
    return forbidden.get("block", []) if test.kind == "block" else []


def _result(
    name: str, chance: float, after: Mapping[Place, float], now: Mapping[Place, float], hidden: frozenset[str]
) -> PossibleResult:
    told = [place for place in after if place[0] != UNMODELLED]
    moved = sorted(told, key=lambda place: (-abs(after[place] - now[place]), place))
    changes = tuple(
        Change(source, side, None if source in hidden else after[source, side]) for source, side in moved[:MOST_CHANGES]
    )
    return PossibleResult(name, chance, changes)
