"""One study of a test with a graded result, counted at one or several thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from hipspine.synthesis.bivariate.study_table import StudyTable


class Cut(msgspec.Struct, frozen=True):
    """How many people with and without the condition had a result at or above `at`."""

    at: float
    tp: float
    fp: float


class ThresholdTable(msgspec.Struct, frozen=True):
    """`diseased` and `healthy` people of a `study` and its `cuts`, from the lowest threshold to the highest.

    A higher result speaks for the condition; turn the sign of results of which a lower one does. Raises ValueError for
    no cut, thresholds that do not rise, counts that rise with the threshold or are no counts of the group.
    """

    study: str
    diseased: float
    healthy: float
    cuts: tuple[Cut, ...]

    def __post_init__(self) -> None:
        if not self.cuts:
            raise ValueError(f"{self.study}: no threshold")
        if not (self.diseased + self.healthy > 0 and 0 <= min(self.diseased, self.healthy) < float("inf")):
            raise ValueError(f"{self.study}: {self.diseased} with and {self.healthy} without the condition")
        for lower, higher in zip(self.cuts, self.cuts[1:], strict=False):
            if not lower.at < higher.at:
                raise ValueError(f"{self.study}: threshold {higher.at:g} after {lower.at:g}")
            if higher.tp > lower.tp or higher.fp > lower.fp:
                raise ValueError(f"{self.study}: more people at or above {higher.at:g} than at or above {lower.at:g}")
        for cut in self.cuts:
            if not (0 <= cut.tp <= self.diseased and 0 <= cut.fp <= self.healthy):
                raise ValueError(f"{self.study}: {cut.tp:g} and {cut.fp:g} positive at {cut.at:g} are no counts of it")

    def at(self, place: int) -> StudyTable:
        """The 2x2 table at one of the cuts, counted from 0."""
        cut = self.cuts[place]
        return StudyTable(self.study, cut.tp, cut.fp, self.diseased - cut.tp, self.healthy - cut.fp)


def threshold_tables(rows: Iterable[Sequence[float | str]]) -> tuple[ThresholdTable, ...]:
    """Tables from rows (study, threshold, tp, fp, fn, tn), several rows a study, in any order.

    Raises ValueError where the rows of one study do not add up to the same people, and as `ThresholdTable`.
    """
    found: dict[str, list[tuple[float, ...]]] = {}
    for study, *numbers in rows:
        found.setdefault(str(study), []).append(tuple(float(number) for number in numbers))
    tables = []
    for study, lines in found.items():
        sizes = {(tp + fn, fp + tn) for _, tp, fp, fn, tn in lines}
        if len(sizes) > 1:
            raise ValueError(f"{study}: its thresholds do not count the same people")
        cuts = tuple(Cut(at, tp, fp) for at, tp, fp, _, _ in sorted(lines))
        tables.append(ThresholdTable(study, *sizes.pop(), cuts))
    return tuple(tables)
