"""`hipspine cup`: the answer, its schema, its text, and everything wrong with a command line at once."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hipspine.errors import InputError
from hipspine.interfaces.cli.run import run
from hipspine.interfaces.terminal.cup_text import cup_text
from hipspine.io.schemas import schemas
from hipspine.mechanics.answer_cup import answer_cup

HIP = [
    "--inclination",
    "40",
    "--anteversion",
    "15",
    "--stem-version",
    "15",
    "--head",
    "32",
    "--neck",
    "12",
    "--neck-shaft",
    "130",
]
VALIDATOR = Draft202012Validator(schemas()["cup.schema.json"])


def test_the_worked_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cup", *HIP, "--tilt", "0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(VALIDATOR.iter_errors(found)) == []
    six = [round(angle, 2) for pair in found["definitions"].values() for angle in pair.values()]
    assert six == [40, 15, 38.38, 19.28, 42.27, 22.63]
    motion = {name: round(angle, 1) for name, angle in found["range_of_motion"].items()}
    assert motion == {
        "flexion": 135.6,
        "extension": 62.8,
        "internal_rotation_at_90": 38.6,
        "external_rotation": 63.6,
        "abduction": 54.2,
        "adduction": 72.3,
    }
    assert "neck on rim only" in found["limits"][0]


def test_tilt_is_posterior_positive_and_counted_in_the_room(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cup", *HIP, "--tilt", "10", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    radiographic = found["definitions"]["radiographic"]
    assert (round(radiographic["inclination"], 2), round(radiographic["anteversion"], 2)) == (42.24, 22.54)
    assert found["at_zero_tilt"]["radiographic"] == {"inclination": 40, "anteversion": 15}
    assert round(found["range_of_motion"]["flexion"], 1) == 145.6
    assert round(found["range_of_motion"]["extension"], 1) == 52.8


@pytest.mark.parametrize("definition", ["radiographic", "operative", "anatomic"])
def test_the_definition_of_the_input(definition: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["cup", "--inclination", "40", "--anteversion", "15", "--definition", definition, "--json"]
    assert run(command) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["definitions"][definition] == {"inclination": 40, "anteversion": 15}
    assert found["range_of_motion"] is None
    assert list(VALIDATOR.iter_errors(found)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["--inclination", "-40"], "has no minus sign"),
        (["--neck", "32"], '--neck "32" is no narrower than the head. Allowed: less than the head, 32 mm.'),
        (["--head", "3200"], '--head "3200" is no implant that can be'),
        (["--neck-shaft", "30"], "Allowed: a number from 100 to 160 degrees."),
        (["--tilt", "nan"], "positive when the top of the pelvis goes back"),
        (["--definition", "surgical"], "Allowed: radiographic, operative, anatomic."),
        (["--mobile-liner", "28"], "--mobile-liner"),
        (["--oscillation-angle", "200"], "--oscillation-angle"),
        (["--anteversion", "inf"], "a minus sign for retroversion"),
    ],
)
def test_what_cannot_be(changed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cup", *HIP, *changed]) == 2
    assert said in capsys.readouterr().err
    assert run(["cup", *HIP, *changed, "--json"]) == 2
    assert json.loads(capsys.readouterr().out, parse_constant=pytest.fail)["problems"]


def test_everything_wrong_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(
            [
                "cup",
                "--inclination",
                "95",
                "--anteversion",
                "15",
                "--head",
                "28",
                "--neck",
                "40",
                "--tilt",
                "300",
                "--json",
            ]
        )
        == 2
    )
    paths = [problem["path"] for problem in json.loads(capsys.readouterr().out)["problems"]]
    assert paths == ["--stem-version", "--neck-shaft", "--tilt", "--inclination", "--neck"]


@pytest.mark.parametrize("tilt", [0, 25, -15])
@pytest.mark.parametrize("more", [{}, {"mobile_liner": 44}, {"oscillation_angle": 20}])
def test_the_text_fits_the_terminal(tilt: float, more: dict[str, float]) -> None:
    text = cup_text(answer_cup(40, 15, tilt=tilt, stem_version=15, neck_shaft=130, head=32, neck=12, **more))
    lines = text.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert "neck on rim only" in " ".join(text.split())
    assert ("! Neck and rim meet with the thigh neutral already." in text) == ("oscillation_angle" in more)


NUMBERS = st.floats(allow_nan=True, allow_infinity=True, width=32) | st.floats(-50, 200)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(*[NUMBERS] * 9))
def test_any_numbers_give_an_answer_or_problems(numbers: tuple[float, ...]) -> None:
    names = ("tilt", "stem_version", "neck_shaft", "head", "neck", "liner_arc", "mobile_liner")
    try:
        answer = answer_cup(*numbers[:2], **dict(zip(names, numbers[2:], strict=True)))
    except InputError as error:
        json.dumps([problem.to_dict() for problem in error.problems], allow_nan=False)
        return
    assert list(VALIDATOR.iter_errors(json.loads(json.dumps(answer.to_dict(), allow_nan=False)))) == []
    cup_text(answer)


@settings(max_examples=200, deadline=None)
@given(
    st.floats(0, 90), st.floats(-89, 89), st.floats(-60, 80), st.floats(-60, 60), st.floats(100, 160), st.floats(16, 80)
)
def test_any_hip_has_an_answer(
    inclination: float, anteversion: float, tilt: float, version: float, neck_shaft: float, head: float
) -> None:
    answer = answer_cup(
        inclination, anteversion, tilt=tilt, stem_version=version, neck_shaft=neck_shaft, head=head, neck=12
    )
    assert list(VALIDATOR.iter_errors(json.loads(json.dumps(answer.to_dict(), allow_nan=False)))) == []
