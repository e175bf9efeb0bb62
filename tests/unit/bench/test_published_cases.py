"""The bench over the published cases: complete, sane, and blind."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import msgspec
import pytest

from hipspine.bench.methods import METHODS, ask
from hipspine.bench.score import score
from hipspine.bench.scores import Scores
from hipspine.bench.truth import Truth
from hipspine.diagnosis.library import Library
from hipspine.io.read_bench import Bench
from house.source import trees


def test_every_case_is_scored_in_both_codings(scores: Scores) -> None:
    assert len(scores.truths) == 42
    assert len(scores.cases) == 84
    sizes = {(one.group, one.coding): one.cases for one in scores.summaries if one.method == "model"}
    for coding in ("before", "all"):
        expected = {"all": 42, "clean": 23, "fused": 14, "clean_fused": 4, "no_usable_row": 15, "usable_rows": 27}
        assert {group: size for (group, one), size in sizes.items() if one == coding} == expected


def test_the_model_has_an_answer_to_every_case(scores: Scores) -> None:
    assert [f"{one.case} {one.coding}" for one in scores.cases if not one.results["model"].answered] == []


def test_every_probability_is_one(bench: Bench, library: Library) -> None:
    for case in bench.cases:
        question = ask(case, library)
        for method in METHODS.values():
            found = method(question)
            assert all(0 <= p <= 1 for p in (*found.probabilities.values(), found.none)), case.id


def test_exactly_one_cause_adds_up(bench: Bench, library: Library) -> None:
    for case in bench.cases:
        found = METHODS["single"](ask(case, library))
        if found.answered:
            assert sum(found.probabilities.values()) + found.none == pytest.approx(1), case.id


def test_shares_lie_within_their_intervals(scores: Scores) -> None:
    for one in scores.summaries:
        for found in (one.top_1, one.top_3):
            assert found.low is not None
            assert found.high is not None
            assert found.low <= found.hits / found.of <= found.high
        assert one.top_1.hits <= one.top_3.hits


def test_the_order_of_cases_does_not_matter(bench: Bench, library: Library) -> None:
    few = bench.cases[:6]
    assert score(few, bench.truths, library) == score(few[::-1], bench.truths[::-1], library)


def test_the_truth_does_not_reach_the_answer(bench: Bench, library: Library, scores: Scores) -> None:
    def lie(truth: Truth) -> Truth:
        return msgspec.structs.replace(truth, sources=("herpes_zoster",), also_accept=(), post_fusion=False, thin=True)

    few = bench.cases[:8]
    lied = {(one.case, one.coding): one for one in score(few, map(lie, bench.truths), library).cases}
    told = {(one.case, one.coding): one for one in scores.cases if (one.case, one.coding) in lied}
    for key, one in told.items():
        for name, found in one.results.items():
            assert (found.top, found.none) == (lied[key].results[name].top, lied[key].results[name].none)
        assert one.alarm.triggered == lied[key].alarm.triggered


def test_cases_without_a_truth_or_there_twice_are_refused(bench: Bench, library: Library) -> None:
    with pytest.raises(KeyError):
        score(bench.cases[:1], [], library)
    with pytest.raises(ValueError, match="twice"):
        score([bench.cases[0], bench.cases[0]], bench.truths, library)


def test_nothing_that_answers_knows_of_the_truth() -> None:
    rooms = ("diagnosis/", "person/", "synthesis/", "evidence/", "vocabulary/")
    files = {name: tree for name, tree in trees().items() if name.startswith(rooms) or name == "io/read_case.py"}
    assert [name for name, tree in files.items() if any("bench" in one for one in imported(tree))] == []
    named = [
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "truth.toml" in node.value
    ]
    assert set(named) == {"io/read_bench.py"}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
