"""Conditions that rest on how long ago an operation was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hipspine.person.case import Case
from hipspine.person.dates import days_in
from hipspine.person.operation import Operation
from hipspine.person.three_valued import any_known

_DAYS_PER_WEEK: Final = 7
_PRONE_WITHIN_MONTHS: Final = 3
_NO_OPERATION: Final = frozenset({"radiofrequency"})
_FROM_THE_FRONT: Final = frozenset({"anterior", "lateral", "oblique"})


def operation_within_2_weeks(case: Case) -> bool | None:
    """An operation at most two weeks ago."""
    weeks = 2
    return any_known(
        None if one.months_ago is None else days_in(one.months_ago) <= weeks * _DAYS_PER_WEEK + 0.5
        for one in _operations(case)
    )


def operation_within_3_months(case: Case) -> bool | None:
    """An operation at most three months ago."""
    return _within(_operations(case), 3)


def operation_within_12_months(case: Case) -> bool | None:
    """An operation at most a year ago."""
    return _within(_operations(case), 12)


def prone_surgery_recent(case: Case) -> bool | None:
    """An operation on the spine from behind, lying prone, at most three months ago."""
    prone = (
        one
        for one in _operations(case)
        if one.kind in ("discectomy", "decompression")
        or (one.kind == "lumbar_fusion" and one.approach not in _FROM_THE_FRONT)
    )
    return _within(prone, _PRONE_WITHIN_MONTHS)


def _operations(case: Case) -> Iterable[Operation]:
    return (one for one in case.operations if one.kind not in _NO_OPERATION)


def _within(operations: Iterable[Operation], months: float) -> bool | None:
    return any_known(None if one.months_ago is None else one.months_ago <= months for one in operations)
