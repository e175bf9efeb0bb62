"""Where no table prints all figures: the smallest sets of them that must be wrong, and the nearest tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import Final

from hipspine.evidence.percent import decimals, parse
from hipspine.evidence.possible.answer import GivesWay
from hipspine.evidence.possible.arms import Ints
from hipspine.evidence.possible.bounds import SAFE
from hipspine.evidence.possible.count import under_one
from hipspine.evidence.possible.figures import IN_PER_CENT, WORDS, form
from hipspine.evidence.possible.printed_table import describe, printed_places, shown, value
from hipspine.evidence.possible.request import Request
from hipspine.evidence.possible.rounding import INFINITE, MIXED, ROUNDINGS, rounded, rounded_twice
from hipspine.evidence.possible.rows import Rows
from hipspine.evidence.possible.search import Search
from hipspine.evidence.table import Table

SAME: Final = 1e-9
"""Distances nearer than this are compared exactly."""

ENOUGH: Final = 3_000_000


def gives_way(request: Request, listed: int = 20, only: tuple[Ints, Ints] | None = None) -> tuple[GivesWay, ...]:
    """Every smallest set of printed figures without which some table prints all others, nearest first.

    Sets of one figure are tried first, then of two, and so on. The others must print with one way of rounding.
    """
    for size in range(1, len(request.figures) + 1):
        found = [
            one
            for figures in combinations(request.figures, size)
            if (one := _without(request, figures, listed, only)) is not None
        ]
        if found:
            return tuple(sorted(found, key=lambda one: _distance(one.nearest[0].table, request, one.figures)))
    return ()


def _without(
    request: Request, figures: tuple[str, ...], listed: int, only: tuple[Ints, Ints] | None
) -> GivesWay | None:
    left = request.without(*figures)
    search = Search(left, only)
    count, at_least, looked = 0, False, 0
    nearest: list[Table] = []
    for some in search:
        if looked > ENOUGH and count:
            at_least = True
            break
        looked += some.fixed.size
        count += int(under_one(some).sum())
        nearest = _nearest([*nearest, *_candidates(search, some, request, figures)], request, figures)
    if not nearest:
        return None
    tables = tuple(describe(table, request) for table in nearest[: max(1, listed)])
    way = next((way for way in ROUNDINGS if way in describe(nearest[0], left).roundings), ROUNDINGS[0])
    texts = {key: text for key, text in request.printed.items() if key in figures}
    corrected = {key: shown(nearest[0], key, printed_places(text), way) for key, text in texts.items()}
    notes = tuple(note for key in texts for note in _notes(nearest[0], key, request))
    return GivesWay(figures, count, at_least, tables, corrected, notes)


def _candidates(search: Search, some: Rows, request: Request, figures: tuple[str, ...]) -> list[Table]:
    """The tables of these rows that come nearest, and those that a float cannot tell from them.

    In one row every figure rises or falls with the free count, so the nearest stands next to where a figure has its
    printed value, or at an end. For one figure that is exact; for several, the best of these places is taken.
    """
    import numpy as np

    free = list(_free_counts(search, some, request, figures))
    best: list[Table] = []
    for way in ROUNDINGS:
        for count in free:
            here = np.minimum(np.maximum(count, some.low[way]), some.high[way])
            valid = np.flatnonzero(some.low[way] <= some.high[way])
            if not valid.size:
                continue
            far = _float_distance(search, some, here, request, figures)[valid]
            near = valid[far <= far.min() * (1 + SAME) + SAME][:1000]
            for row in near:
                d, h = int(search.diseased[some.arm[row]]), int(search.healthy[some.arm[row]])
                tp, tn = int(some.fixed[row]), int(here[row])
                tp, tn = (tn, tp) if some.swapped else (tp, tn)
                best.append(Table(tp, h - tn, d - tp, tn, solved=True))
    return best


def _free_counts(search: Search, some: Rows, request: Request, figures: tuple[str, ...]) -> Iterator[Ints]:
    import numpy as np

    d, h = search.diseased[some.arm], search.healthy[some.arm]
    yield some.low[MIXED]
    yield some.high[MIXED]
    for key in figures:
        text = request.printed.get(key)
        number = None if text is None or text in INFINITE else parse(text)
        if number is None:
            continue
        over, under = form(key, d, h)
        target = Fraction(number) / (100 if key in IN_PER_CENT else 1)
        terms = [target.denominator * a - target.numerator * b for a, b in zip(over, under, strict=True)]
        constant, x, y, both = (terms[0], terms[2], terms[1], terms[3]) if some.swapped else terms
        slope = y + both * some.fixed
        base = constant + x * some.fixed
        crossing = -base // np.where(slope == 0, 1, slope)
        yield crossing
        yield crossing + 1


def _float_distance(search: Search, some: Rows, free: Ints, request: Request, figures: tuple[str, ...]) -> Ints:
    import numpy as np

    d, h = search.diseased[some.arm], search.healthy[some.arm]
    tp, tn = (free, some.fixed) if some.swapped else (some.fixed, free)
    total = np.zeros(free.shape)
    for key in figures:
        text = request.printed.get(key)
        if text is None or text in INFINITE:
            continue
        over, under = ((c + a * tp + b * tn + e * tp * tn) for c, a, b, e in form(key, d, h))
        target = float(text) / (100 if key in IN_PER_CENT else 1)
        scale = 10 ** decimals(text) * (100 if key in IN_PER_CENT else 1)
        far = np.abs(over / np.where(under == 0, 1, under) - target) * scale
        total = total + np.where(under == 0, float(SAFE), far)
    return total


def _nearest(tables: list[Table], request: Request, figures: tuple[str, ...]) -> list[Table]:
    """The nearest of these by exact distance, all of them when several are equally near."""
    apart = {table: _distance(table, request, figures) for table in tables}
    least = min(apart.values(), default=None)
    return sorted((t for t in apart if apart[t] == least), key=lambda t: (t.diseased, t.tp, t.tn))


def _distance(table: Table, request: Request, figures: tuple[str, ...]) -> tuple[int, Fraction]:
    """How many of these figures have no value, then the sum of the differences in units of the last digit."""
    missing, total = 0, Fraction(0)
    for key in figures:
        text = request.printed.get(key)
        if text is None:
            continue
        exact = value(table, key)
        if exact is None or text in INFINITE:
            missing += 1
        else:
            total += abs(exact - Fraction(text)) * 10 ** decimals(text)
    return missing, total


def _notes(table: Table, figure: str, request: Request) -> Iterator[str]:
    text, exact = request.printed[figure], value(table, figure)
    if exact is not None and text not in INFINITE and rounded_twice(exact, text):
        once = rounded(exact, decimals(text) + 1)
        yield f"{figure} {text} is {rounded(exact, decimals(text) + 2)} rounded twice, first to {once}."
    if text not in INFINITE and from_rounded(figure, request.printed):
        yield f"{figure} {text} is the {WORDS[figure]} of the printed, rounded sensitivity and specificity."


def from_rounded(figure: str, printed: Mapping[str, str]) -> bool:
    """Whether a ratio is what the printed, already rounded sensitivity and specificity give."""
    sens, spec = (parse(printed.get(key, "")) for key in ("sens", "spec"))
    if sens is None or spec is None or figure not in ("lr_pos", "lr_neg", "dor"):
        return False
    a, b = Fraction(sens) / 100, Fraction(spec) / 100
    over, under = {
        "lr_pos": (a, 1 - b),
        "lr_neg": (1 - a, b),
        "dor": (a * b, (1 - a) * (1 - b)),
    }[figure]
    text = printed[figure]
    if text in INFINITE:
        return under == 0 < over
    return under != 0 and any(rounded(over / under, decimals(text), way) == text for way in ROUNDINGS)
