"""`hipspine pelvis`: the answer, its schemas, its text, and files that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hipspine import api
from hipspine.interfaces.cli.run import run
from hipspine.interfaces.terminal.pelvis_text import pelvis_text
from hipspine.io.read_pelvis_file import measure_file
from hipspine.io.schemas import schemas
from house.source import ROOT
from unit.mechanics.films import ap, file, lateral, rim

EXAMPLES = sorted((ROOT / "examples").glob("pelvis-*.json"))


def valid(name: str, value: Any) -> None:
    assert [error.message for error in Draft202012Validator(schemas()[f"{name}.schema.json"]).iter_errors(value)] == []


def everything() -> dict[str, Any]:
    spine = {"c7_centre": (-5.0, 580.0), "t1_centre": (-10.0, 555.0)}
    film = ap(rim_points={"left": rim(40, 15, "left"), "right": rim(45, 20, "right")}, turn=3, focus_to_film_mm=1150)
    sitting = lateral("relaxed_sitting", tilt=30, incidence=64, lordosis=30, thigh=90)
    leaning = lateral("flexed_sitting", tilt=5, lordosis=20, thigh=85)
    step = lateral("step_up", tilt=18, thigh=60)
    supine = lateral("supine", tilt=10)
    standing = lateral(points=spine, full_spine=True, mm_per_pixel=0.4)
    return file(standing, sitting, leaning, step, supine, {**film, "object_to_film_mm": 120})


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    valid("landmarks", json.loads(path.read_text("utf-8")))
    assert run(["pelvis", str(path), "--json"]) == 0
    valid("pelvis", json.loads(capsys.readouterr().out))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 2


def test_everything_at_once_fits_the_terminal_and_the_schemas() -> None:
    valid("landmarks", everything())
    found = measure_file(everything())
    classified = api.classify(found, age=60, unverified=True).to_dict()
    valid("pelvis", json.loads(json.dumps({**found.to_dict(), "classification": classified}, allow_nan=False)))
    lines = pelvis_text(found).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "damaged-json"),
        ("[]", "damaged-json"),
        ('{"a": NaN}', "damaged-json"),
        ("{}", "unknown-schema"),
        ('{"schema": "hipspine.landmarks/1"}', "missing-key"),
    ],
)
def test_files_that_cannot_be_used(text: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pelvis.json"
    path.write_text(text, "utf-8")
    assert run(["pelvis", str(path), "--json"]) == 2
    found = json.loads(capsys.readouterr().out)["problems"]
    assert code in [problem["code"] for problem in found]
    assert {problem["file"] for problem in found} == {str(path)}


def test_all_problems_are_printed_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pelvis.json"
    broken = lateral(landmarks={"femoral_head_1": None, "femoral_head_2": None, "asis": [9999, 1]})
    path.write_text(json.dumps(file(broken)), "utf-8")
    assert run(["pelvis", str(path)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.rpartition("[")[2] for line in said] == ["outside-picture]", "missing-landmark]"]
    assert run(["pelvis", str(tmp_path / "none.json")]) == 2


def test_classes_and_an_age_nobody_has(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pelvis", str(EXAMPLES[0]), "--classes"]) == 0
    assert capsys.readouterr().out.startswith("CLASSES")
    assert run(["pelvis", str(EXAMPLES[0]), "--age", "600"]) == 2
    assert '--age "600" is out of range' in capsys.readouterr().err
