from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.evidence.percent import decimals, parse, prints_as, roundings


@pytest.mark.parametrize(("text", "number"), [("84.3", "84.3"), (" 5 ", "5"), ("-1.36", "-1.36"), ("0", "0")])
def test_a_printed_number_is_read_exactly(text: str, number: str) -> None:
    assert parse(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "84,3", "<5", "5%", "nan", "1e3", "4/5"])
def test_what_prints_no_number_is_none(text: str) -> None:
    assert parse(text) is None


def test_decimals_are_those_of_the_text() -> None:
    assert [decimals(text) for text in ("84", "84.3", "84.30")] == [0, 1, 2]


@pytest.mark.parametrize(
    ("part", "whole", "text", "expected"),
    [
        (15, 26, "58", True),
        (15, 26, "57", True),  # truncated
        (15, 26, "60", False),
        (1, 8, "12.5", True),
        (1, 8, "13", True),  # half up
        (1, 8, "12", True),  # half even, or truncated
        (9, 11, "81", True),
        (9, 11, "81.8", True),
        (0, 7, "0", True),
        (7, 7, "100", True),
        (7, 7, "99", False),
        (1, 0, "50", False),
        (1, 2, "half", False),
    ],
)
def test_every_usual_rounding_is_allowed(part: int, whole: int, text: str, expected: bool) -> None:
    assert prints_as(part, whole, text) is expected


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_roundings_lie_beside_the_ratio(numerator: int, denominator: int) -> None:
    found = roundings(numerator, denominator)
    assert found <= {numerator // denominator, numerator // denominator + 1}
    assert numerator // denominator in found
