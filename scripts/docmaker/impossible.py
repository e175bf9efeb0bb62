"""Tables of the printed figures that cannot be right: worked out here, each looked at.

A figure that turns up without a remark in `impossible_remarks.toml` fails with its name: look at it, then write one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docmaker.common import code, count, library, table
from hipspine.evidence.fact import Fact
from hipspine.evidence.possible import GivesWay, PossibleTables, incidence, possible_tables, solve_together
from hipspine.evidence.possible.figures import FIGURES, IN_PER_CENT, ratio
from hipspine.evidence.possible.gives_way import from_rounded
from hipspine.evidence.possible.interval_methods import methods
from hipspine.evidence.possible.rounding import roundings_printing

REMARKS = tomllib.loads(Path(__file__).with_name("impossible_remarks.toml").read_text("utf-8"))


@cache
def _accuracy() -> tuple[Fact, ...]:
    studies = library().studies
    return tuple(
        fact
        for fact in studies.facts
        if fact.kind == "accuracy"
        and fact.group.unit != "studies"
        and not studies[fact.study].is_review
        and any(key in FIGURES for key in fact.printed)
    )


def _printed(fact: Fact) -> dict[str, str]:
    return {key: fact.printed[key] for key in FIGURES if key in fact.printed}


@cache
def _solved() -> dict[str, PossibleTables]:
    """Rows without counts, whose group has a size of which every split can be tried."""
    return {
        fact.id: possible_tables(n=fact.group.n, **_printed(fact))
        for fact in _accuracy()
        if fact.table is None and 0 < (fact.group.n or 0) <= 20_000
    }


def _wrong_of_table(fact: Fact) -> list[str]:
    assert fact.table is not None
    return [
        key
        for key, text in _printed(fact).items()
        if not roundings_printing(*ratio(key, fact.table), text, per_cent=key in IN_PER_CENT)
    ]


def _alone() -> Iterator[tuple[Fact, str]]:
    """Rows with a figure that cannot be right, and what must give way."""
    for fact in _accuracy():
        if fact.table is not None:
            wrong = [key for key in _wrong_of_table(fact) if not from_rounded(key, fact.printed)]
            if wrong:
                yield fact, ", ".join(f"{key} {_of(fact, key)}" for key in wrong)
        elif fact.id in _solved() and not _solved()[fact.id].possible:
            yield fact, " or ".join(map(_way_out, _solved()[fact.id].gives_way))


def _of(fact: Fact, key: str) -> str:
    assert fact.table is not None
    over, under = ratio(key, fact.table)
    per = 100 if key in IN_PER_CENT else 1
    counts = f" ({over} of {under})" if key in IN_PER_CENT else ""
    return f"{per * over / under:.4g}{counts}"


def _way_out(one: GivesWay) -> str:
    return " with ".join(f"{key} {text}" for key, text in one.corrected.items())


def alone() -> str:
    """Figures that contradict each other within one row."""
    rows = [
        (code(fact.id), fact.group.n or "", _figures(fact), out, fact.use, REMARKS["row"][fact.id])
        for fact, out in _alone()
    ]
    return table(("fact", "n", "printed", "right, if all else is", "use", "looked at"), rows)


def _figures(fact: Fact) -> str:
    return ", ".join(f"{key} {text}" for key, text in _printed(fact).items())


@cache
def _groups() -> dict[tuple[str, str, str, str], list[Fact]]:
    found: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in _accuracy():
        if 0 < (fact.group.n or 0) <= 20_000:
            key = (fact.study, fact.group.id, fact.about.source, fact.about.reference)
            found.setdefault(key, []).append(fact)
    return {key: facts for key, facts in found.items() if len(facts) > 1}


def together() -> str:
    """Readings of the same people against the same reference that no one split fits."""
    rows = []
    for (study, group, _, _), facts in _groups().items():
        printed = {fact.name: _without_rounded(fact) for fact in facts}
        solved = solve_together(printed, n=facts[0].group.n)
        if solved.possible:
            continue
        sizes = ", ".join(f"{d} and {h}" for d, h in solved.sizes[:3]) + (", ..." if solved.count > 3 else "")
        odd = ", ".join(code(name) for name, one in solved.readings.items() if not one.count)
        rows.append(
            (code(f"{study}/{group}"), len(facts), solved.wrong, sizes, odd, REMARKS["people"][f"{study}/{group}"])
        )
    headings = ("people", "readings", "figures that do not fit", "best sizes", "these do not fit them", "looked at")
    return table(headings, rows)


def _without_rounded(fact: Fact) -> dict[str, str]:
    return {key: text for key, text in _printed(fact).items() if not from_rounded(key, fact.printed)}


def lee() -> str:
    """The eight readings of the 36 hips, four at a time."""
    rows = []
    for word in ("tear", "chondral"):
        facts = {fact.name: fact for fact in library().studies["lee-2019b"].facts if word in fact.name}
        solved = solve_together({name: _printed(fact) for name, fact in facts.items()}, n=36)
        (sizes,) = solved.sizes
        for name, fact in facts.items():
            answer = solved.readings[name]
            out = "; ".join(map(_way_out, answer.gives_way)) or "fits"
            notes = " ".join(note for one in answer.gives_way for note in one.notes)
            tables = [one.table for one in answer.tables] or [one.nearest[0].table for one in answer.gives_way]
            counts = "; ".join(f"{t.tp}, {t.fp}, {t.fn}, {t.tn}" for t in tables)
            rows.append((code(name), _figures(fact), f"{sizes[0]} and {sizes[1]}", out, counts, notes))
    return table(("reading", "printed", "sizes", "if not as printed, then", "tp, fp, fn, tn", ""), rows)


@cache
def _proportions() -> tuple[tuple[Fact, int], ...]:
    found = []
    for fact in library().studies.facts:
        total = fact.counts.total or fact.group.n
        if "proportion" in fact.printed and fact.events_total() is None and total and fact.group.unit != "studies":
            found.append((fact, total))
    return tuple(found)


def proportions() -> str:
    """Proportions that are no count of the whole group."""
    rows = []
    for fact, total in _proportions():
        answer = incidence(fact.printed["proportion"], total)
        if not answer.possible:
            rows.append(
                (
                    code(fact.id),
                    fact.printed["proportion"],
                    total,
                    answer.fewer or "none",
                    REMARKS["proportion"][fact.id],
                )
            )
    return table(("fact", "per cent", "people", "largest number that allows it", "looked at"), rows)


def truncated() -> str:
    """Figures that only cutting digits off gives."""
    rows = []
    for fact in library().studies.facts:
        if fact.table is not None and fact.kind == "accuracy":
            pairs = [(key, text, ratio(key, fact.table)) for key, text in _printed(fact).items()]
        elif fact.events_total() is not None and "proportion" in fact.printed:
            pairs = [("proportion", fact.printed["proportion"], fact.events_total() or (0, 0))]
        else:
            continue
        for key, text, (over, under) in pairs:
            per_cent = key in IN_PER_CENT or key == "proportion"
            if roundings_printing(over, under, text, per_cent=per_cent) == ("truncation",):
                value = (100 if per_cent else 1) * over / under
                rows.append((code(fact.id), key, text, f"{value:.5g}"))
    return table(("fact", "figure", "printed", "exact"), rows)


def interval_methods() -> str:
    """Printed intervals of rows with counts, and the method that gives them."""
    rows = []
    for fact in _accuracy():
        for key, pair in fact.ranges.items():
            figure = key.removesuffix("_ci")
            if fact.table is None or not key.endswith("_ci") or figure not in IN_PER_CENT:
                continue
            over, under = ratio(figure, fact.table)
            names = ", ".join(methods(over, under, *pair)) or "none of the three"
            rows.append((code(fact.id), figure, f"{over} of {under}", " to ".join(pair), names))
    return table(("fact", "figure", "counts", "printed 95% interval", "method"), rows)


def from_rounded_ratios() -> str:
    """Ratios that the counts do not give, but the rounded sensitivity and specificity do."""
    rows = [
        (code(fact.id), key, fact.printed[key], _of(fact, key))
        for fact in _accuracy()
        if fact.table is not None
        for key in _wrong_of_table(fact)
        if from_rounded(key, fact.printed)
    ]
    return table(("fact", "figure", "printed", "from the counts"), rows)


def number(what: str) -> str:
    """One of the numbers of the page."""
    counted = {
        "rows": len(_accuracy()),
        "with-table": sum(fact.table is not None for fact in _accuracy()),
        "searched": len(_solved()),
        "figures": sum(len(_printed(fact)) for fact in _accuracy() if fact.table is not None or fact.id in _solved()),
        "alone": sum(1 for _ in _alone()),
        "proportions": len(_proportions()),
        "proportions-wrong": sum(not incidence(f.printed["proportion"], total).possible for f, total in _proportions()),
        "groups": len(_groups()),
        "counted": sum("proportion" in f.printed and f.events_total() is not None for f in library().studies.facts),
    }
    return count(counted[what])


BLOCKS = {
    "impossible-alone": alone,
    "impossible-together": together,
    "impossible-lee": lee,
    "impossible-proportions": proportions,
    "truncated": truncated,
    "interval-methods": interval_methods,
    "from-rounded": from_rounded_ratios,
}
VALUES = {"impossible": number}
