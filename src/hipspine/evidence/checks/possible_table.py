"""Printed sensitivity, specificity and accuracy can come from a table of the size of the group."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact
from hipspine.evidence.kinds import PER_CENT
from hipspine.evidence.possible import LARGEST, any_possible, nearest_table, shown
from hipspine.evidence.study import Study

_ORDER = ("sens", "spec", "accuracy", "ppv", "npv")


def possible_table(study: Study) -> Iterator[Problem]:
    """Code `impossible-table`, for facts without a table in groups of at most 500; pooled figures are left out."""
    if study.is_review:
        return
    for index, fact in enumerate(study.facts):
        size = fact.group.n
        printed = {key: fact.printed[key] for key in _ORDER if key in fact.printed and key in PER_CENT}
        if not _applies(fact, printed) or size is None or not 2 <= size <= LARGEST:
            continue
        if any_possible(size, printed):
            continue
        yield Problem(
            "impossible-table",
            f"facts[{index}].printed",
            None,
            _message(study, fact, size, printed),
            "",
            "Give corrected and why",
        )


def _applies(fact: Fact, printed: dict[str, str]) -> bool:
    return (
        fact.kind == "accuracy"
        and fact.table is None
        and "sens" in printed
        and "spec" in printed
        and not fact.corrected
        and fact.group.unit != "studies"
    )


def _message(study: Study, fact: Fact, size: int, printed: dict[str, str]) -> str:
    splits = {
        other.table.diseased
        for other in study.facts
        if other.table is not None and other.group.id == fact.group.id and other.table.total == size
    }
    table = nearest_table(size, printed, sorted(splits))
    figures = "/".join(printed.values())
    message = f"{figures}: no table of {size} prints this"
    if table is None:
        return message
    near = "/".join(shown(table, key, text) for key, text in printed.items())
    return f"{message}; nearest {near} ({table.tp}, {table.fp}, {table.fn}, {table.tn})"
