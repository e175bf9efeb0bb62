"""The keys of the treatment files and of the options stand in the reference."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from docmaker.pages import ROOT

from hipspine.io.data_folder import read_folder
from hipspine.io.schemas import schemas

REFERENCE = ROOT / "docs" / "reference"
FREE = {"schema", "words", "sources", "options", "outcomes", "none", "slight", "moderate", "serious", "grave"}


def words(page: str) -> set[str]:
    text = (REFERENCE / page).read_text("utf-8")
    return set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", text))))


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(keys(part) for part in value.values()))
    return set().union(*(keys(part) for part in value)) if isinstance(value, list) else set()


def test_the_keys_of_the_treatment_files() -> None:
    found = keys([msgspec.to_builtins(one.mapping) for one in read_folder(ROOT / "data" / "treatment").values()])
    assert found - FREE - words("treatment-files.md") == set()


@pytest.mark.parametrize("name", ["options", "dislocation"])
def test_the_keys_of_the_options(name: str) -> None:
    schema = schemas()[f"{name}.schema.json"]
    parts = [part for key, part in schema["$defs"].items() if key not in ("Case", "Finding", "Operation")]
    found = {key for part in (schema, *parts) for key in part.get("properties", {})}
    assert found - words("options-json.md") - {"risk"} == set()
