"""All tables of given arms that print given figures, in rows: one count fixed, the other from low to high."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hipspine.evidence.possible.arms import Ints
from hipspine.evidence.possible.bounds import SAFE, bounds, narrowed
from hipspine.evidence.possible.figures import Form
from hipspine.evidence.possible.inequalities import inequalities, largest_coefficient
from hipspine.evidence.possible.rounding import MIXED, ROUNDINGS

CHUNK = 1_000_000
"""Rows looked at in one go."""


class Rows:
    """Some rows: `arm` is the place of the pair of arm sizes, `fixed` the count that is fixed.

    `low[way]` to `high[way]` is the range of the other count under each way of rounding (empty when low > high);
    that under `mixed` contains the others and is never empty. `swapped`: tn is fixed and tp free, else tp is fixed.
    """

    def __init__(self, arm: Ints, fixed: Ints, low: dict[str, Ints], high: dict[str, Ints], swapped: bool) -> None:
        self.arm, self.fixed, self.low, self.high, self.swapped = arm, fixed, low, high, swapped


def rows(printed: Mapping[str, str], diseased: Ints, healthy: Ints) -> Iterator[Rows]:
    """Every table of these arms that prints `printed`, each figure under some rounding, a million rows at a time."""
    import numpy as np

    size = max(1, int(diseased.max()), int(healthy.max()))
    terms = [largest_coefficient(text, MIXED, figure) for figure, text in printed.items()]
    if 4 * (2 * size) ** 2 * max(terms, default=1) >= SAFE:
        diseased, healthy = diseased.astype(object), healthy.astype(object)
    forms = {way: _forms(printed, way, diseased, healthy) for way in (MIXED, *ROUNDINGS)}
    plain = bounds(forms[MIXED], diseased, healthy)
    turned = bounds(_swapped(forms[MIXED]), healthy, diseased)
    swapped = _width(turned) < _width(plain)
    low, high = turned if swapped else plain
    if swapped:
        forms = {way: _swapped(some) for way, some in forms.items()}
        diseased, healthy = healthy, diseased
    ranges = {way: _Ranges(some, diseased, healthy) for way, some in forms.items()}
    widths = np.maximum(0, high - low + 1).astype(np.int64)
    ends = np.cumsum(widths)
    start = 0
    while start < widths.size:
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + CHUNK, side="right")))
        part = slice(start, stop)
        if ends[stop - 1] > done:
            arm = np.repeat(np.arange(start, stop), widths[part])
            fixed = np.arange(done, ends[stop - 1]) - (ends - widths)[arm] + low[arm]
            yield from _kept(ranges, arm, fixed, swapped)
        start = stop


class _Ranges:
    """The range of the free count y for a fixed count x, exactly; what depends on one of the two is worked out once."""

    def __init__(self, forms: Sequence[Form], first: Ints, second: Ints) -> None:
        import numpy as np

        zero = np.zeros_like(first)
        self.x = (zero, first)
        self.y = (zero, second)
        self.joint: list[Form] = []
        for constant, x, y, both in forms:
            if not (np.any(y) or np.any(both)):
                self.x = narrowed(constant + zero, x + zero, *self.x)
            elif not (np.any(x) or np.any(both)):
                self.y = narrowed(constant + zero, y + zero, *self.y)
            else:
                self.joint.append((constant, x, y, both))

    def of(self, arm: Ints, fixed: Ints) -> tuple[Ints, Ints]:
        """Lowest and highest y of each row."""
        import numpy as np

        inside = (self.x[0][arm] <= fixed) & (fixed <= self.x[1][arm])
        low, high = self.y[0][arm], np.where(inside, self.y[1][arm], -1)
        for form in self.joint:
            constant, x, y, both = (term[arm] if isinstance(term, np.ndarray) else term for term in form)
            low, high = narrowed(constant + x * fixed, y + both * fixed, low, high)
        return low, high


def _kept(ranges: Mapping[str, _Ranges], arm: Ints, fixed: Ints, swapped: bool) -> Iterator[Rows]:
    low, high = ranges[MIXED].of(arm, fixed)
    kept = low <= high
    arm, fixed = arm[kept], fixed[kept]
    lows, highs = {MIXED: low[kept]}, {MIXED: high[kept]}
    if not arm.size:
        return
    for way in ROUNDINGS:
        lows[way], highs[way] = ranges[way].of(arm, fixed)
    yield Rows(arm, fixed, lows, highs, swapped)


def _forms(printed: Mapping[str, str], way: str, diseased: Any, healthy: Any) -> list[Form]:
    return [form for key, text in printed.items() for form in inequalities(key, text, way, diseased, healthy)]


def _swapped(forms: Sequence[Form]) -> list[Form]:
    return [(constant, y, x, both) for constant, x, y, both in forms]


def _width(range_: tuple[Ints, Ints]) -> int:
    import numpy as np

    low, high = range_
    return int(np.maximum(0, high - low + 1).sum())
