"""`hipspine article`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.interfaces.cli.run import run
from hipspine.interfaces.terminal.article_text import claim_text
from hipspine.io.schemas import schemas
from house.source import ROOT
from interfaces.test_schemas import parsed

PAGE = """schema = 1
title = "A clinic's page"

[[claims]]
id = "levels"
claim = "Fused at L45."
kind = "number"
verdict = "{verdict}"
finding = "The dash was lost."

[[claims.computed]]
computation = "lost_dashes"
printed = ["L45"]

[[claims]]
id = "size"
claim = "36 hips were examined."
kind = "number"

[[claims.computed]]
computation = "printed_against_fact"
numbers = [{{ printed = "36", fact = "lee-2019b/mri-tear-1", figure = "n" }}]
"""


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert run(arguments) == status
    return capsys.readouterr().out


def test_the_list_and_one_claim_fit_eighty_columns(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    listed = shown(capsys, "article")
    assert listed.startswith("70 claims: 12 confirmed, ")
    assert "* mri-triples-impossible: inconsistent" in listed
    assert shown(capsys, "article", "iliopsoas-anatomy").startswith("iliopsoas-anatomy (definition)\n")
    for one in api.claims(library):
        text = claim_text(one, library.studies)
        listed += text
        flat = " ".join(text.split())
        assert f"verdict: {one.verdict} (" in flat
        assert " ".join(one.claim.finding.split()) in flat
        assert all(f"\n  {study}: " in text for study in one.studies)
    wide = [line for line in listed.splitlines() if len(line) > 80 and "http" not in line and "doi:" not in line]
    assert wide == []


def test_an_unknown_claim_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["article", "mri-triples-imposible"]) == 2
    assert 'CLAIM "mri-triples-imposible" is not known. Nearest: mri-triples-impossible.' in capsys.readouterr().err


@pytest.mark.parametrize("words", [["a", "b"], ["check"], ["check", "a", "b", "c"]])
def test_other_words_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["article", *words]) == 2
    assert "bad-command-line" in capsys.readouterr().err


def test_json_is_as_the_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    validator = Draft202012Validator(schemas()["claims.schema.json"])
    everything = json.loads(shown(capsys, "article", "--json"))
    assert list(validator.iter_errors(everything)) == []
    assert len(everything["claims"]) == 70
    one = json.loads(shown(capsys, "article", "cta-values-swapped", "--json"))
    assert list(validator.iter_errors(one)) == []
    assert [claim["verdict"] for claim in one["claims"]] == ["misattributed"]
    assert list(validator.iter_errors({**one, "more": 1})) != []


def test_the_claims_files_are_as_the_schema_says() -> None:
    validator = Draft202012Validator(schemas()["article.schema.json"])
    files = [*(ROOT / "data" / "articles").glob("*.toml")]
    assert [file.stem for file in files] == ["hip-pain-after-fusion"]
    for file in files:
        page = parsed(file)
        assert list(validator.iter_errors(page)) == []
        assert page["id"] == file.stem
        page["claims"][0]["verdict"] = "perhaps"
        assert list(validator.iter_errors(page)) != []


def test_another_page_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.toml"
    file.write_text(PAGE.format(verdict="garbled"), "utf-8")
    text = shown(capsys, "article", "check", str(file))
    assert text.startswith("2 claims: 1 confirmed, 1 garbled\n* 2 computed from the study files just now\n")
    assert "L45: cannot be; L4-L5 with the dash put back." in shown(capsys, "article", "check", str(file), "levels")


def test_a_verdict_that_the_studies_do_not_give_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.toml"
    file.write_text(PAGE.format(verdict="confirmed"), "utf-8")
    text = shown(capsys, "article", "check", str(file), status=1)
    assert "! levels: garbled (the file says: confirmed)" in text
    assert "the file says confirmed, the studies now give garbled" in " ".join(text.split())


def test_what_is_wrong_with_a_page_comes_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.toml"
    text = PAGE.format(verdict="perhaps").replace("lee-2019b/mri-tear-1", "lee-2019b/mri-tear")
    file.write_text(text, "utf-8")
    assert run(["article", "check", str(file)]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert errors[0].startswith(f'{file}:8: claims[0].verdict "perhaps" is not a known verdict.')
    assert errors[1].startswith(f'{file}:22: claims[1].computed[0].numbers[0].fact "lee-2019b/mri-tear"')
    assert "Nearest: lee-2019b/mri-tear-" in errors[1]


def test_a_page_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.toml"
    file.write_text(PAGE.format(verdict="garbled"), "utf-8")
    assert run(["article", "check", str(file), "--out", str(file), "--force"]) == 2
    assert "output-is-input" in capsys.readouterr().err
