"""`hipspine fuse`: the answer, its schema, its text, and what is unusable."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from hipspine.interfaces.cli.run import run
from hipspine.io.schemas import schemas
from house.source import ROOT

FILE = str(ROOT / "examples" / "pelvis-unfused.json")
CUP = ("--inclination", "40", "--anteversion", "20")
HIP = (*CUP, "--stem-version", "15", "--head", "32", "--neck", "12", "--neck-shaft", "130")
VALIDATOR = Draft202012Validator(schemas()["fuse.schema.json"])


@pytest.mark.parametrize("cup", [(), CUP, HIP])
@pytest.mark.parametrize("levels", [("L4-S1",), ("L2-S1", "--segment-before", "45")])
def test_the_answer(cup: tuple[str, ...], levels: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    command = ["fuse", FILE, "--lordosis", "40", "--levels", *levels, *cup]
    assert run([*command, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []
    tilts = {when: found[when]["postures"]["standing"]["pelvic_incidence"]["value"] for when in ("before", "after")}
    assert tilts["before"] == tilts["after"]
    assert found["after"]["changes_from_standing"]["relaxed_sitting"]["delta_sacral_slope"]["value"] > 0
    assert bool(found["cup"]) == bool(cup)
    assert bool(found["range_of_motion"]) == (cup == HIP)
    assert bool(found["dislocation"]["after"]) == bool(cup)
    for after in found["dislocation"]["after"]:
        before = next(one for one in found["dislocation"]["before"] if one["year"] == after["year"])
        assert after["risk"] > before["risk"]
    assert run(command) == 0
    text = capsys.readouterr().out
    lines = text.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert "! ASSUMED" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--levels", "L4-S2", "--lordosis", "40"), '--levels "L4-S2": no such levels'),
        (("--levels", "L3-S1", "--lordosis", "40"), "--segment-before is missing"),
        (("--levels", "L4-S1", "--lordosis", "-90"), '--lordosis "-90" is out of range'),
        (("--levels", "L4-S1", "--lordosis", "40", "--inclination", "40"), "--anteversion is missing"),
        (("--levels", "L4-S1", "--lordosis", "40", *HIP[:-2]), "--neck-shaft is missing"),
        (("--levels", "L4-S1"), "missing option '--lordosis'"),
    ],
)
def test_what_is_unusable(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fuse", FILE, *arguments]) == 2
    assert said in capsys.readouterr().err
    assert run(["fuse", FILE, *arguments, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["problems"]
