"""The words of the project as they stand in data/vocabulary."""

from __future__ import annotations

import re

import pytest

from hipspine.vocabulary import APPROACHES, UNMODELLED, WORD_SCALE, Relations, Vocabulary

ICD10CM = re.compile(r"[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?")


def test_every_reference_resolves(real: Vocabulary) -> None:
    assert len(real.sources) >= 68
    assert len(real.findings) >= 160
    assert len(real.zones) == 18


def test_every_source_has_a_word_for_every_zone(real: Vocabulary) -> None:
    for source in real.sources.values():
        assert set(source.zones) == set(real.zones), source.id
        assert set(source.zones.values()) <= set(WORD_SCALE), source.id
        assert set(source.zones.values()) & {"usual", "often"}, f"{source.id} hurts nowhere in particular"
        assert len(source.zones_why) > 30, source.id


def test_a_midline_source_and_a_paired_one_are_told_apart(real: Vocabulary) -> None:
    assert real.paired("sij_pain")
    assert real.paired("radiculopathy_lower")
    assert not real.paired("spinal_infection")
    assert not real.paired("pseudarthrosis")


def test_what_must_not_be_missed_has_triggers_questions_and_reasons(real: Vocabulary) -> None:
    dangerous = [source for source in real.sources.values() if source.must_not_miss]
    assert len(dangerous) >= 20
    for source in dangerous:
        assert source.triggers, source.id
        assert source.questions, source.id
        assert source.trigger_why, source.id
        assert {"stop_rule", "order_of_treatment"} <= set(source.forbids), source.id


BACKGROUND = (
    "osteoporosis", "corticosteroid_use", "smoking", "vascular_risk_factors", "hypertension", "diabetes", "night_pain",
    "age_over_50", "age_over_65", "age_over_70", "anticoagulation", "immunosuppression", "recent_infection",
    "bilateral_leg_pain", "morning_stiffness_over_30_min", "abdominal_pain", "pain_out_of_proportion",
    "recent_immobility_or_thrombosis", "operation_within_3_months", "spinal_percussion_tenderness",
)  # fmt: skip
RED_FLAGS = {
    "fever": ("spinal_infection", "hip_septic_arthritis", "tha_infection", "psoas_abscess", "sacroiliitis"),
    "wound_drainage": ("spinal_infection", "tha_infection", "dural_leak"),
    "history_of_cancer": ("malignancy",),
    "unexplained_weight_loss": ("malignancy",),
    "major_trauma": ("vertebral_fracture", "femoral_neck_fracture", "periprosthetic_fracture"),
    "onset_after_fall": ("vertebral_fracture", "femoral_neck_fracture", "pelvic_insufficiency_fracture"),
    "weight_bearing_impossible": ("femoral_neck_fracture", "hip_septic_arthritis", "sacral_insufficiency_fracture"),
    "bladder_dysfunction": ("cauda_equina",),
    "perianal_sensory_change": ("cauda_equina",),
    "new_leg_weakness_history": ("cauda_equina", "screw_malposition"),
    "pedal_pulses_absent": ("vascular_claudication",),
    "cold_foot": ("acute_limb_ischaemia", "vascular_claudication"),
    "crp_raised": ("spinal_infection", "tha_infection", "hip_septic_arthritis"),
    "esr_raised": ("spinal_infection", "tha_infection"),
}


@pytest.mark.parametrize("finding", BACKGROUND)
def test_background_alone_triggers_nothing(real: Vocabulary, finding: str) -> None:
    for source in real.sources.values():
        assert finding not in source.triggers, source.id


@pytest.mark.parametrize("finding", RED_FLAGS)
def test_a_red_flag_triggers_what_it_points_to(real: Vocabulary, finding: str) -> None:
    for source in RED_FLAGS[finding]:
        assert finding in real.sources[source].triggers


def test_a_recent_operation_is_a_risk_of_infection(real: Vocabulary) -> None:
    for source in ("spinal_infection", "tha_infection", "psoas_abscess"):
        assert "operation_within_3_months" in real.sources[source].risks


def test_no_two_risks_of_a_source_are_one_fact(real: Vocabulary) -> None:
    relations = Relations(real.findings)
    for source in real.sources.values():
        for name in set(source.risks) & set(real.findings):
            same = {*relations.stronger(name), *real.findings[name].told_by, real.findings[name].same_as}
            assert not same & set(source.risks), (source.id, name)


