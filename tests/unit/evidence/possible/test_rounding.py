from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.evidence.possible import possible_tables
from hipspine.evidence.possible.rounding import ROUNDINGS, rounded, rounded_twice, roundings_printing, span
from unit.evidence.possible.brute_force import prints


@pytest.mark.parametrize(
    ("over", "under", "text", "expected"),
    [
        (1, 8, "12.5", ("half up", "half even", "truncation")),
        (1, 8, "13", ("half up",)),
        (1, 8, "12", ("half even", "truncation")),
        (3, 8, "38", ("half up", "half even")),
        (3, 8, "37", ("truncation",)),
        (2, 3, "66", ("truncation",)),
        (2, 3, "67", ("half up", "half even")),
        (1, 0, "100", ()),
        (0, 5, "0", ("half up", "half even", "truncation")),
        (1, 200, "1", ("half up",)),
        (1, 200, "0", ("half even", "truncation")),
    ],
)
def test_the_three_ways_are_told_apart(over: int, under: int, text: str, expected: tuple[str, ...]) -> None:
    assert roundings_printing(over, under, text, per_cent=True) == expected


@given(st.integers(-400, 400), st.integers(1, 200), st.integers(0, 3), st.sampled_from(ROUNDINGS))
def test_a_span_holds_exactly_what_prints_so(over: int, under: int, places: int, way: str) -> None:
    text = rounded(Fraction(over, under), places, way)
    assert prints(Fraction(over, under), text, way)
    assert span(text, way, per_cent=False).holds(over, under)
    assert span(text, "mixed", per_cent=False).holds(over, under)


def test_rounding_decides_which_table_it_is() -> None:
    """Of 26, 17 is 65.38 and of 10, 7 is 70: LR+ 2.1795 prints as 2.17 only with digits cut off."""
    answer = possible_tables(diseased=26, healthy=10, sens="65", spec="70", lr_pos="2.17")
    assert answer.by_rounding == {"half up": 0, "half even": 0, "truncation": 1}
    assert answer.tables[0].roundings == ("truncation",)
    assert "only with digits cut off" in answer.text()


def test_a_table_that_needs_two_ways_is_kept_apart() -> None:
    answer = possible_tables(diseased=3, healthy=3, sens="67", spec="66")
    assert (answer.count, answer.mixed, answer.possible) == (0, 1, True)
    assert answer.mixed_tables[0].needs == {"sens": ("half up", "half even"), "spec": ("truncation",)}
    assert answer.mixed_tables[0].roundings == ()
    assert "Possible only if the figures were rounded in different ways: 1" in answer.text()


def test_rounding_twice_is_recognised() -> None:
    assert rounded_twice(Fraction(500, 11), "46")
    assert not rounded_twice(Fraction(500, 11), "45")
    assert not rounded_twice(Fraction(500, 11), "47")


def test_an_infinite_ratio_has_zero_below_the_line() -> None:
    answer = possible_tables(diseased=3, healthy=3, sens="67", lr_pos="inf")
    assert [one.table.fp for one in answer.tables] == [0]
    assert answer.tables[0].figures["lr_pos"] == "inf"
