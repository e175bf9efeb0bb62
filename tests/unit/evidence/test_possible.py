import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipspine.evidence import Table
from hipspine.evidence.possible import any_possible, mismatches, nearest_table, shown

CELL = st.integers(0, 30)


@settings(deadline=None)
@given(CELL, CELL, CELL, CELL, st.sampled_from(["0", "0.0", "0.00"]))
def test_what_a_table_prints_is_possible(tp: int, fp: int, fn: int, tn: int, form: str) -> None:
    table = Table(tp, fp, fn, tn)
    if not table.diseased or not table.healthy:
        return
    printed = {key: shown(table, key, form) for key in ("sens", "spec", "accuracy")}
    assert mismatches(table, printed) == []
    assert any_possible(table.total, printed)
    best = nearest_table(table.total, printed)
    assert best is not None
    assert mismatches(best, printed) == []


def test_every_small_table_is_tried() -> None:
    """Against the plainest enumeration there is."""
    for text in ("33", "50", "60", "71"):
        printed = {"sens": text, "spec": "75"}
        plain = any(
            not mismatches(Table(tp, healthy - tn, 20 - healthy - tp, tn), printed)
            for healthy in range(1, 20)
            for tp in range(20 - healthy + 1)
            for tn in range(healthy + 1)
        )
        assert any_possible(20, printed) is plain


def test_the_printed_labral_figures_fit_no_table_of_36() -> None:
    printed = {"sens": "60", "spec": "80", "accuracy": "64"}
    assert not any_possible(36, printed)
    assert nearest_table(36, printed, [26]) == Table(15, 2, 11, 8, solved=True)


def test_without_two_there_is_no_table() -> None:
    assert nearest_table(1, {"sens": "50", "spec": "50"}) is None


@pytest.mark.parametrize(("text", "expected"), [("60", "58"), ("60.0", "57.7"), ("60.00", "57.69")])
def test_figures_are_shown_with_the_decimals_of_print(text: str, expected: str) -> None:
    assert shown(Table(15, 2, 11, 8), "sens", text) == expected
    assert shown(Table(0, 2, 0, 8), "sens", text) == "-"