def test_what_triggers_is_reachable_by_a_question_or_a_test(real: Vocabulary) -> None:
    for source in real.sources.values():
        for name in (*source.triggers, *source.risks):
            assert name in real.conditions or real.findings[name].test or real.findings[name].about_person, name


def test_questions_can_be_answered_without_a_needle_or_an_image(real: Vocabulary) -> None:
    for source in real.sources.values():
        for name in source.questions:
            if name in real.findings:
                assert real.findings[name].kind in ("history", "symptom", "examination"), (source.id, name)


@pytest.mark.parametrize(
    "source",
    [
        "spinal_infection",
        "tha_infection",
        "hip_septic_arthritis",
        "psoas_abscess",
        "sacroiliitis",
        "vertebral_fracture",
        "sacral_insufficiency_fracture",
        "pelvic_insufficiency_fracture",
        "femoral_neck_fracture",
        "periprosthetic_fracture",
    ],
)
def test_infection_and_fracture_stop_blocks_and_steroids(real: Vocabulary, source: str) -> None:
    assert {"block", "steroid"} <= set(real.sources[source].forbids)


def test_codes_are_shaped_like_icd_10_cm(real: Vocabulary) -> None:
    for source in real.sources.values():
        assert source.icd10cm, source.id
        assert len(set(source.icd10cm)) == len(source.icd10cm), source.id
        for code in source.icd10cm:
            assert ICD10CM.fullmatch(code), (source.id, code)


def test_no_source_has_the_id_kept_for_everything_else(real: Vocabulary) -> None:
    assert UNMODELLED not in real.sources
    assert UNMODELLED not in real.nodes


def test_every_approach_has_early_or_late_complications(real: Vocabulary) -> None:
    for approach in set(APPROACHES) - {"metal_on_metal_hip"}:
        belonging = [source for source in real.sources.values() if approach in source.approaches]
        assert len(belonging) >= 2, approach


def test_implants_make_their_sources_possible(real: Vocabulary) -> None:
    nothing: frozenset[str] = frozenset()
    for source in ("screw_loosening", "hardware_pain", "cage_migration", "pseudarthrosis", "bmp_radiculitis",
                   "donor_site_pain", "tha_loosening", "hip_oa", "pelvic_screw_pain", "endometriosis"):  # fmt: skip
        assert not real.possible(source, nothing), source
    assert real.possible("hip_oa", {"native_hip"})
    assert real.possible("pelvic_screw_pain", {"sij_fusion"})
    assert real.possible("pelvic_screw_pain", {"pelvic_fixation"})
    assert real.possible("sympathetic_chain_injury", {"anterior_approach"})
    assert real.possible("sij_pain", nothing)


def test_nothing_is_numbered_in_the_texts_of_the_sources(real: Vocabulary) -> None:
    """No figure of a study stands in a word: names of roots, levels and vitamins may."""
    allowed = re.compile(r"\b[CTLS]\d{1,2}\b|\bS2AI\b|\bBMP-2\b|\bJung 2007\b|\bS2\b")
    for source in real.sources.values():
        for text in (
            source.definition,
            source.zones_why,
            source.trigger_why,
            source.possible_why,
            source.evidence_note,
        ):
            assert not re.search(r"\d", allowed.sub("", text)), (source.id, text)


def test_no_two_sources_share_a_name(real: Vocabulary) -> None:
    names = [source.name for source in real.sources.values()]
    assert len(set(names)) == len(names)


def test_every_source_has_a_treatment_and_no_treatment_stands_alone(real: Vocabulary) -> None:
    named = {source for treatment in real.treatments.values() for source in treatment.sources}
    assert named == set(real.sources)
    assert all(treatment.sources for treatment in real.treatments.values())


def test_whatever_holds_a_steroid_is_known_to(real: Vocabulary) -> None:
    for treatment in real.treatments.values():
        holds = "steroid" in f"{treatment.name} {treatment.definition}".lower() or "cortico" in treatment.name.lower()
        assert ("steroid" in treatment.counts_as) == holds, treatment.id
        assert treatment.kind != "denervation" or "block" in treatment.counts_as, treatment.id
