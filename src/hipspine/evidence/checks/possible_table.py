"""The printed figures of an accuracy row can come from a table of the size of the group."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact
from hipspine.evidence.study import Study

_ORDER = ("sens", "spec", "accuracy", "ppv", "npv", "lr_pos", "lr_neg", "dor")


def possible_table(study: Study) -> Iterator[Problem]:
    """Code `impossible-table`, for facts without a table whose group has a size; pooled figures are left out.

    Each figure may be rounded in whatever way, and a ratio may come from the rounded sensitivity and specificity.
    """
    if study.is_review:
        return
    for index, fact in enumerate(study.facts):
        printed = {key: fact.printed[key] for key in _ORDER if key in fact.printed}
        if not _applies(fact, printed):
            continue
        message = _impossible(study, fact, fact.group.n or 0, printed)
        if message:
            path = f"facts[{index}].printed"
            yield Problem("impossible-table", path, None, message, "", "Give corrected and why")


def _applies(fact: Fact, printed: dict[str, str]) -> bool:
    from hipspine.evidence.possible.arms import MANY

    return (
        fact.kind == "accuracy"
        and fact.table is None
        and bool(printed)
        and not fact.corrected
        and fact.group.unit != "studies"
        and 1 <= (fact.group.n or 0) <= MANY
    )


def _impossible(study: Study, fact: Fact, size: int, printed: dict[str, str]) -> str:
    """What is wrong with figures that no table prints; empty when one does."""
    from hipspine.evidence.possible.gives_way import from_rounded, gives_way
    from hipspine.evidence.possible.printed_table import printed_places, shown
    from hipspine.evidence.possible.request import read_request
    from hipspine.evidence.possible.search import Search

    own = {key: text for key, text in printed.items() if not from_rounded(key, printed)}
    request = read_request(own, n=size)
    if any(True for _ in Search(request)):
        return ""
    splits = {
        other.table.diseased
        for other in study.facts
        if other.table is not None and other.group.id == fact.group.id and other.table.total == size
    }
    if len(splits) == 1:
        request = read_request(own, n=size, diseased=splits.pop())
    message = f"{'/'.join(own.values())}: no table of {size} prints this"
    wrong = gives_way(request, 1)
    if not wrong:
        return message
    table = wrong[0].nearest[0].table
    near = "/".join(shown(table, key, printed_places(text)) for key, text in own.items())
    return f"{message}; nearest {near} ({table.tp}, {table.fp}, {table.fn}, {table.tn})"
