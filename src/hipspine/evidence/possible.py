"""Whether any table of a given size prints the given figures, and which table comes nearest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from hipspine.evidence.percent import decimals, parse, prints_as
from hipspine.evidence.table import Table

LARGEST = 500
"""Largest size that is searched."""


def any_possible(size: int, printed: Mapping[str, str]) -> bool:
    """Whether some table of `size` prints `sens`, `spec` and whatever else of accuracy, ppv, npv is printed.

    Exact: every split into diseased and healthy is tried, with half-up rounding, half-even rounding and truncation.
    `printed` must hold `sens` and `spec` in per cent.
    """
    others = {key: text for key, text in printed.items() if key not in ("sens", "spec")}
    for diseased in range(1, size):
        healthy = size - diseased
        tps = [tp for tp in _near(diseased, printed["sens"], 0) if prints_as(tp, diseased, printed["sens"])]
        tns = [tn for tn in _near(healthy, printed["spec"], 0) if prints_as(tn, healthy, printed["spec"])]
        if any(not mismatches(Table(tp, healthy - tn, diseased - tp, tn), others) for tp in tps for tn in tns):
            return True
    return False


def nearest_table(size: int, printed: Mapping[str, str], diseased: Collection[int] = ()) -> Table | None:
    """The table of `size` with the fewest figures that differ from print, then the smallest sum of differences.

    Only the given numbers of `diseased` are tried, all of them when none is given. None when size < 2.
    """
    splits = [count for count in diseased if 0 < count < size] or range(1, size)
    slack = max(2, size // 20)
    tables = (
        Table(tp, size - diseased - tn, diseased - tp, tn, solved=True)
        for diseased in splits
        for tp in _near(diseased, printed["sens"], slack)
        for tn in _near(size - diseased, printed["spec"], slack)
    )
    return min(tables, key=lambda table: (len(mismatches(table, printed)), _distance(table, printed)), default=None)


def mismatches(table: Table, printed: Mapping[str, str]) -> list[str]:
    """The printed per-cent figures that no rounding of the table gives."""
    return [key for key, text in printed.items() if not prints_as(*table.ratio(key), text)]


def shown(table: Table, figure: str, text: str) -> str:
    """A figure of the table in per cent, half up, at the decimals of `text`; "-" when its denominator is zero."""
    numerator, denominator = table.ratio(figure)
    if denominator == 0:
        return "-"
    places = decimals(text)
    scale = 10**places
    whole = (200 * scale * numerator + denominator) // (2 * denominator)
    return f"{whole // scale}.{whole % scale:0{places}d}" if places else str(whole)


def _near(denominator: int, text: str, slack: int) -> range:
    """The counts of a denominator that come near a printed per cent, none that prints it left out."""
    number = parse(text) or Decimal(0)
    near = int(number * denominator / 100)
    reach = 1 + slack + denominator // (100 * 10 ** decimals(text))
    return range(max(0, near - reach), min(denominator, near + reach) + 1)


def _distance(table: Table, printed: Mapping[str, str]) -> float:
    total = 0.0
    for key, text in printed.items():
        numerator, denominator = table.ratio(key)
        number = parse(text)
        if denominator and number is not None:
            total += abs(100 * numerator / denominator - float(number))
    return total
