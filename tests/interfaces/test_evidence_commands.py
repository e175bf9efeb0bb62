"""`hipspine evidence`, `words`, `about` and `bench`."""

from __future__ import annotations

import csv
import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hipspine.diagnosis.library import Library
from hipspine.interfaces.cli.run import run
from hipspine.interfaces.fact_use import fact_use
from hipspine.io import tables
from house.source import ROOT

BROKEN = ROOT / "tests" / "broken" / "studies"


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert run(arguments) == status
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    return json.loads(shown(capsys, *arguments, "--json", status=status))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_list_filters(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    facts = as_json(capsys, "evidence", "list", "--source", "sij_pain", "--role", "rate", "--use", "yes")["facts"]
    expected = [one.id for one in library.studies.select(source="sij_pain", role="rate", usable=True)]
    assert [fact["id"] for fact in facts] == expected
    assert expected
    text = shown(capsys, "evidence", "list", "--finding", "mri_labral_tear", "--kind", "accuracy")
    assert "lee-2019b/mri-tear-1 (accuracy) [caution] fai_labral, mri_labral_tear" in text
    assert text.count("\n") >= len(library.studies.select(finding="mri_labral_tear", kind="accuracy"))
    assert f"{len(library.studies.facts)} facts of" in shown(capsys, "evidence", "list")


def test_show_tells_what_was_printed_corrected_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    text = flat(shown(capsys, "evidence", "show", "lee-2019b/mri-tear-1"))
    for part in (
        "tp 15, fp 2, fn 11, tn 8 (worked out)",
        "sens 60% (misprint)",
        "corrected: sens",
        "why: No table of 36 hips prints 60/80/64.",
        "read in: abstract",
        "(36 hips); fused: none",
        "Lee GY, Kim S, Baek SH",
        "doi:10.4055/cios.2019.11.1.21",
    ):
        assert part in text
    study = shown(capsys, "evidence", "show", "lee-2019b")
    assert study.count("(accuracy)") >= 8
    fact = as_json(capsys, "evidence", "show", "lee-2019b/mri-tear-1")
    assert fact["printed"]["sens"] == "60"
    assert fact["reference"].startswith("Lee GY")


def test_every_study_can_be_shown(library: Library) -> None:
    from hipspine.interfaces.terminal.facts_text import fact_text, study_text

    for study in library.studies.values():
        text = study_text(study)
        assert all(fact.id in text for fact in study.facts)
        assert "no number" not in text or any(fact.use == "never" for fact in study.facts), study.id
        assert all(len(fact_text(fact, study)) > 100 for fact in study.facts)


def test_search_needs_all_words_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "evidence", "search", "ARTHROGRAPHY", "lee", "60/80/64")["facts"]
    assert "lee-2019b/mri-tear-1" in [fact["id"] for fact in found]
    assert as_json(capsys, "evidence", "search", "arthrography", "xyzzy")["facts"] == []


def test_check_of_the_built_in_evidence(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    text = shown(capsys, "evidence", "check")
    assert text.startswith(f"{len(library.studies)} studies, {len(library.studies.facts)} facts, problems: 0\n")
    assert all(len(line) <= 80 for line in text.splitlines())
    result = as_json(capsys, "evidence", "check")
    assert result["problems"] == []
    assert sum(row["facts"] for row in result["use"]) == len(library.studies.facts)


def test_every_unused_fact_has_a_reason(library: Library) -> None:
    used = {fact for estimate in library.estimates.values() for fact in estimate.facts}
    rows = fact_use(library)
    assert sum(row.used for row in rows) == len(used)
    for row in rows:
        assert sum(row.reasons.values()) == row.facts - row.used
        assert all(reason and len(reason) < 80 for reason in row.reasons)
    assert {"rate", "accuracy", "proven", "background"} <= {row.role for row in rows if row.used}


def test_check_of_a_broken_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evidence", "check", str(BROKEN)]) == 1
    done = capsys.readouterr()
    assert "problems: " in done.out
    assert done.err.count("\n") >= 30
    assert "first-2001.toml:" in done.err
    assert "Traceback" not in done.err
    result = as_json(capsys, "evidence", "check", str(BROKEN), status=1)
    assert len(result["problems"]) == done.err.count("\n")
    assert all(problem["file"] and problem["line"] for problem in result["problems"])


def test_check_of_a_good_folder_beside_the_built_in_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ROOT / "data" / "studies" / "lee-2019b.toml", tmp_path)
    assert "1 study, " in shown(capsys, "evidence", "check", str(tmp_path))


