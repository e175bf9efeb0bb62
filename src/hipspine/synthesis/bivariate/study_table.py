"""The 2x2 table of one test in one study, as the accuracy models take it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

CELLS = ("tp", "fp", "fn", "tn")


class StudyTable(msgspec.Struct, frozen=True):
    """True and false positives, false and true negatives of `test` in `study`; tables of one study share its name.

    Counts need not be whole numbers (people nested in joints, figures worked back from an interval). A
    column may be empty (no diseased or no healthy people): the table then speaks of the other measure
    alone. Raises ValueError for a negative or infinite count and for a table without anybody. Not
    `evidence.Table`, which holds whole counts as printed and no name.
    """

    study: str
    tp: float
    fp: float
    fn: float
    tn: float
    test: str = ""

    def __post_init__(self) -> None:
        for cell in CELLS:
            value = getattr(self, cell)
            if not 0 <= value < float("inf"):
                raise ValueError(f"{self.study}: {cell} is {value}, not a count of zero or more")
        if self.tp + self.fp + self.fn + self.tn <= 0:
            raise ValueError(f"{self.study}: nobody in the table")

    @property
    def diseased(self) -> float:
        """Those whom the reference calls positive: tp + fn."""
        return self.tp + self.fn

    @property
    def healthy(self) -> float:
        """Those whom the reference calls negative: fp + tn."""
        return self.fp + self.tn

    @property
    def has_empty_cell(self) -> bool:
        """One of the four counts is 0: its logit is infinite without a correction."""
        return 0 in (self.tp, self.fp, self.fn, self.tn)

    def plus(self, correction: float) -> StudyTable:
        """The table with `correction` added to each of its four cells."""
        return msgspec.structs.replace(self, **{cell: getattr(self, cell) + correction for cell in CELLS})


def study_tables(rows: Iterable[Sequence[float]], test: str = "") -> tuple[StudyTable, ...]:
    """Tables of one test from (tp, fp, fn, tn) rows, one study a row, numbered from 1.

    Raises ValueError for a row that has not four numbers.
    """
    return tuple(
        StudyTable(str(number), float(tp), float(fp), float(fn), float(tn), test)
        for number, (tp, fp, fn, tn) in enumerate(rows, 1)
    )
