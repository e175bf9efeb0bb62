"""docs/explanation/bench.md shows what the program says, and gives the reason of every miss."""

from __future__ import annotations

import re

from hipspine.bench.render import render
from hipspine.bench.scores import Scores
from house.source import ROOT

PAGE = ROOT / "docs" / "explanation" / "bench.md"
TABLES = PAGE.with_name("bench-tables.txt")


def test_the_tables_are_those_of_the_program(scores: Scores) -> None:
    """The first line names the evidence they were made from; it may be older where no number has changed."""
    stored = TABLES.read_text("utf-8").splitlines()[1:]
    remedy = "run: .venv/bin/python benchmarks/write_bench_tables.py"
    assert render(scores, cases=True).splitlines()[1:] == stored, remedy


def test_every_miss_has_its_reason(scores: Scores) -> None:
    explained = set(re.findall(r"^\| (\d\d) \|", PAGE.read_text("utf-8"), re.MULTILINE))
    missed = {
        one.case.removeprefix("case-")
        for one in scores.cases
        if one.coding == "before" and not one.results["model"].within(3)
    }
    assert missed - explained == set()


def test_what_is_said_about_raising_is_so(scores: Scores) -> None:
    rows = dict(re.findall(r"^\| (\d\d) \| [^|]* \| ([^|]*) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
    due = [one for one in scores.cases if one.coding == "before" and one.alarm.due]
    said = {one.case: rows[one.case[-2:]].lower() for one in due if one.case[-2:] in rows}
    assert said
    for one in due:
        if one.case in said:
            assert ("not raised" in said[one.case]) != bool(one.alarm.found), one.case
            assert ("raised as not to be missed" in said[one.case]) == bool(one.alarm.found), one.case
