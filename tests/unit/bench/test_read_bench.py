"""Reading cases and truths; every problem at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipspine.bench.read_truths import read_truths
from hipspine.errors import InputError
from hipspine.io.load import load
from hipspine.io.read_bench import read_bench

CASE = 'schema = 1\nid = "{0}"\npain = {{ side = "right", zones = ["groin"] }}\n'
TRUTH = '[[cases]]\ncase = "{0}"\nsources = ["{1}"]\n'


def folder(path: Path, truth: str, *cases: str) -> Path:
    (path / "truth.toml").write_text("schema = 1\n\n" + truth, "utf-8")
    for case in cases:
        (path / f"{case}.toml").write_text(CASE.format(case), "utf-8")
    return path


def test_cases_and_truths(tmp_path: Path) -> None:
    bench = read_bench(load().vocabulary, folder(tmp_path, TRUTH.format("case-1", "hip_oa"), "case-1", "case-1-all"))
    assert sorted(case.id for case in bench.cases) == ["case-1", "case-1-all"]
    assert [(truth.case, truth.sources, truth.clean) for truth in bench.truths] == [("case-1", ("hip_oa",), True)]


def test_all_problems_come_together_with_their_lines(tmp_path: Path) -> None:
    where = folder(tmp_path, TRUTH.format("case-1", "hip_ao") + "thick = true\n", "case-1", "case-2")
    (where / "case-3.toml").write_text('schema = 1\npain = { side = "up" }\n', "utf-8")
    with pytest.raises(InputError) as caught:
        read_bench(load().vocabulary, where)
    found = {(problem.file, problem.line, problem.code) for problem in caught.value.problems}
    assert {("truth.toml", 5, "unknown-source"), ("truth.toml", 6, "unknown-key")} <= found
    assert any(file == "case-3.toml" and line == 2 for file, line, _ in found)


def test_a_case_without_a_truth(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"truth.toml: .*case-2.* is not there"):
        read_bench(load().vocabulary, folder(tmp_path, TRUTH.format("case-1", "hip_oa"), "case-1", "case-2"))


def test_no_folder_and_no_truth(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no-such-folder"):
        read_bench(load().vocabulary, tmp_path / "nowhere")
    with pytest.raises(InputError, match="no-such-file"):
        read_bench(load().vocabulary, tmp_path)


def test_a_truth_that_is_there_twice_or_empty_or_newer() -> None:
    one = {"case": "case-1", "sources": ["hip_oa"]}
    with pytest.raises(InputError, match="duplicate-id"):
        read_truths({"schema": 1, "cases": [one, one]}, load().vocabulary)
    with pytest.raises(InputError, match="missing-key"):
        read_truths({"schema": 1, "cases": [{"case": "case-1", "sources": []}]}, load().vocabulary)
    with pytest.raises(InputError, match="unknown-schema"):
        read_truths({"schema": 2, "cases": []}, load().vocabulary)
