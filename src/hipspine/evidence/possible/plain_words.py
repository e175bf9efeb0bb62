"""An answer about printed figures in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipspine.evidence.possible.answer import GivesWay, PossibleTables
from hipspine.evidence.possible.figures import WORDS
from hipspine.evidence.possible.printed_table import PrintedTable
from hipspine.evidence.possible.request import Request
from hipspine.evidence.possible.rounding import ROUNDINGS
from hipspine.evidence.table import Table

SHOWN = 5
"""Tables written out in the text."""


def plain_words(answer: PossibleTables) -> str:
    """A paragraph on what was asked and found, then the tables or the figures that must give way."""
    return "\n".join([*answer.warnings, *_body(answer)]) + "\n"


def _body(answer: PossibleTables) -> Iterator[str]:
    asked = _asked(answer.request)
    if answer.count:
        number = f"{'At least ' if answer.at_least else ''}{answer.count:,}"
        tables = "table prints" if answer.count == 1 else "tables print"
        yield f"Possible. {number} {tables} {asked}."
        yield from _rounding(answer)
        yield from _sizes(answer)
        yield from _tables(answer.tables)
        if answer.mixed:
            yield f"{answer.mixed:,} more only if the figures were rounded in different ways."
    elif answer.mixed:
        yield f"Possible only if the figures were rounded in different ways: {answer.mixed:,} print {asked}."
        yield from _sizes(answer)
        yield from _tables(answer.mixed_tables)
    else:
        yield f"Impossible. No table prints {asked}."
        yield from _wrong(answer)


def _asked(request: Request) -> str:
    figures = [f"{_name(key)} {text}" for key, text in request.printed.items()]
    figures += [
        f"its interval {low} to {high}"
        if key.removesuffix("_ci") in request.printed
        else f"the interval {low} to {high} of the {_name(key.removesuffix('_ci'))}"
        for key, (low, high) in request.intervals.items()
    ]
    return f"{_listed(figures)} {_size(request)}"


def _size(request: Request) -> str:
    if request.diseased is not None and request.healthy is not None:
        return f"with {request.diseased} diseased and {request.healthy} healthy"
    known = [
        f"{size} {name}"
        for size, name in ((request.diseased, "diseased"), (request.healthy, "healthy"))
        if size is not None
    ]
    if request.n is not None:
        return f"with {request.n} in all"
    return f"with {', '.join([*known, f'at most {request.up_to} in all'])}"


def _rounding(answer: PossibleTables) -> Iterator[str]:
    """Said only where some way of rounding makes a difference."""
    numbers = answer.by_rounding
    if len(set(numbers.values())) == 1 and numbers["half up"] == answer.count:
        return
    parts = [f"{numbers[way]:,} with {_way(way)}" for way in ROUNDINGS]
    yield f"By rounding: {', '.join(parts)}."


def _way(way: str) -> str:
    return {"half up": "halves rounded up", "half even": "halves rounded to even", "truncation": "digits cut off"}[way]


def _sizes(answer: PossibleTables) -> Iterator[str]:
    request = answer.request
    if request.diseased is not None and request.healthy is not None:
        return
    first = [f"{d} and {h}" for d, h in answer.sizes[:10]]
    more = f", and {answer.size_count - len(first):,} more pairs" if answer.size_count > len(first) else ""
    yield f"Diseased and healthy: {'; '.join(first)}{more}."


def _tables(tables: Sequence[PrintedTable]) -> Iterator[str]:
    for one in tables[:SHOWN]:
        yield f"  {_counts(one.table)}: {_figures(one)}{_ways(one)}{_methods(one)}"


def _counts(table: Table) -> str:
    return f"tp {table.tp}, fp {table.fp}, fn {table.fn}, tn {table.tn}"


def _figures(one: PrintedTable) -> str:
    return ", ".join(f"{key} {text}" for key, text in one.figures.items())


def _ways(one: PrintedTable) -> str:
    if len(one.roundings) == len(ROUNDINGS):
        return ""
    if one.roundings:
        return f"; only with {' or '.join(map(_way, one.roundings))}"
    needs = [f"{key} with {' or '.join(map(_way, ways))}" for key, ways in one.needs.items()]
    return f"; {', '.join(needs)}"


def _methods(one: PrintedTable) -> str:
    return "".join(f"; {key} {low_and_high(names)}" for key, names in one.intervals.items())


def low_and_high(names: Sequence[str]) -> str:
    """Which methods give an interval, in words."""
    return f"as {' or '.join(names)}" if names else "by none of Wald, Wilson and Clopper-Pearson"


def _wrong(answer: PossibleTables) -> Iterator[str]:
    sets = answer.gives_way
    if not sets:
        return
    number = len(sets[0].figures)
    if number > 1:
        yield f"At least {number} figures are wrong; any of these sets would explain it:"
    elif len(sets) > 1:
        yield "One wrong figure would explain it; which one, the figures cannot say:"
    else:
        yield "One wrong figure would explain it:"
    for one in sets:
        yield from _set(one, answer.request)


def _set(one: GivesWay, request: Request) -> Iterator[str]:
    parts = [
        f"{_name(key)} {one.corrected[key]} instead of {request.printed[key]}"
        for key in one.figures
        if key in one.corrected
    ]
    parts += [
        f"interval of the {_name(key.removesuffix('_ci'))} {' to '.join(request.intervals[key])}"
        for key in one.figures
        if key in request.intervals
    ]
    others = len(one.nearest) - 1
    more = f" (or {others} other{'s' if others > 1 else ''} as near)" if others > 0 else ""
    yield f"  {_listed(parts)}: {_counts(one.nearest[0].table)}{more}"
    yield from (f"    {note}" for note in one.notes)


def _name(figure: str) -> str:
    return WORDS[figure]


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
