"""Scoring cases with a known diagnosis."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hipspine.bench.case_score import Alarm, CaseScore, result
from hipspine.bench.methods import METHODS, ask
from hipspine.bench.scores import Scores, scores_of
from hipspine.bench.truth import Truth
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.must_not_miss import must_not_miss
from hipspine.person.case import Case

ALL_TESTS: Final = "-all"
"""What the id of a case ends with where it was coded with all its tests."""


def score(cases: Iterable[Case], truths: Iterable[Truth], library: Library) -> Scores:
    """How well the model and two baselines find what was proven.

    A case belongs to the truth of the same id, or, coded with all tests, of the id followed by `-all`. The
    truth is looked at only after the answer. Cases are scored one by one, so their order does not matter.
    KeyError for a case without a truth; ValueError without any case or with one entered twice.
    """
    known = {truth.case: truth for truth in truths}
    scored: dict[tuple[str, str], CaseScore] = {}
    for case in cases:
        name, coding = case.id.removesuffix(ALL_TESTS), "all" if case.id.endswith(ALL_TESTS) else "before"
        if (name, coding) in scored:
            raise ValueError(f"{case.id} is there twice")
        scored[name, coding] = _score_one(case, known[name], coding, library)
    return scores_of(scored.values(), known.values(), library.evidence_version)


def _score_one(case: Case, truth: Truth, coding: str, library: Library) -> CaseScore:
    question = ask(case, library)
    predictions = {name: method(question) for name, method in METHODS.items()}
    states = {one.source: one.state for one in must_not_miss(case, library, {})}
    due = tuple(source for source in truth.sources if library.vocabulary.sources[source].must_not_miss)
    triggered = tuple(sorted(source for source, state in states.items() if state == "triggered"))
    return CaseScore(
        case=truth.case,
        coding=coding,
        sources=truth.sources,
        also_accept=truth.also_accept,
        results={name: result(prediction, truth) for name, prediction in predictions.items()},
        alarm=Alarm(
            due=due,
            found=tuple(source for source in due if source in triggered),
            triggered=triggered,
            open=tuple(sorted(source for source, state in states.items() if state == "open")),
        ),
    )
