"""What a file may hold, what the answer holds and what the program offers is described in the reference."""

from __future__ import annotations

import inspect
import re

import msgspec
import pytest
import yaml
from docmaker.pages import ROOT

import hipspine.api
from hipspine.diagnosis import answer
from hipspine.diagnosis.block_recipe import BlockRecipe
from hipspine.diagnosis.prior_recipe import PriorRecipe
from hipspine.evidence.about import About
from hipspine.evidence.counts import Counts
from hipspine.evidence.fact import Fact
from hipspine.evidence.group import Group
from hipspine.evidence.published import Published
from hipspine.evidence.reading import Reading
from hipspine.evidence.table import Table
from hipspine.person import read_case
from hipspine.person.case_to_dict import case_to_dict
from hipspine.person.read_operation import _FUSION

REFERENCE = ROOT / "docs" / "reference"
FACT_KEYS = {*Fact.__struct_fields__, "from"} - {"study", "group", "reading", "where", "ranges", "derived_ranges"}


def words(page: str) -> set[str]:
    """Everything set as code on a page, in what was written by hand."""
    text = re.sub(r"<!-- generated:.*?<!-- end -->", "", (REFERENCE / page).read_text("utf-8"), flags=re.DOTALL)
    return set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", text))))


def test_the_keys_of_a_case() -> None:
    case = read_case({"pain": {"side": "right"}}, hipspine.api.load().vocabulary)
    plain = case_to_dict(case)
    keys = {*plain, "assessed", "age", "sex", "setting", *plain["pain"], "months", "severity", *_FUSION}
    keys |= {"level", "finding", "state", "value", "unit", "relief", "grade", "derived_from", "from"}
    assert keys - words("case-file.md") == set()


def test_the_keys_of_a_study() -> None:
    keys = {"schema", "aliases", "title", "authors", "design", "groups", "readings", "facts", "review_of", "published"}
    for part in (Published, Group, Reading, Counts, Table, About):
        keys |= set(part.__struct_fields__ if issubclass(part, msgspec.Struct) else part.__annotations__)
    assert (keys | FACT_KEYS) - words("study-file.md") == set()


def test_the_keys_of_the_model_files() -> None:
    keys = {*BlockRecipe.__struct_fields__, *PriorRecipe.__struct_fields__, "theta_why", "leak", "leak_why", "word"}
    files = (ROOT / "data" / "model" / "settings.toml").read_text("utf-8")
    keys |= set(re.findall(r"^\[(\w+)\]", files, re.MULTILINE))
    assert keys - words("model-files.md") == set()


@pytest.mark.parametrize("part", [one for one in vars(answer).values() if inspect.isclass(one)])
def test_the_keys_of_the_answer(part: type) -> None:
    if part.__module__ == answer.__name__:
        assert set(part.__struct_fields__) <= words("answer-json.md")


def test_every_public_function_is_described() -> None:
    text = (REFERENCE / "python.md").read_text("utf-8")
    public = [name for name, one in vars(hipspine.api).items() if inspect.isfunction(one) and not name.startswith("_")]
    own = [name for name in public if getattr(hipspine.api, name).__module__ == "hipspine.api"]
    assert [name for name in own if f"### {name}\n" not in text] == []


def test_every_page_stands_in_the_navigation_once() -> None:
    def listed(part: object) -> list[str]:
        if isinstance(part, str):
            return [part]
        return [name for one in (part.values() if isinstance(part, dict) else part) for name in listed(one)]

    found = listed(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"])
    assert sorted(found) == sorted(page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md"))


def test_every_decision_is_listed() -> None:
    index = (ROOT / "docs" / "decisions" / "index.md").read_text("utf-8")
    for file in sorted((ROOT / "docs" / "decisions").glob("0*.md")):
        number, title = re.match(r"# (\d+)\. (.+)", file.read_text("utf-8")).groups()
        assert f"{number}. [{title}]({file.name})" in index
