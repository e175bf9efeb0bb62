"""What is asked wrongly, and how the answer reads."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from typer.testing import CliRunner

from hipspine import api
from hipspine.errors import InputError
from hipspine.evidence import Table
from hipspine.evidence.possible import possible_tables
from hipspine.interfaces.cli.app import app


@pytest.mark.parametrize(
    ("question", "code", "words"),
    [
        ({}, "no-figure", "Allowed: sens"),
        ({"sens": 65}, "not-a-text", 'Write sens = "65"'),
        ({"sens": "much"}, "not-a-printed-number", 'As in "84.3"'),
        ({"sens": "165"}, "out-of-range", "Allowed: 0 to 100"),
        ({"kappa": "1.2"}, "out-of-range", "Allowed: -1 to 1"),
        ({"lr_pos": "-2"}, "out-of-range", "Allowed: 0 or more"),
        ({"sensitivity": "65"}, "unknown-figure", "Allowed"),
        ({"sens": "65", "sens_ci": "wide"}, "not-a-pair", '"72-99"'),
        ({"sens": "65", "n": 36, "diseased": 26, "healthy": 11}, "sizes-contradict", "26 and 11"),
        ({"sens": "65", "n": 36, "diseased": 37}, "sizes-contradict", "is less than"),
        ({"sens": "65", "n": -1}, "not-a-count", "whole number"),
        ({"sens": "65", "n": 0}, "out-of-range", "1 or more"),
        ({"sens": "65", "n": 20_001}, "too-many-splits", "both groups"),
    ],
)
def test_what_is_wrong_with_a_question(question: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(InputError) as error:
        possible_tables(**question)
    (problem,) = error.value.problems
    assert problem.code == code
    assert words in problem.text()


def test_all_problems_come_at_once() -> None:
    with pytest.raises(InputError) as error:
        api.possible_tables(n=-1, sens="x", specc="70")
    assert [problem.code for problem in error.value.problems] == [
        "not-a-printed-number",
        "unknown-figure",
        "not-a-count",
    ]


def test_sizes_have_no_limit_when_both_groups_are_known() -> None:
    answer = possible_tables(diseased=60_000, healthy=40_000, sens="65.002", spec="70.0025")
    assert answer.possible
    assert answer.tables[0].table.total == 100_000


@pytest.mark.parametrize("pair", ["46-81", "46 to 81", "46, 81", "46% – 81%", ("46", "81"), ["46", "81"]])
def test_an_interval_is_read_as_it_is_printed(pair: Any) -> None:
    assert possible_tables(n=36, sens="65%", sens_ci=pair).request.intervals == {"sens_ci": ("46", "81")}


def test_a_fraction_warns() -> None:
    answer = possible_tables(n=36, sens="0.65", spec="70")
    assert answer.warnings == ("sens 0.65 is read as 0.65 per cent. For 65 per cent write 65.",)
    assert possible_tables(n=36, sens="1", spec="70").warnings == ()


def test_the_triple_of_the_labral_readings() -> None:
    answer = api.possible_tables(n=36, sens="65", spec="70", accuracy="69")
    assert not answer.possible
    wrong = {one.figures: one for one in answer.gives_way}
    assert set(wrong) == {("sens",), ("spec",), ("accuracy",)}
    assert wrong["accuracy",].corrected == {"accuracy": "67"}
    assert wrong["accuracy",].nearest[0].table == Table(17, 3, 9, 7, solved=True)


def test_a_ratio_of_rounded_figures_is_recognised() -> None:
    answer = possible_tables(diseased=23, healthy=10, sens="78", spec="80", lr_pos="3.90")
    assert [one.figures for one in answer.gives_way] == [("lr_pos",)]
    assert "of the printed, rounded sensitivity and specificity" in answer.gives_way[0].notes[0]


def test_counting_stops_when_figures_say_too_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[possible_tables.__module__], "ENOUGH", 1000)
    answer = possible_tables(n=4000, accuracy="83")
    assert answer.at_least
    assert "At least" in answer.text()


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["evidence", "possible", *arguments])


def test_the_command_answers_in_words() -> None:
    done = run("--n", "36", "--sens", "65", "--spec", "70", "--accuracy", "69")
    assert done.exit_code == 0
    assert done.output.startswith("Impossible. No table prints sensitivity 65, specificity 70 and accuracy 69")
    assert "accuracy 67 instead of 69: tp 17, fp 3, fn 9, tn 7" in done.output
    assert max(map(len, done.output.splitlines())) <= 80


def test_the_command_answers_in_json() -> None:
    done = run("--n", "36", "--sens", "85", "--spec", "90", "--accuracy", "86", "--json")
    answer = json.loads(done.output)
    assert (answer["possible"], answer["count"], answer["sizes"]) == (True, 1, [[26, 10]])
    assert [answer["tables"][0][key] for key in ("tp", "fp", "fn", "tn")] == [22, 1, 4, 9]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--n", "36", "--sens", "0.65"], "read as 0.65 per cent"),
        (["--n", "59", "--percent", "15.5"], "With 58 people it is possible"),
        (["--n", "317", "--percent", "12", "--events", "38"], "Possible. 12 per cent is 37 to 41 of 317"),
        (["--n", "20", "--mean", "3.48"], "Nearest means: 3.45 and 3.50"),
        (["--n", "12", "--mean", "7.3", "--sd", "2.51", "--scale", "0-20"], "Impossible for whole numbers"),
        (["--n", "20", "--mean", "3.45"], "add up to 69"),
        (["--odds-ratio", "3.67", "--exposed", "11/35", "--comparator", "6/70"], "is the risk ratio"),
        (["--risk-ratio", "3.67", "--exposed", "11/35", "--comparator", "6/70"], "prints as 3.67"),
        (["--p", "0.007", "--exposed", "11/35", "--comparator", "6 of 70"], "continuity correction"),
        (["--p", "0.5", "--exposed", "11/35", "--comparator", "6 of 70"], "No test tried"),
        (["--n", "36", "--reading", "a: sens 60, spec 80", "--reading", "b: sens=85, spec=90"], "together"),
    ],
)
def test_the_command_answers_other_questions(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    assert words in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "no-figure"),
        (["--mean", "3", "--p", "0.1"], "several-questions"),
        (["--mean", "3.48"], "missing-value"),
        (["--p", "0.1", "--exposed", "a lot"], "not-a-pair"),
        (["--reading", "sens 60"], "not-a-reading"),
        (["--odds-ratio", "2", "--exposed", "1/2", "--comparator", "1/2", "--ratio-ci", "wide"], "not-a-pair"),
    ],
)
def test_the_command_refuses_what_it_cannot_read(arguments: list[str], code: str) -> None:
    done = run(*arguments)
    assert isinstance(done.exception, InputError)
    assert [problem.code for problem in done.exception.problems] == [code]
