"""Words are found as people write them."""

from __future__ import annotations

import pytest

from hipspine.vocabulary import Vocabulary, search


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("thigh thrust", "thigh_thrust"),
        ("Thrust, thigh", "thigh_thrust"),
        ("thigh trust", "thigh_thrust"),
        ("thi thrust", "thigh_thrust"),
        ("SI joint", "sij_pain"),
        ("si-joint", "sij_pain"),
        ("SIJ", "sij_pain"),
        ("sacroilliac joint pain", "sij_pain"),
        ("meralgia", "meralgia"),
        ("meralgya", "meralgia"),
        ("burning outer thigh", "meralgia"),
        ("trapped nerve outer thigh", "meralgia"),
        ("hip arthritis", "hip_oa"),
        ("artritis of the hip", "hip_oa"),
        ("worn hip joint", "hip_oa"),
        ("shingles", "herpes_zoster"),
        ("loose screws", "screw_loosening"),
        ("hematoma", "psoas_haematoma"),
        ("cauda equna", "cauda_equina"),
        ("next level", "adjacent_segment_disease"),
        ("Köhler", ""),
    ],
)
def test_wanted_word_is_among_the_first(real: Vocabulary, words: str, wanted: str) -> None:
    first = [hit.id for hit in search(real, words)[:5]]
    assert wanted in first if wanted else not first


@pytest.mark.parametrize("kind", ["source", "finding", "test", "zone", "node", "condition"])
def test_one_kind_alone(real: Vocabulary, kind: str) -> None:
    hits = search(real, "hip", kind)
    assert all(hit.kind == kind for hit in hits)
    assert hits or kind == "zone"


def test_unknown_kind_is_refused(real: Vocabulary) -> None:
    with pytest.raises(ValueError, match="allowed: source"):
        search(real, "hip", "treatment")


@pytest.mark.parametrize("words", ["", "  ", "the of", "?!"])
def test_an_empty_search_finds_nothing(real: Vocabulary, words: str) -> None:
    assert search(real, words) == ()


def test_the_best_comes_first_and_order_of_words_changes_nothing(real: Vocabulary) -> None:
    one = search(real, "thigh pain")
    assert [hit.score for hit in one] == sorted((hit.score for hit in one), reverse=True)
    assert search(real, "pain thigh") == one


def test_none_of_these_is_found(real: Vocabulary) -> None:
    assert search(real, "unmodelled")[0].id == "unmodelled"
