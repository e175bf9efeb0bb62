"""Reading a mapping key by key finds every problem in it, never just the first."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.errors import Fields, Problem


def fields(mapping: Any, path: str = "") -> tuple[Fields, list[Problem]]:
    problems: list[Problem] = []
    return Fields(mapping, path, problems), problems


def test_good_values_are_taken_without_a_problem() -> None:
    table, problems = fields(
        {"name": "a", "on": True, "age": 61, "n": 0, "side": "left", "zones": ["groin"], "t": {"x": 1.5}, "l": [{}]}
    )
    assert table.text("name", required=True) == "a"
    assert table.flag("on") is True
    assert table.number("age", 0, 120) == 61.0
    assert table.count("n") == 0
    assert table.one_of("side", ["left", "right"]) == "left"
    assert table.texts("zones", ["groin"]) == ("groin",)
    assert table.table("t").number("x") == 1.5
    assert [element.path for element in table.tables("l")] == ["l[0]"]
    table.finish()
    assert problems == []


def test_absent_keys_give_defaults_and_required_ones_a_problem() -> None:
    table, problems = fields({}, "facts[1]")
    assert (table.text("a", "x"), table.flag("a", True), table.number("a"), table.count("a")) == ("x", True, None, None)
    assert (table.one_of("a", ["x"], "x"), table.texts("a"), list(table.tables("a"))) == ("x", (), [])
    assert problems == []
    assert table.text("b", required=True) == ""
    assert table.number("c", required=True) is None
    assert [problem.text() for problem in problems] == [
        "facts[1].b is missing. Add b = ...  [missing-key]",
        "facts[1].c is missing. Add c = ...  [missing-key]",
    ]


@pytest.mark.parametrize(
    ("take", "value", "code", "allowed"),
    [
        ("text", 3, "not-a-text", "Allowed: a text in quotes."),
        ("flag", 1, "not-a-flag", "Allowed: true, false."),
        ("number", "3", "not-a-number", "Allowed: a number."),
        ("number", True, "not-a-number", "Allowed: a number."),
        ("number", math.nan, "not-a-number", "Allowed: a number."),
        ("count", 1.0, "not-a-count", "Allowed: a whole number, zero or more."),
        ("count", -1, "not-a-count", "Allowed: a whole number, zero or more."),
        ("count", True, "not-a-count", "Allowed: a whole number, zero or more."),
        ("texts", "groin", "not-a-list", "Allowed: a list of texts."),
        ("texts", [3], "not-a-text", ""),
    ],
)
def test_a_value_of_the_wrong_kind(take: str, value: Any, code: str, allowed: str) -> None:
    table, problems = fields({"key": value})
    getattr(table, take)("key")
    [problem] = problems
    assert (problem.code, problem.allowed) == (code, allowed)


def test_numbers_out_of_range_say_the_range_and_the_unit() -> None:
    table, problems = fields({"age": 130, "months": -1, "angle": 200, "relief": 50})
    table.number("age", 0, 120, unit="years")
    table.number("months", 0)
    table.number("angle", high=180, unit="degrees")
    assert table.number("relief", 0, 100, unit="per cent") == 50
    assert [problem.allowed for problem in problems] == [
        "Allowed: a number from 0 to 120 years.",
        "Allowed: a number, 0 or more.",
        "Allowed: a number, 180 or less degrees.",
    ]


def test_unknown_words_offer_the_nearest_or_all_of_a_few() -> None:
    table, problems = fields({"finding": "thigh_trust", "side": "up", "empty": " "})
    search = "Search: hipspine words thigh"
    table.one_of("finding", {"thigh_thrust"}, code="unknown-finding", kind="finding", search=search)
    table.one_of("side", ["left", "right"])
    table.text("empty", required=True)
    assert problems[0].text() == (
        'finding "thigh_trust" is not a known finding. Nearest: thigh_thrust. '
        "Search: hipspine words thigh  [unknown-finding]"
    )
    assert problems[1].allowed == "Allowed: left, right."
    assert (problems[2].code, problems[2].message) == ("missing-key", "is empty")


def test_keys_nobody_took_are_reported_with_the_nearest_known_one() -> None:
    table, problems = fields({"releif": 10, "zzz": 1})
    table.number("relief")
    table.finish()
    assert [(problem.path, problem.remedy) for problem in problems] == [
        ("releif", "Did you mean relief?"),
        ("zzz", "Remove it."),
    ]


def test_what_should_be_a_table_and_is_not() -> None:
    for value in (0, "", [], False):
        table, problems = fields({"person": value})
        table.table("person").text("name")
        assert [problem.path for problem in problems] == ["person"]
    _, problems = fields([1])
    assert problems[0].path == "document"
    table, problems = fields({"facts": [{}, 3], "groups": {}})
    assert len(list(table.tables("facts"))) == 2
    assert list(table.tables("groups")) == []
    assert [(problem.code, problem.path) for problem in problems] == [
        ("not-a-table", "facts[1]"),
        ("not-a-list", "groups"),
    ]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(anything)
def test_no_value_at_all_raises(value: Any) -> None:
    table, problems = fields({"key": value})
    table.text("key", required=True)
    table.flag("key")
    table.number("key", 0, 1, required=True)
    table.count("key")
    table.one_of("key", ["a"])
    table.texts("key", ["a"])
    table.table("key").finish()
    for element in table.tables("key"):
        element.finish()
    table.finish()
    assert all(problem.text().isprintable() for problem in problems)


def test_a_whole_number_beyond_all_floats_is_out_of_range() -> None:
    table, problems = fields({"age": 10**400, "months": -(10**400)})
    assert (table.number("age", 0, 120), table.number("months")) == (None, None)
    assert [problem.code for problem in problems] == ["out-of-range", "out-of-range"]


def test_what_is_no_table_is_one_problem() -> None:
    table, problems = fields("fever", "findings[0]")
    assert table.text("finding", required=True) == ""
    assert table.number("value", required=True) is None
    table.finish()
    assert [problem.code for problem in problems] == ["not-a-table"]
