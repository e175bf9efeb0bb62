"""A verdict on hip first or spine first is given only where every comparison agrees."""

from __future__ import annotations

import pytest

from hipspine.treatment.compare_orders import Agreement, ComparedOrder, Comparison, Leaning
from hipspine.treatment.order_of_treatment import verdict_of


def cohort(leaning: Leaning, name: str = "a", use: str = "yes") -> ComparedOrder:
    return ComparedOrder(f"{name}/x", name, 2.0, 1.1, 3.0, leaning, False, "", name, use, "")


def comparison(agreement: Agreement, *cohorts: ComparedOrder) -> Comparison:
    return Comparison("something", cohorts, agreement)


def test_every_comparison_agrees() -> None:
    same = comparison("agree", cohort("spine_first_worse"), cohort("spine_first_worse", "b"))
    assert verdict_of([same, same])[0] == "hip"
    other = comparison("agree", cohort("hip_first_worse"), cohort("hip_first_worse", "b"))
    assert verdict_of([other])[0] == "spine"


@pytest.mark.parametrize("agreement", ["contradict", "open"])
def test_one_that_does_not_agree_is_enough_for_none(agreement: Agreement) -> None:
    same = comparison("agree", cohort("spine_first_worse"), cohort("spine_first_worse", "b"))
    verdict, why = verdict_of([same, comparison(agreement, cohort("open"))])
    assert verdict == ""
    assert "No verdict" in why


def test_two_outcomes_that_point_apart_give_none() -> None:
    one = comparison("agree", cohort("spine_first_worse"))
    other = comparison("agree", cohort("hip_first_worse"))
    assert verdict_of([one, other])[0] == ""


def test_nothing_compared_gives_none() -> None:
    assert verdict_of([])[0] == ""


def test_what_is_marked_caution_decides_nothing() -> None:
    one = comparison("agree", cohort("spine_first_worse"), cohort("hip_first_worse", "b", "caution"))
    assert verdict_of([one])[0] == "hip"
