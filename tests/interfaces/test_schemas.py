"""The committed JSON Schemas are those of the program, and say of the files what is so."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.io.schemas import schema_text, schemas
from hipspine.person.case_to_dict import case_to_dict
from house.source import ROOT
from interfaces.made_answers import everything, small

FOLDER = ROOT / "schemas"
CASES = [*(ROOT / "examples").glob("*.toml"), *(ROOT / "data" / "cases").glob("case-*.toml")]


def problems(name: str, value: Any) -> list[str]:
    found = Draft202012Validator(schemas()[f"{name}.schema.json"]).iter_errors(value)
    return sorted(f"{error.json_path}: {error.message}" for error in found)


def parsed(path: Path) -> Any:
    """A TOML file as JSON carries it: days as text."""
    return json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=dt.date.isoformat))


def test_the_committed_ones_are_current() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.json")) == sorted(schemas())
    for name, schema in schemas().items():
        Draft202012Validator.check_schema(schema)
        again = "python -c \"from hipspine.io.schemas import write_schemas; write_schemas('schemas')\""
        assert (FOLDER / name).read_text("utf-8") == schema_text(schema), again


def test_every_study_file_is_valid() -> None:
    validator = Draft202012Validator(schemas()["study.schema.json"])
    files = sorted((ROOT / "data" / "studies").glob("*.toml"))
    assert files
    assert [file.name for file in files if not validator.is_valid(parsed(file))] == []


def test_every_case_is_valid_as_a_file_and_as_understood(library: Library) -> None:
    shown = schemas()["answer.schema.json"]["$defs"]["Case"]
    for path in CASES:
        assert problems("case", parsed(path)) == []
        understood = json.loads(json.dumps(case_to_dict(api.read_case(path, library))))
        assert problems("case", understood) == []
        assert list(Draft202012Validator(shown).iter_errors(understood)) == []


def test_made_answers_are_valid(library: Library) -> None:
    for answer in (small(), everything(library.vocabulary, "triggered")):
        assert problems("answer", json.loads(answer.to_json())) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("case", {"schema": 2}),
        ("case", {"colour": "red"}),
        ("case", {"person": {"age": 161}}),
        ("case", {"findings": [{"state": "present"}]}),
        ("case", {"findings": [{"finding": "x", "relief": 120}]}),
        ("case", {"operations": [{"kind": "wish"}]}),
        ("study", {"schema": 1}),
        ("study", {"schema": 1, "id": "a", "groups": [{"id": "all"}]}),
        ("study", {"schema": 1, "id": "a", "published": {"pmid": "x1"}}),
        ("study", {"schema": 1, "id": "a", "facts": [{"id": "b", "kind": "rumour"}]}),
        ("answer", {"schema": "hipspine.answer/1"}),
    ],
)
def test_what_is_wrong_is_not_valid(name: str, change: dict[str, Any]) -> None:
    assert problems(name, change) != []


def test_an_answer_with_another_key_is_not_valid() -> None:
    assert problems("answer", {**json.loads(small().to_json()), "advice": "operate"}) != []
