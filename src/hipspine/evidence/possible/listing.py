"""Tables written out from rows."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.evidence.possible.printed_table import PrintedTable, describe
from hipspine.evidence.possible.request import Request
from hipspine.evidence.possible.rounding import MIXED, ROUNDINGS
from hipspine.evidence.possible.rows import Rows
from hipspine.evidence.possible.search import Search
from hipspine.evidence.table import Table


def every_table(request: Request) -> Iterator[PrintedTable]:
    """Every table that prints the request, each figure under some rounding."""
    search = Search(request)
    for some in search:
        for table, _ in written_out(search, some):
            yield describe(table, request)


def written_out(search: Search, some: Rows) -> Iterator[tuple[Table, bool]]:
    """The tables of rows in order, each with whether one way of rounding prints all its figures."""
    for row in range(some.fixed.size):
        arm, fixed = int(some.arm[row]), int(some.fixed[row])
        d, h = int(search.diseased[arm]), int(search.healthy[arm])
        for free in range(int(some.low[MIXED][row]), int(some.high[MIXED][row]) + 1):
            tp, tn = (free, fixed) if some.swapped else (fixed, free)
            one = any(some.low[way][row] <= free <= some.high[way][row] for way in ROUNDINGS)
            yield Table(tp, h - tn, d - tp, tn, solved=True), one
