from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from hipspine.evidence.possible import possible_tables
from hipspine.evidence.possible.interval_filter import have_interval
from hipspine.evidence.possible.interval_methods import methods, tail_against

Z = NormalDist().inv_cdf(0.975)


def bounds(name: str, k: int, n: int) -> tuple[float, float]:
    """The textbook formulas in floats."""
    p = k / n
    if name == "Wald":
        half = Z * sqrt(p * (1 - p) / n)
        return max(0.0, p - half), min(1.0, p + half)
    if name == "Wilson":
        middle, half = p + Z * Z / 2 / n, Z * sqrt(p * (1 - p) / n + Z * Z / 4 / n / n)
        return (middle - half) / (1 + Z * Z / n), (middle + half) / (1 + Z * Z / n)
    low = 0.0 if k == 0 else float(beta.ppf(0.025, k, n - k + 1))
    return low, 1.0 if k == n else float(beta.ppf(0.975, k + 1, n - k))


@pytest.mark.parametrize(
    ("events", "total", "low", "high", "expected"),
    [
        (23, 27, "72", "99", ("Wald",)),  # of van der Wurff 2006, as its study file says
        (21, 23, "73", "98", ("Wilson",)),  # of Martin 2014
        (16, 39, "25.6", "57.9", ("Clopper-Pearson",)),  # of Fearon 2013
        (26, 26, "87.1", "100", ("Wilson",)),
        (26, 26, "86.8", "100", ("Clopper-Pearson",)),
        (26, 26, "100", "100", ("Wald",)),
        (0, 26, "0", "12.9", ("Wilson",)),
        (1, 10, "-8.6", "28.6", ("Wald",)),
        (1, 10, "0", "28.6", ("Wald",)),
        (17, 26, "10", "90", ()),
        (0, 0, "0", "100", ()),
    ],
)
def test_the_method_is_recognised(events: int, total: int, low: str, high: str, expected: tuple[str, ...]) -> None:
    assert methods(events, total, low, high) == expected


@settings(deadline=None)
@given(st.integers(1, 400), st.data(), st.sampled_from(["Wald", "Wilson", "Clopper-Pearson"]), st.integers(0, 2))
def test_what_a_method_gives_is_recognised(n: int, data: st.DataObject, name: str, places: int) -> None:
    k = data.draw(st.integers(0, n))
    ends = [100 * end for end in bounds(name, k, n)]
    assume(all(abs(end * 10**places % 1 - 0.5) > 1e-6 for end in ends))
    low, high = (f"{end:.{places}f}" for end in ends)
    assert name in methods(k, n, low, high)
    assert have_interval(np.array([k]), np.array([n]), low, high).all()


def test_fast_and_exact_agree_over_all_small_proportions() -> None:
    totals = np.array([n for n in range(1, 26) for _ in range(n + 1)])
    events = np.array([k for n in range(1, 26) for k in range(n + 1)])
    for low, high in (("0", "31"), ("46", "81"), ("75", "100"), ("2.6", "57.9"), ("-9", "29"), ("100", "100")):
        exact = [bool(methods(int(k), int(n), low, high)) for k, n in zip(events, totals, strict=True)]
        assert have_interval(events, totals, low, high).tolist() == exact


def test_a_bound_on_the_edge_is_worked_out_in_whole_numbers() -> None:
    from fractions import Fraction

    assert tail_against(1, 1, Fraction(1, 40), Fraction(1, 40)) == 0
    assert tail_against(1, 1, Fraction(1, 40) + Fraction(1, 10**12), Fraction(1, 40)) == -1


def test_an_interval_tells_the_sizes() -> None:
    """65 and 70 alone leave many sizes; with two intervals two of at most 60 are left."""
    answer = possible_tables(up_to=60, sens="65", spec="70", sens_ci="46-81", spec_ci=("40", "89"))
    assert answer.sizes == ((26, 10), (32, 10))
    assert answer.tables[0].intervals == {"sens_ci": ("Wilson",), "spec_ci": ("Wilson",)}
    assert "sens_ci as Wilson" in answer.text()


def test_an_interval_can_be_what_is_wrong() -> None:
    answer = possible_tables(n=36, diseased=26, sens="65", spec="70", sens_ci="26-81")
    assert not answer.possible
    assert [one.figures for one in answer.gives_way] == [("sens_ci",)]
    assert "interval of the sensitivity 26 to 81" in answer.text()


def test_other_intervals_filter_too() -> None:
    with_interval = possible_tables(n=36, sens="65", spec="70", accuracy="67", accuracy_ci="50-80")
    assert {one.table for one in with_interval} == {
        one.table for one in possible_tables(n=36, sens="65", spec="70", accuracy="67")
    }
    assert with_interval.tables[0].intervals["accuracy_ci"] == ("Wilson",)
