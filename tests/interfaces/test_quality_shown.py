"""What was judged of a study, and how certain the numbers are that rest on it, is shown."""

from __future__ import annotations

import json

import pytest

from hipspine.interfaces.cli.run import run


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def test_a_study_shows_its_risk_of_bias_and_the_numbers_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "evidence", "show", "laslett-2005")
    flat = " ".join(text.split())
    assert "risk of bias (QUADAS-2): high; judged from the abstract" in flat
    assert "who of them got both, and when: unclear, " in flat
    assert "link/sij_pain/three_of_six_sij_tests: very low (risk of bias -2: high in laslett-2005" in flat
    assert [line for line in text.splitlines() if len(line) > 80 and "http" not in line] == []


def test_a_study_without_a_judgement_and_without_a_number_shows_neither(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "evidence", "show", "buckland-2017/one-or-two-levels-against-none")
    assert "QUADAS" not in text
    assert "how certain" not in text


def test_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(shown(capsys, "evidence", "show", "laslett-2005/three-of-six", "--json"))
    assert found["quality"]["overall"] == "high"
    assert {one["estimate"] for one in found["estimates"]} == {
        "leak/three_of_six_sij_tests",
        "link/sij_pain/three_of_six_sij_tests",
    }
    assert all(one["rules"] for one in found["estimates"])


def test_about_counts_the_certainties(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(shown(capsys, "about").split())
    assert "numbers of the model rest on studies: " in text
    assert "rest on none and are very low" in text
