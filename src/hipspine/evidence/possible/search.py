"""Every table that prints the figures and the intervals of a request."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.evidence.possible.arms import Ints, arms
from hipspine.evidence.possible.figures import form
from hipspine.evidence.possible.interval_filter import have_interval
from hipspine.evidence.possible.request import Request
from hipspine.evidence.possible.rounding import MIXED, ROUNDINGS
from hipspine.evidence.possible.rows import Rows, rows

WRITTEN_OUT = 2_000_000
"""Tables written out in one go."""


class Search:
    """The pairs of arm sizes that are left, and the tables in them."""

    def __init__(self, request: Request, only: tuple[Ints, Ints] | None = None) -> None:
        sizes = (request.n, request.diseased, request.healthy)
        self.request = request
        self.diseased, self.healthy = only if only is not None else arms(*sizes, request.up_to)
        for key, arm in (("sens", 0), ("spec", 1)):
            if f"{key}_ci" in request.intervals and self.diseased.size:
                self._prune(key, arm)

    def __iter__(self) -> Iterator[Rows]:
        """All tables, in rows; where an interval was printed, one table a row."""
        if not self.diseased.size:
            return
        for some in rows(self.request.printed, self.diseased, self.healthy):
            if not self.request.intervals:
                yield some
                continue
            for part in _parts(some):
                kept = self._with_intervals(part)
                if kept.fixed.size:
                    yield kept

    def counts(self, some: Rows) -> tuple[Ints, Ints]:
        """tp and tn of rows that hold one table each."""
        free = some.low[MIXED]
        return (free, some.fixed) if some.swapped else (some.fixed, free)

    def _prune(self, figure: str, arm: int) -> None:
        """Drop arm sizes in which no count has the printed figure and its interval."""
        import numpy as np

        sizes = np.unique((self.diseased, self.healthy)[arm])
        empty = np.zeros_like(sizes)
        text = self.request.printed.get(figure)
        low, high = self.request.intervals[f"{figure}_ci"]
        possible = np.zeros(sizes.size, dtype=bool)
        pair = (sizes, empty) if arm == 0 else (empty, sizes)
        for some in rows({figure: text} if text is not None else {}, *pair):
            for part in _parts(some):
                tp, tn = self.counts(part)
                possible[part.arm[have_interval((tp, tn)[arm], sizes[part.arm], low, high)]] = True
        kept = np.isin((self.diseased, self.healthy)[arm], sizes[possible])
        self.diseased, self.healthy = self.diseased[kept], self.healthy[kept]

    def _with_intervals(self, some: Rows) -> Rows:
        tp, tn = self.counts(some)
        d, h = self.diseased[some.arm], self.healthy[some.arm]
        kept = some.fixed >= 0
        for key, (low, high) in self.request.intervals.items():
            over, under = form(key.removesuffix("_ci"), d, h)
            events, total = (c + x * tp + y * tn for c, x, y, _ in (over, under))
            kept[kept] = have_interval((events + 0 * tp)[kept], (total + 0 * tp)[kept], low, high)
        return _masked(some, kept)


def _masked(some: Rows, kept: Ints) -> Rows:
    low = {way: ends[kept] for way, ends in some.low.items()}
    high = {way: ends[kept] for way, ends in some.high.items()}
    return Rows(some.arm[kept], some.fixed[kept], low, high, some.swapped)


def _parts(some: Rows) -> Iterator[Rows]:
    """The same tables, one a row, not too many at once."""
    import numpy as np

    widths = some.high[MIXED] - some.low[MIXED] + 1
    group = (np.cumsum(widths) - widths) // WRITTEN_OUT
    for number in np.unique(group):
        part = _masked(some, group == number)
        wide = (part.high[MIXED] - part.low[MIXED] + 1).astype(np.int64)
        row = np.repeat(np.arange(wide.size), wide)
        free = np.arange(row.size) - (np.cumsum(wide) - wide)[row] + part.low[MIXED][row]
        low, high = {MIXED: free}, {MIXED: free}
        for way in ROUNDINGS:
            inside = (part.low[way][row] <= free) & (free <= part.high[way][row])
            low[way], high[way] = free, np.where(inside, free, free - 1)
        yield Rows(part.arm[row], part.fixed[row], low, high, part.swapped)
