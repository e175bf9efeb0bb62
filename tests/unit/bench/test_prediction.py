"""Ranks and Brier sums with answers known beforehand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipspine.bench.case_score import result
from hipspine.bench.prediction import Prediction
from hipspine.bench.truth import Truth

CHANCES = {"hip_oa": 0.6, "sij_pain": 0.3, "gtps": 0.3, "disc_pain": 0.1}


def test_the_rank_of_the_only_right_source() -> None:
    answer = Prediction(CHANCES, 0.0)
    assert answer.rank({"hip_oa"}) == 1
    assert answer.rank({"disc_pain"}) == 4


def test_a_tie_counts_against_the_right_source() -> None:
    assert Prediction(CHANCES, 0.0).rank({"sij_pain"}) == 3
    assert Prediction(CHANCES, 0.0).rank({"gtps"}) == 3


def test_right_sources_that_tie_do_not_stand_in_each_others_way() -> None:
    assert Prediction(CHANCES, 0.0).rank({"gtps", "sij_pain"}) == 2


def test_the_best_placed_right_source_counts() -> None:
    assert Prediction(CHANCES, 0.0).rank({"disc_pain", "hip_oa"}) == 1


def test_an_impossible_source_has_no_rank() -> None:
    assert Prediction(CHANCES, 0.0).rank({"cauda_equina"}) is None
    assert Prediction({}, 0.0, answered=False).rank({"hip_oa"}) is None


def test_the_order_is_by_probability_then_id() -> None:
    assert Prediction(CHANCES, 0.0).order() == ("hip_oa", "gtps", "sij_pain", "disc_pain")


def test_the_brier_sum() -> None:
    answer = Prediction(CHANCES, 0.0)
    assert answer.brier({"hip_oa"}) == pytest.approx(0.16 + 0.09 + 0.09 + 0.01)
    assert answer.brier({"hip_oa", "gtps"}) == pytest.approx(0.16 + 0.09 + 0.49 + 0.01)
    assert answer.brier({"cauda_equina"}) == pytest.approx(0.36 + 0.09 + 0.09 + 0.01 + 1)


def test_sources_near_enough_are_left_out_of_the_brier_sum() -> None:
    answer = Prediction(CHANCES, 0.0)
    assert answer.brier({"hip_oa"}, leave_out={"gtps"}) == pytest.approx(0.16 + 0.09 + 0.01)
    assert answer.brier({"hip_oa"}, leave_out={"hip_oa"}) == answer.brier({"hip_oa"})


def test_saying_nothing_scores_the_number_of_true_sources() -> None:
    assert Prediction({}, 0.0).brier({"a", "b"}) == 2


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="not probabilities"):
        Prediction({"hip_oa": wrong}, 0.0)
    with pytest.raises(ValueError, match="not probabilities"):
        Prediction({}, wrong)


def test_a_result_shows_rank_probability_and_the_first_three() -> None:
    found = result(Prediction(CHANCES, 0.05), Truth("case-1", ("disc_pain",), ("gtps",)))
    assert (found.rank, found.probability, found.reciprocal_rank) == (3, 0.3, 1 / 3)
    assert [one.source for one in found.top] == ["hip_oa", "gtps", "sij_pain"]
    assert found.brier == pytest.approx(0.36 + 0.09 + 0.81)
    assert found.none == 0.05


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.001, 1)), st.sets(st.sampled_from("abcdefgh")))
def test_ranks_are_within_the_number_of_sources(chances: dict[str, float], right: set[str]) -> None:
    rank = Prediction(chances, 0.0).rank(right)
    assert (rank is None) == right.isdisjoint(chances)
    assert rank is None or 1 <= rank <= len(chances)
