"""No number of a study stands in Python: any number beyond a few plain ones is listed with its reason."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from house.source import ROOT, trees

PLAIN = {0, 1, 2, 0.5, 100}
SMALL = range(
    11
)  # in an index, a range, a rounding or a comparison with a length; anywhere in `interfaces`, which lays out
WRITTEN_NUMBER = re.compile(r"[-+]?(\d*\.\d+|\d{2,})(e[-+]?\d+)?%?")
LIST = ROOT / "tests" / "house" / "allowed_numbers.toml"


def test_every_number_in_the_program_is_plain_or_listed() -> None:
    listed = set(allowed())
    found = {
        (name, str(value)): f"{name}:{line} {value}"
        for name, tree in trees().items()
        for line, value in numbers(tree)
        if not (name.startswith("interfaces/") and value in SMALL and isinstance(value, int))
    }
    unlisted = sorted(place for key, place in found.items() if key not in listed)
    assert unlisted == [], f"list it with its reason in {LIST.relative_to(ROOT)}, or keep the number in data/"
    stale = sorted(listed - found.keys())
    assert stale == [], f"{LIST.relative_to(ROOT)} lists what no longer stands there"


def test_every_listed_number_has_a_reason_and_stands_once() -> None:
    assert [entry for entry in entries() if len(entry["reason"]) < 10] == []
    assert [key for key, count in Counter(allowed()).items() if count > 1] == []


@pytest.mark.parametrize("line", ["x = 0.85", "x = 12", "f(n=3)", "x < 28", "x = -0.31", "float('0.65')", "t = '12'"])
def test_the_rule_sees(line: str) -> None:
    assert len(list(numbers(ast.parse(line)))) == 1


@pytest.mark.parametrize(
    "line", ["x = 2", "x[3]", "range(4)", "len(x) > 3", "round(x, 6)", "'L4'", "True", "1.0 - p", "x / 100", "'3'"]
)
def test_the_rule_leaves_alone(line: str) -> None:
    assert list(numbers(ast.parse(line))) == []


def entries() -> list[dict[str, Any]]:
    return tomllib.loads(LIST.read_text("utf-8")).get("allow", [])


def allowed() -> Iterator[tuple[str, str]]:
    """File and number of every entry."""
    for entry in entries():
        yield from ((entry["file"], str(value)) for value in entry["values"])


def numbers(tree: ast.Module) -> Iterator[tuple[int, int | float | str]]:
    """Line and value of every number that needs a reason."""
    structural = set(map(id, structural_nodes(tree)))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
            continue
        value = node.value
        if isinstance(value, str):
            if WRITTEN_NUMBER.fullmatch(value.strip()):
                yield node.lineno, value
        elif not isinstance(value, int | float) or value in PLAIN:
            continue
        elif not (value in SMALL and id(node) in structural):
            yield node.lineno, value


def structural_nodes(tree: ast.Module) -> Iterator[ast.AST]:
    """What stands in an index, a range, a rounding or a comparison with a length."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            yield from ast.walk(node.slice)
        elif isinstance(node, ast.Call) and called(node) in ("range", "round", "islice"):
            for argument in node.args:
                yield from ast.walk(argument)
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Call) and called(side) == "len" for side in sides):
                yield from sides


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""
