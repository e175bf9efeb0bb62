"""`hipspine options` and `hipspine dislocation`: one screen, JSON of the schema, problems with their remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.interfaces.cli.run import run
from hipspine.interfaces.terminal.options_text import options_text
from hipspine.io.schemas import schemas
from hipspine.treatment import Considered, Option, options_for
from house.source import ROOT

CASES = [*(ROOT / "examples").glob("*.toml"), *sorted((ROOT / "data" / "cases").glob("case-*-all.toml"))[::7]]
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def hipspine(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return hipspine


def valid(name: str, text: str) -> list[str]:
    found = Draft202012Validator(schemas()[f"{name}.schema.json"]).iter_errors(json.loads(text))
    return sorted(f"{error.json_path}: {error.message}" for error in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_options_fit_on_one_screen_and_their_json_is_valid(call: Call, case: Path) -> None:
    status, out, _ = call("options", str(case))
    assert status == 0
    assert len(out.splitlines()) <= 40
    assert max(map(len, out.splitlines())) <= 80
    assert "no advice" in out
    status, out, _ = call("options", str(case), "--json")
    assert status == 0
    assert valid("options", out) == []


def test_every_source_fits_on_one_screen_alone_and_with_all_others(library: Library) -> None:
    person = api.read_case({"schema": 1, "id": "x", "person": {"age": 60}}, library)

    def shown(*places: Considered) -> tuple[Option, ...]:
        return options_for(person, places, (), library.vocabulary, library.treatment, widen=0.4)

    every = [Considered(source, "left", 0.5, 0.3, 0.7, 0.5, "so") for source in library.vocabulary.sources]
    for options in ((), *(shown(place) for place in every), shown(*every)):
        text = options_text(options, None, library.vocabulary)
        assert len(text.splitlines()) <= 40
        assert max(map(len, text.splitlines())) <= 80
        full = options_text(options, None, library.vocabulary, full=True)
        assert all(len(line) <= 80 for line in full.splitlines() if "/" not in line)


def test_all_names_every_fact(call: Call) -> None:
    case = str(ROOT / "examples" / "published-case.toml")
    _, full, _ = call("options", case, "--all")
    _, out, _ = call("options", case, "--json")
    together = "".join(full.split())
    for option in json.loads(out)["options"]:
        for outcome in option["outcomes"]:
            for fact in (*outcome["facts"], *outcome["beside"]):
                assert fact["fact"] in together


def test_dislocation_as_text_and_as_json(call: Call) -> None:
    status, out, _ = call("dislocation", "--levels", "2", "--sacrum", "--head", "32")
    assert status == 0
    assert len(out.splitlines()) <= 40
    assert max(map(len, out.splitlines())) <= 80
    assert "3.0%" in out
    status, out, _ = call("dislocation", "--levels", "2", "--dual-mobility", "--json")
    assert status == 0
    assert valid("dislocation", out) == []
    assert {one["year"] for one in json.loads(out)["risk"]["risks"]} == {1, 2}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--levels", "30"], "out-of-range"),
        (["--levels", "-1"], "out-of-range"),
        (["--levels", "two"], "bad-command-line"),
        (["--levels", "0", "--sacrum"], "contradiction"),
        (["--head", "30"], "out-of-range"),
    ],
)
def test_what_cannot_be_asked_is_told(call: Call, arguments: list[str], code: str) -> None:
    status, _, err = call("dislocation", *arguments)
    assert status == 2
    assert f"[{code}]" in err


def test_a_broken_case_gives_its_problems(call: Call, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text('schema = 1\nid = "x"\nperson = { age = 300 }\n', "utf-8")
    status, _, err = call("options", str(case))
    assert status == 2
    assert "case.toml:3" in err


def test_words_of_treatments(call: Call) -> None:
    status, out, _ = call("words", "--kind", "treatment")
    assert status == 0
    assert "sij_steroid_injection (treatment)" in out
    status, out, _ = call("words", "hip_steroid_injection")
    assert "can be undone: yes" in out
    assert "for: hip_oa" in out
    status, out, _ = call("words", "epidural_injection")
    assert "test: " in out
    assert "treatment: " in out
