"""One threshold a study by a rule declared beforehand, for the models that take one table a study."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.synthesis.thresholds.threshold_table import ThresholdTable

Rule = Literal["nearest", "lowest", "highest"]


def one_cut_each(
    tables: Sequence[ThresholdTable],
    rule: Rule = "nearest",
    threshold: float | None = None,
    within: float | None = None,
) -> tuple[tuple[StudyTable, ...], tuple[tuple[str, str], ...]]:
    """The 2x2 table of one threshold of each study, and the studies left out with the reason.

    `nearest` to the `threshold` asked about (the lower of two that are as near), not further away than `within`;
    `lowest` or `highest` that each study printed. No rule looks at the counts: choosing the threshold at which a study
    did best makes every test look better than it is. Raises ValueError for `nearest` without a threshold.
    """
    if rule == "nearest" and threshold is None:
        raise ValueError("nearest to which threshold?")
    kept, left = [], []
    for table in tables:
        place = {"lowest": 0, "highest": len(table.cuts) - 1}.get(rule, 0)
        if threshold is not None and rule == "nearest":
            away = [abs(cut.at - threshold) for cut in table.cuts]
            place = away.index(min(away))
            if within is not None and away[place] > within:
                left.append((table.study, f"its nearest threshold, {table.cuts[place].at:g}, is {away[place]:g} away"))
                continue
        kept.append(table.at(place))
    return tuple(kept), tuple(left)
