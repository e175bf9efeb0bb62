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


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("SLR", "straight_leg_raise"),
        ("slipped disc", "mri_disc_herniation"),
        ("saddle numbness", "perianal_sensory_change"),
        ("foot drop", "foot_drop"),
        ("night pain", "night_pain"),
        ("blood thinner", "anticoagulation"),
        ("weight loss", "unexplained_weight_loss"),
        ("can't walk", "weight_bearing_impossible"),
        ("Babinski", "upper_motor_neurone_signs"),
        ("post void residual", "urine_retention_ml"),
        ("AVN", "femoral_head_osteonecrosis"),
        ("piriformis", "deep_gluteal"),
        ("trochanteric bursitis", "gtps"),
        ("tumor", "malignancy"),
        ("bone marrow edema", "mri_hip_bone_marrow_oedema"),
        ("x-ray hip", "xray_hip_oa"),
        ("discitis", "spinal_infection"),
        ("broken rod", "rod_fracture"),
        ("psoas", "iliopsoas"),
        ("metal on metal", "metal_on_metal_hip"),
        ("hip injection", "hip_injection_relief"),
        ("anesthesia saddle", "perianal_sensory_change"),
        ("centralization", "centralisation"),
        ("DXA", "bone_density_low"),
        ("sciatica", "radicular_leg_pain"),
    ],
)
def test_what_a_clinician_types_is_among_the_first(real: Vocabulary, words: str, wanted: str) -> None:
    assert wanted in [hit.id for hit in search(real, words)[:5]]


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("fever", {"fever"}),
        ("stairs", {"pain_worse_stairs"}),
        ("rash", {"skin_rash", "vesicular_rash", "herpes_zoster"}),
        ("shingles", {"herpes_zoster", "shingles_before", "vesicular_rash"}),
    ],
)
def test_a_known_word_is_not_taken_for_a_similar_one(real: Vocabulary, words: str, others: set[str]) -> None:
    assert {hit.id for hit in search(real, words)} == others


@pytest.mark.parametrize("kind", ["source", "finding", "test", "zone", "node", "condition", "treatment"])
def test_one_kind_alone(real: Vocabulary, kind: str) -> None:
    hits = search(real, "hip", kind)
    assert all(hit.kind == kind for hit in hits)
    assert hits or kind == "zone"


def test_unknown_kind_is_refused(real: Vocabulary) -> None:
    with pytest.raises(ValueError, match="allowed: source"):
        search(real, "hip", "wish")


@pytest.mark.parametrize("words", ["", "  ", "the of", "?!"])
def test_an_empty_search_finds_nothing(real: Vocabulary, words: str) -> None:
    assert search(real, words) == ()


def test_the_best_comes_first_and_order_of_words_changes_nothing(real: Vocabulary) -> None:
    one = search(real, "thigh pain")
    assert [hit.score for hit in one] == sorted((hit.score for hit in one), reverse=True)
    assert search(real, "pain thigh") == one


def test_none_of_these_is_found(real: Vocabulary) -> None:
    assert search(real, "unmodelled")[0].id == "unmodelled"
