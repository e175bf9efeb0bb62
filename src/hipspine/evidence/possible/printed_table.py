"""One table that prints like that, and under which rounding."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import msgspec

from hipspine.evidence.percent import decimals
from hipspine.evidence.possible.figures import FIGURES, IN_PER_CENT, ratio
from hipspine.evidence.possible.interval_methods import methods
from hipspine.evidence.possible.request import Request
from hipspine.evidence.possible.rounding import INFINITE, ROUNDINGS, rounded, roundings_printing
from hipspine.evidence.table import Table


class PrintedTable(msgspec.Struct, frozen=True):
    """A table with what it prints.

    `figures` are its values with two decimals more than were printed; `roundings` the ways of rounding that give
    every printed figure, empty where no single one does; `needs` those of each figure; `intervals` the methods that
    give each printed interval.
    """

    table: Table
    figures: dict[str, str]
    roundings: tuple[str, ...]
    needs: dict[str, tuple[str, ...]]
    intervals: dict[str, tuple[str, ...]] = {}

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        table = self.table
        counts = {"tp": table.tp, "fp": table.fp, "fn": table.fn, "tn": table.tn}
        rest = {"figures": self.figures, "roundings": list(self.roundings)}
        needs = {key: list(ways) for key, ways in self.needs.items()}
        intervals = {key: list(names) for key, names in self.intervals.items()}
        return {**counts, **rest, "needs": needs, "intervals": intervals}


def describe(table: Table, request: Request) -> PrintedTable:
    """What this table prints, against what was printed."""
    needs = {
        key: roundings_printing(*ratio(key, table), text, per_cent=key in IN_PER_CENT)
        for key, text in request.printed.items()
    }
    found = {
        key: methods(*ratio(key.removesuffix("_ci"), table), low, high)
        for key, (low, high) in request.intervals.items()
    }
    roundings = tuple(way for way in ROUNDINGS if all(way in ways for ways in needs.values()))
    figures = {key: shown(table, key, decimals(request.printed.get(key, "")) + 2) for key in FIGURES if key in needs}
    return PrintedTable(table, figures, roundings, needs, found)


def value(table: Table, figure: str) -> Fraction | None:
    """The exact value as it is printed (per cent for proportions); None where it has none."""
    over, under = ratio(figure, table)
    return Fraction(over * (100 if figure in IN_PER_CENT else 1), under) if under else None


def shown(table: Table, figure: str, places: int, rounding: str = "half up") -> str:
    """A figure of the table as text; "-" where it has no value, "inf" where only its denominator is zero."""
    exact = value(table, figure)
    if exact is None:
        return "inf" if ratio(figure, table)[0] > 0 else "-"
    return rounded(exact, places, rounding)


def printed_places(text: str) -> int:
    """Decimals of a printed figure; none for an infinite ratio."""
    return 0 if text in INFINITE else decimals(text)
