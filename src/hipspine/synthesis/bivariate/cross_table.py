"""Two tests in the same people of one study, cross-classified."""

from __future__ import annotations

import msgspec

from hipspine.synthesis.bivariate.study_table import StudyTable

Four = tuple[float, float, float, float]


class CrossTable(msgspec.Struct, frozen=True):
    """Counts by the results of two tests, in the order both +, only the first +, only the second +, neither +.

    `diseased`: those whom the reference calls positive, `healthy`: the others. Raises ValueError for a
    negative or infinite count and for a study without anybody. Not `StudyTable`, which holds one test.
    """

    study: str
    diseased: Four
    healthy: Four

    def __post_init__(self) -> None:
        for count in (*self.diseased, *self.healthy):
            if not 0 <= count < float("inf"):
                raise ValueError(f"{self.study}: {count} is not a count of zero or more")
        if sum(self.diseased) + sum(self.healthy) <= 0:
            raise ValueError(f"{self.study}: nobody in the table")

    def margins(self, first: str, second: str) -> tuple[StudyTable, StudyTable]:
        """The 2x2 table of each test, which no longer tells in whom both were positive."""
        both, one, two, neither = self.diseased
        false_both, false_one, false_two, true_neither = self.healthy
        return (
            StudyTable(self.study, both + one, false_both + false_one, two + neither, false_two + true_neither, first),
            StudyTable(self.study, both + two, false_both + false_two, one + neither, false_one + true_neither, second),
        )
