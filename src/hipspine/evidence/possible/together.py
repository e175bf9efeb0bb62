"""Several sets of figures from the same people: one number of diseased and one of healthy for all."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.evidence.possible.answer import PossibleTables
from hipspine.evidence.possible.arms import Ints, arms
from hipspine.evidence.possible.count import under_one
from hipspine.evidence.possible.possible_tables import answer
from hipspine.evidence.possible.request import Request, read_request
from hipspine.evidence.possible.search import Search


class Together(msgspec.Struct, frozen=True):
    """The sizes (diseased, healthy) under which fewest printed figures are wrong, and every reading under the first.

    `wrong` is that fewest number; 0 means that all readings fit. `count` is how many pairs of sizes share it, `sizes`
    the first hundred of them. A reading that does not fit says in its `gives_way` which figure must be wrong.
    """

    wrong: int
    count: int
    sizes: tuple[tuple[int, int], ...]
    readings: dict[str, PossibleTables]

    @property
    def possible(self) -> bool:
        """Whether some pair of sizes fits every reading as printed."""
        return self.wrong == 0

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        readings = {name: one.to_dict() for name, one in self.readings.items()}
        sizes = [list(pair) for pair in self.sizes]
        return {"wrong": self.wrong, "count": self.count, "sizes": sizes, "readings": readings}


def solve_together(
    readings: Mapping[str, Mapping[str, Any]],
    *,
    n: int | None = None,
    diseased: int | None = None,
    healthy: int | None = None,
    up_to: int = 100,
) -> Together:
    """Solve several sets of figures of the same people (readers, tests): figures by the name of the reading.

    Every pair of group sizes is tried. In each, the fewest figures that must be wrong are counted for every reading;
    the sizes with the smallest sum stand first. InputError as for `possible_tables`, and for no reading at all.
    """
    if not readings:
        raise InputError([Problem("no-figure", "readings", None, "no reading was given")])
    requests = {
        name: read_request(printed, n=n, diseased=diseased, healthy=healthy, up_to=up_to)
        for name, printed in readings.items()
    }
    first = next(iter(requests.values()))
    pairs = arms(first.n, first.diseased, first.healthy, up_to)
    total = 0 * pairs[0]
    for request in requests.values():
        total = total + _fewest_wrong(request, *pairs)
    least = int(total.min())
    best = (total == least).nonzero()[0]
    sizes = tuple((int(pairs[0][i]), int(pairs[1][i])) for i in best[:100])
    answers = {
        name: answer(msgspec.structs.replace(request, n=sum(sizes[0]), diseased=sizes[0][0], healthy=sizes[0][1]))
        for name, request in requests.items()
    }
    return Together(least, best.size, sizes, answers)


def _fewest_wrong(request: Request, diseased: Ints, healthy: Ints) -> Ints:
    """For each pair of sizes the size of the smallest set of figures without which a table prints the others."""
    import numpy as np

    found = np.full(diseased.size, len(request.figures))
    open_ = np.arange(diseased.size)
    for size in range(len(request.figures)):
        hit = np.zeros(diseased.size, dtype=bool)
        for figures in combinations(request.figures, size):
            search = Search(request.without(*figures), (diseased[open_], healthy[open_]))
            for some in search:
                places = some.arm[under_one(some) > 0]
                hit |= _same_pair(diseased, healthy, search, places)
        found[hit & (found > size)] = size
        open_ = np.flatnonzero(found > size)
        if not open_.size:
            break
    return found


def _same_pair(diseased: Ints, healthy: Ints, search: Search, places: Ints) -> Ints:
    import numpy as np

    wide = int(max(healthy.max(initial=0), 0)) + 1
    return np.isin(diseased * wide + healthy, search.diseased[places] * wide + search.healthy[places])