def test_broken_evidence_stops_an_assessment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(ROOT / "examples" / "buttock-after-l4-s1.toml")
    out = tmp_path / "answer.txt"
    assert run(["assess", case, "--evidence", str(BROKEN), "--out", str(out)]) == 2
    done = capsys.readouterr()
    assert done.out == ""
    assert all(line.endswith("]") for line in done.err.splitlines())
    assert not out.exists()


def test_export_as_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str], library: Library) -> None:
    file = tmp_path / "facts.csv"
    assert run(["evidence", "export", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["facts"] == len(library.studies.facts)
    content = file.read_bytes()
    assert b"\r" not in content
    rows = list(csv.DictReader(content.decode().splitlines(keepends=True)))
    assert len(rows) == len(library.studies.facts)
    row = next(row for row in rows if row["id"] == "lee-2019b/mri-tear-1")
    assert (row["printed_sens"], row["tp"], row["solved"], row["corrected"]) == ("60", "15", "true", "sens")
    assert run(["evidence", "export", str(file)]) == 2
    assert file.read_bytes() == content


@pytest.mark.parametrize(("name", "options"), [("facts.parquet", []), ("facts.table", ["--format", "parquet"])])
def test_export_as_parquet(name: str, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / name
    status = run(["evidence", "export", *options, str(file)])
    if importlib.util.find_spec("pyarrow"):
        assert status == 0
        assert file.read_bytes()[:4] == b"PAR1"
    else:
        assert status == 3
        assert 'pip install "hipspine[batch]"' in capsys.readouterr().err
        assert not file.exists()


def test_columns_of_mixed_types_become_text() -> None:
    assert tables._column([True, 0.5, None]) == ["true", "0.5", None]
    assert tables._column([1, 2.5]) == [1, 2.5]
    assert tables.csv_bytes([]) == b"\n"


def test_words(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    found = as_json(capsys, "words", "thigh", "thrust")["words"]
    assert found[0]["id"] == "thigh_thrust"
    assert "how: lying on the back" in flat(shown(capsys, "words", "thigh_thrust"))
    sources = as_json(capsys, "words", "--kind", "source")["words"]
    assert [word["id"] for word in sources] == list(library.vocabulary.sources)
    assert "more: --all" in shown(capsys, "words", "pain")
    assert "more: --all" not in shown(capsys, "words", "pain", "--all")
    assert 'Nothing fits "xyzzyqq".' in shown(capsys, "words", "xyzzyqq")
    assert "finding " in shown(capsys, "words")


def test_every_word_can_be_shown(library: Library) -> None:
    from hipspine.interfaces.terminal.words_text import word_details

    vocabulary = library.vocabulary
    for words in (vocabulary.sources, vocabulary.findings, vocabulary.tests, vocabulary.zones):
        for id, word in words.items():
            lines = word_details(vocabulary, id)
            assert word.name in flat(" ".join(lines)), id
            assert all(len(line) <= 80 for line in lines)


def test_about(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    text = flat(shown(capsys, "about"))
    assert "not a medical device" in text
    assert library.evidence_version in text
    cite = as_json(capsys, "about", "--cite")
    assert library.evidence_version in cite["reference"]
    assert cite["bibtex"].startswith("@software{hipspine,")
    attributes = as_json(capsys, "about", "--source-attributes")
    assert len(attributes) >= 20
    assert all(attributes.values())


def test_bench(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "bench")
    assert "Brier" in text
    assert all(len(line) <= 80 for line in text.splitlines())
