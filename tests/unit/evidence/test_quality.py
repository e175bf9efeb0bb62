"""QUADAS-2 judgements and second readings: what a file may say, and that the committed ones are complete."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.errors import InputError
from hipspine.evidence.quality import DOMAINS, NOT_READ, read_quadas2, read_second_reading
from hipspine.io.data_folder import data_folder
from hipspine.io.read_quality import quality_problems, read_second_readings
from house.source import ROOT


@pytest.fixture(scope="module")
def library() -> Library:
    return api.load()


def judged(**keys: Any) -> dict[str, Any]:
    usual = {name: {"risk": "low", "why": "because"} for name in (*DOMAINS, "fused")}
    return {"study": "lee-2019b", **usual, "depth": "abstract", "url": "https://example.org", **keys}


def problems(mapping: dict[str, Any], library: Library, read: Any = read_quadas2) -> set[str]:
    with pytest.raises(InputError) as caught:
        read(mapping, library.studies)
    return {f"{one.path} {one.code}" for one in caught.value.problems}


def test_overall_follows_from_the_domains() -> None:
    for risks, overall, high in (
        (("low", "low", "low", "low"), "low", 0),
        (("low", "unclear", "low", "low"), "unclear", 0),
        (("high", "unclear", "low", "high"), "high", 2),
    ):
        domains = {name: {"risk": risk, "why": "x"} for name, risk in zip(DOMAINS, risks, strict=True)}
        one = read_quadas2({"schema": 1, "studies": [judged(**domains)]})["lee-2019b"]
        assert (one.overall, one.high) == (overall, high)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"study": "lee-2019"}, {"studies[0].study unknown-study"}),
        ({"patients": {"risk": "low"}}, {"studies[0].patients.why missing-key"}),
        ({"patients": {"risk": "low", "why": " "}}, {"studies[0].patients.why missing-key"}),
        ({"flow": {"risk": "hi", "why": "x"}}, {"studies[0].flow.risk unknown-word"}),
        ({"fused": None}, {"studies[0].fused missing-key"}),
        ({"depth": "title"}, {"studies[0].depth unknown-word"}),
        ({"url": ""}, {"studies[0].url missing-key"}),
    ],
)
def test_what_a_judgement_lacks_is_said(change: dict[str, Any], expected: set[str], library: Library) -> None:
    table = {key: value for key, value in judged(**change).items() if value is not None}
    assert problems({"schema": 1, "studies": [table]}, library) == expected


def test_a_study_is_judged_once(library: Library) -> None:
    assert problems({"schema": 1, "studies": [judged(), judged()]}, library) == {"studies[1].study duplicate-id"}


def test_every_accuracy_study_in_use_is_judged_or_says_that_it_is_not(library: Library) -> None:
    used = {fact for one in library.estimates.values() for fact in one.facts}
    facts = [library.studies.fact(name) for name in used]
    needed = {fact.study for fact in facts if fact.kind == "accuracy"}
    missing = sorted(needed - library.quality.keys())
    assert missing == [], 'judge them in data/quality/quadas2.toml, or say "unclear", "not read for this", depth "none"'
    for one in library.quality.values():
        if one.depth == NOT_READ:
            assert {(each.risk, each.why) for each in (*one.domains.values(), one.fused)} == {
                ("unclear", "not read for this")
            }


def test_the_file_is_sorted_by_study() -> None:
    listed = tomllib.loads((ROOT / "data" / "quality" / "quadas2.toml").read_text("utf-8"))["studies"]
    names = [one["study"] for one in listed]
    assert names == sorted(names)


def test_a_check_of_the_evidence_looks_at_them(library: Library) -> None:
    assert quality_problems(data_folder(), library.studies) == ()


FACT = "lee-2019b/mri-tear-1"


def again(**keys: Any) -> dict[str, Any]:
    read = {"fact": FACT, "result": "confirmed", "said": "60", "reads": "60", **keys}
    listed = {"study": "lee-2019b", "pull": 0.5, "facts": [FACT]}
    return {"schema": 1, "drawn": "by lot", "listed": [listed], "read": [read]}


def test_a_round_is_read_as_written(library: Library) -> None:
    found = read_second_reading(again(), library.studies)
    assert (found.facts, found.open, found.read[0].listed) == ((FACT,), (), True)
    other = read_second_reading(again(fact="lee-2019b/mri-tear-2"), library.studies)
    assert (other.open, other.read[0].listed) == ((FACT,), False)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"fact": "lee-2019b/mri-tear-9"}, "read[0].fact unknown-fact"),
        ({"result": "fine"}, "read[0].result unknown-word"),
        ({"result": "wrong"}, "read[0].error error-and-result"),
        ({"error": "count"}, "read[0].error error-and-result"),
        ({"result": "wrong", "error": "typo"}, "read[0].error unknown-word"),
        ({"said": ""}, "read[0].said missing-key"),
    ],
)
def test_what_a_result_lacks_is_said(change: dict[str, Any], expected: str, library: Library) -> None:
    assert expected in problems(again(**change), library, read_second_reading)


def test_the_drawn_list_is_kept_and_every_fact_of_it_is_there(library: Library) -> None:
    (round_,) = read_second_readings(data_folder(), library.studies).values()
    assert len(round_.facts) >= 100
    assert len(set(round_.facts)) == len(round_.facts)
    assert all(library.studies.fact(name).id == name for name in round_.facts)
    assert [one.pull for one in round_.listed] == sorted((one.pull for one in round_.listed), reverse=True)
    done = [one for one in round_.read if one.listed]
    assert len(done) >= 100
    assert all(one.reads for one in done)


def test_facts_that_were_confirmed_are_marked_as_checked(library: Library) -> None:
    (round_,) = read_second_readings(data_folder(), library.studies).values()
    confirmed = [one.fact for one in round_.read if one.listed and one.result == "confirmed"]
    assert [name for name in confirmed if not library.studies.fact(name).checked] == []


def test_problems_come_with_file_and_line(tmp_path: Path, library: Library) -> None:
    (tmp_path / "quality").mkdir()
    (tmp_path / "second_reading").mkdir()
    (tmp_path / "quality" / "quadas2.toml").write_text('schema = 1\n\n[[studies]]\nstudy = "lee-2019"\n', "utf-8")
    (tmp_path / "second_reading" / "a.toml").write_text('schema = 1\ndrawn = "so"\n[[read]]\nfact = "x/y"\n', "utf-8")
    found = [one.text() for one in quality_problems(tmp_path, library.studies)]
    assert any(text.startswith('quality/quadas2.toml:4: studies[0].study "lee-2019"') for text in found)
    assert any(text.startswith('a.toml:4: read[0].fact "x/y" is not a known fact') for text in found)
    assert sum("is missing" in text for text in found) >= 6
