"""Proportions, ratios and p values against their counts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, fisher_exact

from hipspine.errors import InputError
from hipspine.evidence.possible import effect_ratio, incidence, p_value
from hipspine.evidence.possible.fisher import fisher_one_sided, fisher_two_sided


def test_a_proportion_has_its_counts() -> None:
    answer = incidence("12.0", 317, events=38)
    assert answer.counts == (38,)
    assert answer.possible
    assert answer.roundings == {38: ("half up", "half even")}
    assert not incidence("12.0", 317, events=39).possible


def test_a_proportion_of_others() -> None:
    answer = incidence("15.5", 59)
    assert not answer.possible
    assert answer.nearest == ("9 of 59 = 15.3", "10 of 59 = 16.9")
    assert answer.fewer == 58


def test_a_proportion_with_its_interval() -> None:
    assert incidence("65", 26, ci=("46", "81")).interval == {17: ("Wilson",)}


@pytest.mark.parametrize("percent", ["0", "100", "50"])
def test_the_ends_of_the_scale(percent: str) -> None:
    assert incidence(percent, 2).possible


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x", 10), "no printed number"),
        (("101", 10), "out of range"),
        (("10", 0), "too small"),
    ],
)
def test_no_proportion(arguments: tuple[str, int], message: str) -> None:
    with pytest.raises(InputError, match=message):
        incidence(*arguments)
    with pytest.raises(InputError, match="not between"):
        incidence("10", 10, events=11)


def test_an_odds_ratio_of_its_counts() -> None:
    answer = effect_ratio("4.89", 11, 35, 6, 70, ci=("1.6", "14.7"))
    assert answer.possible
    assert (answer.value, answer.interval) == ("4.8889", ("Woolf",))


def test_a_risk_ratio_that_was_called_an_odds_ratio() -> None:
    answer = effect_ratio("3.67", 11, 35, 6, 70)
    assert not answer.possible
    assert answer.notes == ("3.67 is the risk ratio of these counts.",)


def test_groups_exchanged_and_a_miscount_are_seen() -> None:
    assert "with the groups exchanged" in effect_ratio("0.20", 11, 35, 6, 70).notes[0]
    assert "events 12 instead of 11" in effect_ratio("5.57", 11, 35, 6, 70).one_count


def test_half_an_event_is_added_to_an_empty_cell() -> None:
    answer = effect_ratio("4.89", 0, 35, 2, 70, ci=("0.0", "8.2"))
    assert answer.value == "0.0000"
    assert answer.interval == ("Woolf with half an event added",)
    assert answer.computed is None


def test_katz() -> None:
    answer = effect_ratio("3.67", 11, 35, 6, 70, measure="RR", ci=("1.48", "9.09"))
    assert answer.possible
    assert answer.interval == ("Katz",)


def test_no_ratio() -> None:
    with pytest.raises(InputError) as error:
        effect_ratio("high", 1, 2, 3, 4, measure="HR")
    assert [problem.code for problem in error.value.problems] == ["unknown-figure", "not-a-printed-number"]
    with pytest.raises(InputError) as error:
        effect_ratio("1", 3, 2, 3, 0)
    assert [problem.code for problem in error.value.problems] == ["events-exceed-total", "out-of-range"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_fisher_is_that_of_scipy(a: int, b: int, c: int, d: int) -> None:
    if not (a + b and c + d):
        return
    ours = fisher_two_sided(a, a + b, c, c + d)
    assert float(ours) == pytest.approx(fisher_exact([[a, b], [c, d]])[1], rel=1e-6)
    sides = [fisher_exact([[a, b], [c, d]], side)[1] for side in ("less", "greater")]
    assert float(fisher_one_sided(a, a + b, c, c + d)) == pytest.approx(min(sides), rel=1e-9)


def test_fisher_of_the_lady_tasting_tea() -> None:
    """Fisher RA. The Design of Experiments. 1935: of 8 cups 3 and 3 right; 17/70 one-sided, 34/70 two-sided."""
    assert fisher_one_sided(3, 4, 1, 4) == Fraction(17, 70)
    assert fisher_two_sided(3, 4, 1, 4) == Fraction(34, 70)


@pytest.mark.parametrize("corrected", [False, True])
def test_chi_squared_is_that_of_scipy(corrected: bool) -> None:
    expected = chi2_contingency([[11, 24], [6, 64]], correction=corrected)[1]
    name = "chi-squared with continuity correction" if corrected else "chi-squared"
    assert p_value("0.003", 11, 35, 6, 70).values[name] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("printed", "tests"),
    [
        ("0.003", ("chi-squared",)),
        ("0.007", ("chi-squared with continuity correction",)),
        (".005", ("Fisher",)),
        ("p < 0.003", ("chi-squared",)),
        ("> 0.05", ()),
        ("0.03", ()),
    ],
)
def test_a_p_value_tells_its_test(printed: str, tests: tuple[str, ...]) -> None:
    answer = p_value(printed, 11, 35, 6, 70)
    assert tuple(name for name in answer.tests if name != "Fisher, one-sided") == tests or answer.tests == tests
    assert answer.to_dict()["possible"] is answer.possible


def test_no_p_value() -> None:
    for printed in ("NS", "1.2"):
        with pytest.raises(InputError, match="no p value"):
            p_value(printed, 11, 35, 6, 70)


def test_an_empty_margin_leaves_fisher_alone() -> None:
    assert set(p_value("1", 0, 10, 0, 10).values) == {"Fisher", "Fisher, doubled", "Fisher, one-sided"}
