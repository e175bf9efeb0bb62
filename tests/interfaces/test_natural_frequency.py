"""Probabilities as people count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.interfaces.terminal.natural_frequency import natural_frequency

PROBABILITIES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("probability", "low", "high", "said"),
    [
        (0.62, 0.38, 0.81, "about 6 in 10 (4 to 8)"),
        (0.25, 0.2, 0.45, "about 3 in 10 (2 to 5)"),
        (0.35, 0.25, 0.55, "about 4 in 10 (3 to 6)"),
        (0.6, 0.02, 0.97, "about 6 in 10 (under 1 to over 9)"),
        (0.12, 0.08, 0.14, "about 12 in 100 (8 to 14)"),
        (0.03, 0.01, 0.12, "about 3 in 100 (1 to 12)"),
        (0.03, 0.001, 0.12, "about 3 in 100 (under 1 to 12)"),
        (0.004, 0.001, 0.03, "fewer than 1 in 100 (up to 3)"),
        (0.004, 0.001, 0.0049, "fewer than 1 in 100"),
        (0.0, 0.0, 0.0, "fewer than 1 in 100"),
        (0.97, 0.8, 0.99, "about 97 in 100 (80 to 99)"),
        (0.998, 0.9, 1.0, "more than 99 in 100 (90 or more)"),
        (1.0, 1.0, 1.0, "more than 99 in 100"),
        (0.0949, 0.05, 0.2, "about 9 in 100 (5 to 20)"),
        (0.095, 0.05, 0.2, "about 1 in 10 (1 to 2)"),
        (0.9499, 0.6, 0.98, "about 9 in 10 (6 to over 9)"),
        (0.95, 0.6, 0.98, "about 95 in 100 (60 to 98)"),
    ],
)
def test_said(probability: float, low: float, high: float, said: str) -> None:
    assert natural_frequency(probability, low, high) == said


def test_without_an_interval() -> None:
    assert natural_frequency(0.31) == "about 3 in 10"
    assert natural_frequency(0.31, 0.1) == "about 3 in 10"
    assert natural_frequency(0.006) == "fewer than 1 in 100"


@given(PROBABILITIES, PROBABILITIES, PROBABILITIES)
def test_never_certain_never_long_and_the_ends_in_order(probability: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    said = natural_frequency(probability, low, high)
    assert len(said) <= 36
    assert "about 0" not in said
    assert not re.search(r"about 10 in 10\b|about 100 in 100|\(0 |to 10\)$|to 100\)$", said)
    ends = re.search(r"\((?:under )?(\d+) to (?:over )?(\d+)\)", said)
    if ends:
        assert int(ends[1]) <= int(ends[2])


@given(PROBABILITIES)
def test_the_number_is_near_the_probability(probability: float) -> None:
    found = re.search(r"(\d+) in (\d+)", natural_frequency(probability))
    assert found
    assert abs(int(found[1]) / int(found[2]) - probability) <= 0.5 / int(found[2]) + 0.0051


@pytest.mark.parametrize("wrong", [(-0.1, None, None), (1.1, None, None), (0.5, 0.6, 0.4), (0.5, -1, 1)])
def test_no_probabilities(wrong: tuple[float, float | None, float | None]) -> None:
    with pytest.raises(ValueError, match=r"probability|interval"):
        natural_frequency(*wrong)
