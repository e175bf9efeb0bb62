"""`evidence check` looks at every printed figure."""

from __future__ import annotations

from typing import Any

import pytest

from hipspine.evidence import check_study
from unit.evidence.make import FACT, FREQUENCY, changed, study

GROUP = [{"id": "all", "people": "people", "n": 20, "fused": "all"}]


def codes(fact: dict[str, Any], **changes: Any) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in check_study(study(fact, groups=GROUP, **changes))]


def test_a_ratio_that_the_counts_do_not_give() -> None:
    """8 of 10 and 7 of 10: LR+ is 2.67."""
    assert codes(changed(FACT, printed={"lr_pos": "2.67"})) == []
    assert codes(changed(FACT, printed={"lr_pos": "2.66"})) == []  # digits cut off
    assert codes(changed(FACT, printed={"lr_pos": "2.9"})) == [("table-contradicts-print", "facts[0].printed.lr_pos")]
    assert codes(changed(FACT, printed={"lr_pos": "2.9"}, corrected=["lr_pos"], why="a slip")) == []


def test_a_ratio_of_rounded_figures_passes() -> None:
    table = {"tp": 7, "fp": 3, "fn": 2, "tn": 8}
    printed = {"sens": "78", "spec": "73", "lr_pos": "2.89"}  # 2.85 by the counts
    assert codes(changed(FACT, table=table, printed=printed)) == []


@pytest.mark.parametrize(
    ("printed", "fits"),
    [
        ({"sens": "80", "spec": "70", "lr_pos": "2.67"}, True),
        ({"sens": "80", "spec": "70", "lr_pos": "2.9", "lr_neg": "0.29"}, False),
        ({"sens": "73", "ppv": "80", "npv": "70"}, True),
        ({"ppv": "51"}, False),
        ({"sens": "80", "spec": "71"}, False),
        ({"dor": "9.33"}, True),
    ],
)
def test_a_row_without_counts_is_searched_by_all_its_figures(printed: dict[str, str], fits: bool) -> None:
    fact = changed(FACT, table=None)
    fact["printed"] = printed
    assert codes(fact) == ([] if fits else [("impossible-table", "facts[0].printed")])


def test_a_proportion_of_nobody() -> None:
    """Of 20 or fewer no number prints 12.7; 12.5 is 2 of 16."""
    fact = changed(FREQUENCY, counts=None)
    assert codes(changed(fact, printed={"proportion": "12.5"})) == []
    found = [("impossible-proportion", "facts[0].printed.proportion")]
    assert codes(changed(fact, printed={"proportion": "12.7"})) == found
    assert codes(changed(fact, printed={"proportion": "12.7"}, corrected=["proportion"], why="a slip")) == []
