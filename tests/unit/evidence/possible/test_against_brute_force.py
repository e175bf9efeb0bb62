"""Every table is found and no other: against the plainest enumeration."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hipspine.evidence import Table
from hipspine.evidence.possible import PossibleTables, possible_tables
from hipspine.evidence.possible.figures import FIGURES, IN_PER_CENT
from hipspine.evidence.possible.printed_table import shown
from hipspine.evidence.possible.rounding import ROUNDINGS
from unit.evidence.possible.brute_force import figure, prints, solve, tables, ways


def same(answer: PossibleTables, expected: dict[Table, set[str]]) -> None:
    found = {one.table: set(one.roundings) for one in answer}
    assert found == expected
    plain = [table for table, how in expected.items() if how]
    assert answer.count == len(plain)
    assert answer.mixed == len(expected) - len(plain)
    assert answer.by_rounding == {way: sum(way in how for how in expected.values()) for way in ROUNDINGS}
    assert set(answer.sizes) <= {(table.diseased, table.healthy) for table in expected}
    assert answer.size_count == len({table.diseased for table in expected})
    assert bool(answer.gives_way) is not bool(expected)


@st.composite
def questions(draw: st.DrawFn) -> tuple[int, dict[str, str]]:
    """Figures that some table prints, now and then one of them changed."""
    n = draw(st.integers(1, 40))
    diseased = draw(st.integers(0, n))
    tp, tn = draw(st.integers(0, diseased)), draw(st.integers(0, n - diseased))
    table = Table(tp, n - diseased - tn, diseased - tp, tn)
    names = draw(st.lists(st.sampled_from(FIGURES), min_size=1, max_size=5, unique=True))
    way = draw(st.sampled_from(ROUNDINGS))
    printed = {name: shown(table, name, draw(st.integers(0, 2)), way) for name in names}
    assume(all(text not in ("-", "inf") for text in printed.values()))
    if draw(st.booleans()):
        name = draw(st.sampled_from(names))
        highest = 100 if name in IN_PER_CENT else 1
        printed[name] = str(draw(st.integers(0, highest)))
    return n, printed


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(questions())
def test_exactly_the_tables_that_print_so_are_found(question: tuple[int, dict[str, str]]) -> None:
    n, printed = question
    same(possible_tables(n=n, **printed), solve(n, printed))


@pytest.mark.parametrize(
    "names", [("sens", "spec"), ("accuracy", "kappa"), ("ppv", "npv"), ("lr_pos", "lr_neg"), ("dor",)]
)
def test_a_whole_grid(names: tuple[str, ...]) -> None:
    """All tables of 12, sorted by what they print: every combination of printed figures has exactly these tables."""
    by_print: Counter[tuple[str, ...]] = Counter()
    for table in tables(12):
        texts = {tuple(shown(table, name, 0, way) for name in names) for way in ROUNDINGS}
        by_print.update(text for text in texts if "-" not in text and "inf" not in text)
    assert len(by_print) > 10
    for texts, number in by_print.items():
        if any(text.startswith("-") for text in texts):
            continue  # a kappa that rounds to minus nothing
        assert possible_tables(n=12, **dict(zip(names, texts, strict=True))).count == number, texts


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_what_must_give_way_is_the_smallest_set_and_the_nearest_table(n: int, a: int, b: int, c: int) -> None:
    printed = {"sens": str(a), "spec": str(b), "accuracy": str(c)}
    answer = possible_tables(n=n, **printed)
    expected = solve(n, printed)
    assert answer.possible is bool(expected)
    if expected:
        return
    left = {
        tuple(name for name, one in zip(printed, ways(table, printed), strict=True) if not one) for table in tables(n)
    }
    smallest = min(len(some) for some in left if one_way(n, printed, some))
    assert {one.figures for one in answer.gives_way} == {
        some for some in left if len(some) == smallest and one_way(n, printed, some)
    }
    for one in answer.gives_way:
        rest = {name: text for name, text in printed.items() if name not in one.figures}
        fits = [table for table in tables(n) if fits_one_way(table, rest)]
        assert one.count == len(fits)
        if len(one.figures) == 1:
            (name,) = one.figures
            apart = [abs(value - int(printed[name])) for t in fits if (value := figure(name, t)) is not None]
            best = figure(name, one.nearest[0].table)
            assert (best is None) is (not apart)
            assert best is None or abs(best - int(printed[name])) == min(apart)


def fits_one_way(table: Table, printed: dict[str, str]) -> bool:
    return any(all(prints(figure(name, table), text, way) for name, text in printed.items()) for way in ROUNDINGS)


def one_way(n: int, printed: dict[str, str], dropped: tuple[str, ...]) -> bool:
    rest = {name: text for name, text in printed.items() if name not in dropped}
    return any(fits_one_way(table, rest) for table in tables(n))


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_planted_table_of_thousands_is_found_again(data: st.DataObject) -> None:
    n = data.draw(st.integers(2000, 10_000))
    diseased = data.draw(st.integers(1, n - 1))
    tp, tn = data.draw(st.integers(0, diseased)), data.draw(st.integers(0, n - diseased))
    table = Table(tp, n - diseased - tn, diseased - tp, tn, solved=True)
    way = data.draw(st.sampled_from(ROUNDINGS))
    names = data.draw(
        st.sampled_from([("sens", "spec", "accuracy"), ("ppv", "npv", "prevalence"), ("sens", "ppv", "kappa")])
    )
    printed = {name: shown(table, name, 3, way) for name in names}
    assume("-" not in printed.values())
    assume(not any(text.startswith("-") for text in printed.values()))
    answer = possible_tables(n=n, **printed)
    assert answer.by_rounding[way] >= 1
    assert table in {one.table for one in answer} or answer.count > 1000


@pytest.mark.parametrize("n", range(1, 41))
def test_every_size_to_40(n: int) -> None:
    """A triple that some table of this size prints, and one that is a little off."""
    diseased = (n + 1) // 2
    table = Table(diseased - diseased // 3, (n - diseased) // 4, diseased // 3, n - diseased - (n - diseased) // 4)
    printed = {name: shown(table, name, 0) for name in ("sens", "spec", "accuracy")}
    printed = {name: text for name, text in printed.items() if text != "-"}
    same(possible_tables(n=n, **printed), solve(n, printed))
    printed["accuracy"] = str(max(0, int(printed["accuracy"]) - 3))
    same(possible_tables(n=n, **printed), solve(n, printed))


@pytest.mark.parametrize("n", range(1, 15))
def test_sizes_that_are_not_known_are_all_tried(n: int) -> None:
    printed = {"sens": "67", "spec": "75"}
    expected = {table for size in range(1, n + 1) for table in solve(size, printed)}
    assert {one.table for one in possible_tables(up_to=n, **printed)} == expected
    for diseased in (3, 6):
        part = {table for table in expected if table.diseased == diseased}
        assert {one.table for one in possible_tables(diseased=diseased, up_to=n, **printed)} == part
    part = {table for table in expected if table.healthy == 4}
    assert {one.table for one in possible_tables(healthy=4, up_to=n, **printed)} == part
