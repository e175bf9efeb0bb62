"""An interval runs upwards and holds its estimate."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact
from hipspine.evidence.kinds import INTERVAL_OF
from hipspine.evidence.percent import parse


def intervals(fact: Fact, path: str) -> Iterator[Problem]:
    """Codes `interval-reversed` and `interval-misses-estimate`, unless the pair or its figure is corrected."""
    for key, pair in fact.ranges.items():
        figure = INTERVAL_OF[key]
        if key in fact.corrected:
            continue
        low, high = parse(pair[0]), parse(pair[1])
        if low is None or high is None:
            continue
        where, text = f"{path}.printed.{key}", f"{pair[0]} to {pair[1]}"
        if low > high:
            yield Problem("interval-reversed", where, text, "runs downwards", "", "Write the lower end first.")
            continue
        estimate = None if figure in fact.corrected else parse(fact.printed.get(figure, ""))
        if estimate is not None and not low <= estimate <= high:
            yield Problem("interval-misses-estimate", where, text, f"does not hold {figure} {fact.printed[figure]}")
