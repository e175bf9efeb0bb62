"""Every 2x2 table of whole numbers that prints given figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from hipspine.evidence.possible.answer import PossibleTables
from hipspine.evidence.possible.count import under, under_mixed, under_one
from hipspine.evidence.possible.gives_way import gives_way
from hipspine.evidence.possible.listing import written_out
from hipspine.evidence.possible.printed_table import PrintedTable, describe
from hipspine.evidence.possible.request import Request, read_request
from hipspine.evidence.possible.rounding import ROUNDINGS
from hipspine.evidence.possible.search import Search
from hipspine.evidence.table import Table

ENOUGH = 3_000_000
"""Rows after which tables are no longer counted, once some have been found."""

LISTED_SIZES = 100


def possible_tables(
    *,
    n: int | None = None,
    diseased: int | None = None,
    healthy: int | None = None,
    up_to: int = 100,
    listed: int = 20,
    **printed: str | tuple[str, str],
) -> PossibleTables:
    """Every 2x2 table of whole numbers that prints the figures, or none and what must give way.

    `printed`: `sens`, `spec`, `accuracy`, `ppv`, `npv`, `prevalence` in per cent; `lr_pos`, `lr_neg`, `dor` and
    `kappa` as plain numbers; and the 95% intervals `sens_ci` and so on of the figures in per cent, as pairs. All as
    text: it decides how many decimals were printed. `n` is the size, `diseased` and `healthy` those of the groups;
    with none of them, or one group alone, sizes to `up_to` are tried. For two readers `kappa` and `accuracy` (raw
    agreement) describe the table of one against the other. Exact: whole numbers and fractions decide, and half up,
    half even and truncation are told apart. InputError with every problem of the question.
    """
    request = read_request(printed, n=n, diseased=diseased, healthy=healthy, up_to=up_to)
    return answer(request, listed)


def answer(request: Request, listed: int = 20) -> PossibleTables:
    """The same, of a question that was read."""
    import numpy as np

    search = Search(request)
    count = mixed = looked = 0
    by_rounding = dict.fromkeys(ROUNDINGS, 0)
    hit = np.zeros(search.diseased.size, dtype=bool)
    one: list[PrintedTable] = []
    several: list[PrintedTable] = []
    at_least = False
    for some in search:
        if looked > ENOUGH and count:
            at_least = True
            break
        looked += some.fixed.size
        hit[some.arm] = True
        count += int(under_one(some).sum())
        mixed += int(under_mixed(some).sum())
        for way in ROUNDINGS:
            by_rounding[way] += int(under(some, way).sum())
        if len(one) < listed or len(several) < listed:
            _list(written_out(search, some), request, listed, one, several)
    arms = np.flatnonzero(hit)
    sizes = tuple((int(search.diseased[i]), int(search.healthy[i])) for i in arms[:LISTED_SIZES])
    wrong = () if count or mixed else gives_way(request, listed)
    tables = (tuple(one), tuple(several))
    return PossibleTables(request, count, at_least, by_rounding, mixed, *tables, sizes, arms.size, wrong)


def _list(
    tables: Iterator[tuple[Table, bool]],
    request: Request,
    listed: int,
    one: list[PrintedTable],
    several: list[PrintedTable],
) -> None:
    """Describe the first tables of each kind; a long run of the other kind is not walked through to its end."""
    for table, plain in islice(tables, 100 * max(1, listed)):
        kind = one if plain else several
        if len(kind) < listed:
            kind.append(describe(table, request))
