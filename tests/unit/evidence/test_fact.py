import pytest

from hipspine.evidence import Counts
from unit.evidence.make import FACT, FREQUENCY, fact


def test_printed_text_becomes_a_fraction() -> None:
    one = fact(printed={"sens": "84.3", "sens_ci": ["72", "99"], "lr_pos": "3.70"}, table=None)
    assert one.fraction("sens") == pytest.approx(0.843, abs=1e-15)
    assert one.interval("sens_ci") == (0.72, 0.99)
    assert one.number("lr_pos") == 3.7
    assert one.fraction("accuracy") is None
    assert one.sens_spec_counts() is None


def test_a_corrected_figure_comes_from_the_counts() -> None:
    one = fact(printed={"sens": "60"}, corrected=["sens"], why="a misprint")
    assert one.fraction("sens") == 0.8
    assert one.printed_number("sens") == 0.6
    assert fact(printed={"sens": "60"}, table=None, corrected=["sens"], why="a misprint").fraction("sens") is None


def test_counts_speak_where_nothing_was_printed() -> None:
    one = fact(FREQUENCY, printed=None)
    assert one.fraction("proportion") == 0.125
    assert one.events_total() == (5, 40)
    assert one.interval("proportion_ci") is None


def test_a_derived_figure_comes_last() -> None:
    one = fact(printed={"sens": None, "spec": None, "lr_pos": "3.7"}, derived={"sens": "82.1"}, table=None)
    assert one.fraction("sens") == pytest.approx(0.821)
    assert one.printed_number("sens") is None
    assert fact(derived={"estimate": "1.91"}).number("estimate") == 1.91


def test_a_table_gives_both_pairs() -> None:
    one = fact()
    assert one.sens_spec_counts() == ((8, 10), (7, 10))
    assert one.ratio("accuracy") == (15, 20)
    assert one.name == "thigh-thrust"


def test_sensitivity_alone_stands_in_the_counts() -> None:
    one = fact(FACT, table=None, printed={"sens": "88", "spec": None}, counts={"events": 15, "total": 17})
    assert one.counts == Counts(15, 17)
    assert one.ratio("sens") == (15, 17)
    assert one.ratio("spec") is None
