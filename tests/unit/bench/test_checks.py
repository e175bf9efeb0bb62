"""Figures that are no input: read, predicted, and never used by any estimate."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest

from hipspine.bench.checks.check import Check
from hipspine.bench.checks.checked import Checks
from hipspine.bench.checks.predict import predict_share
from hipspine.bench.checks.read_checks import read_checks
from hipspine.bench.checks.render import render_checks
from hipspine.diagnosis.assess import assess
from hipspine.diagnosis.library import Library
from hipspine.errors import InputError
from hipspine.io.read_checks import read_checks_file, run_checks
from house.source import ROOT

TABLE = ROOT / "docs" / "explanation" / "checks-table.txt"


@pytest.fixture(scope="module")
def checks(library: Library) -> tuple[Check, ...]:
    return read_checks_file(library)


@pytest.fixture(scope="module")
def checked(library: Library) -> Checks:
    return run_checks(library)


def test_no_check_is_an_input_of_any_estimate(library: Library, checks: tuple[Check, ...]) -> None:
    inputs = {fact for estimate in library.estimates.values() for fact in estimate.facts}
    assert inputs & {library.studies.fact(check.observed).id for check in checks} == set()


def test_every_study_of_the_table_of_checks_is_there(library: Library, checks: tuple[Check, ...]) -> None:
    """model.md 11."""
    wanted = {
        "liliang-2011", "katz-2003", "maigne-2005", "depalma-2011b", "asd-pelvic-fixation-41569924", "saito-2012",
    }  # fmt: skip
    there = {library.studies.fact(check.observed).study for check in checks}
    assert {library.studies[name].id for name in wanted} <= there


def test_a_source_is_what_an_answer_says(library: Library, checks: tuple[Check, ...]) -> None:
    check = next(one for one in checks if one.source and not one.results and not one.among)
    answer = assess(check.case(library.vocabulary), library)
    sides = [one.probability for one in answer.posterior if one.source == check.source]
    assert predict_share(check, library)[0] <= sum(p or 0.0 for p in sides) + 1e-9
    assert predict_share(check, library)[0] >= max(p or 0.0 for p in sides) - 1e-9


@pytest.mark.parametrize("finding", ["three_of_five_sij_tests", "sij_block_relief"])
def test_the_results_of_one_test_add_up(library: Library, checks: tuple[Check, ...], finding: str) -> None:
    check = next(one for one in checks if one.results and one.results[0]["finding"] == finding and not one.source)
    relief = [{"finding": finding, "relief": grade} for grade in ("none", "partial", "full")]
    states = [{"finding": finding, "state": state} for state in ("present", "absent")]
    results = relief if "relief" in check.results[0] else states
    shares = [predict_share(msgspec.structs.replace(check, results=(one,)), library) for one in results]
    assert np.sum(shares, axis=0) == pytest.approx(1.0)


def test_sources_counted_against_each_other_add_up(library: Library, checks: tuple[Check, ...]) -> None:
    four = [one for one in checks if one.among]
    assert np.sum([predict_share(one, library) for one in four], axis=0) == pytest.approx(1.0)


def test_every_miss_has_a_reason_and_no_hit_shows_one(checked: Checks) -> None:
    assert [row.id for row in checked.rows if row.hit == bool(row.reason)] == []


def test_the_table_of_the_docs_is_that_of_the_program(checked: Checks) -> None:
    """The first line names the evidence it was made from; it may be older where no number has changed."""
    remedy = "run: .venv/bin/python benchmarks/write_bench_tables.py"
    assert render_checks(checked).splitlines()[1:] == TABLE.read_text("utf-8").splitlines()[1:], remedy


def test_the_text_fits_and_the_json_is_plain(checked: Checks) -> None:
    assert max(len(line) for line in render_checks(checked).splitlines()) <= 80
    plain = msgspec.json.decode(checked.to_json())
    assert plain["schema"] == "hipspine.checks/1"
    assert len(plain["rows"]) == len(checked.rows)


GOOD: dict[str, Any] = {
    "id": "a",
    "observed": "katz-2003/first-block-relief",
    "people": {"pain": {"side": "right"}},
    "source": "sij_pain",
    "what": "P",
    "stands_for": "people",
}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"observed": "katz-2003/nothing"}, "no-fact"),
        ({"source": "sij"}, "unknown-source"),
        ({"source": ""}, "missing-key"),
        ({"among": ["disc_pain"]}, "contradiction"),
        ({"people": "anybody"}, "not-a-table"),
        ({"people": {"pain": {"side": "rihgt"}}}, "unknown-word"),
        ({"results": [{"finding": "sij_blok"}]}, "unknown-finding"),
        ({"results": "all"}, "not-a-table"),
        ({"colour": "red"}, "unknown-key"),
    ],
)
def test_a_damaged_check_is_told(library: Library, change: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_checks({"schema": 1, "checks": [{**GOOD, **change}]}, library.vocabulary, library.studies)
    assert code in {problem.code for problem in caught.value.problems}


def test_a_good_check_is_read(library: Library) -> None:
    (check,) = read_checks({"schema": 1, "checks": [GOOD]}, library.vocabulary, library.studies)
    assert check.source == "sij_pain"
