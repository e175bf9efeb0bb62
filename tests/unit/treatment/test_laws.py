"""What holds for every outcome: nobody counts twice, nothing lacks a fact or a reason, nothing different is pooled."""

from __future__ import annotations

from collections import Counter

import pytest

from hipspine.diagnosis.library import Library
from hipspine.treatment.compiled_outcome import CompiledOutcome
from hipspine.treatment.form import form_of
from hipspine.treatment.outcome import outcome_for

Named = list[tuple[str, CompiledOutcome]]


def test_no_fact_is_counted_twice_in_one_figure(outcomes: Named) -> None:
    for name, one in outcomes:
        twice = [fact for fact, count in Counter(one.pooled.facts).items() if count > 1]
        assert twice == [], name
        assert not set(one.pooled.facts) & {shown.fact for shown in one.beside}, name


def test_no_group_of_people_is_counted_twice_in_one_figure(outcomes: Named, library: Library) -> None:
    for name, one in outcomes:
        people = Counter()
        for fact_id in one.pooled.facts:
            fact = library.studies.fact(fact_id)
            people[fact.group.cohort, fact.group.id if len(one.pooled.facts) > 1 else ""] += 1
        cohorts = Counter(cohort for cohort, _ in people)
        studies = {fact.partition("/")[0] for fact in one.pooled.facts}
        assert len(cohorts) == len(studies), name


def test_no_review_stands_beside_its_own_studies_in_one_figure(outcomes: Named, library: Library) -> None:
    for name, one in outcomes:
        studies = {fact.partition("/")[0] for fact in one.pooled.facts}
        inside = {member for study in studies for member in library.studies[study].review_of}
        assert not inside & studies, name


def test_the_medicare_series_is_never_pooled_with_itself(library: Library, outcomes: Named) -> None:
    known = library.treatment.dislocation
    assert known is not None
    pooled = [one.pooled for _, one in outcomes]
    pooled += [rate.pooled for rate in known.rates]
    pooled += [known.sacrum.pooled, known.dual_mobility.pooled, *(head.pooled for head in known.heads.values())]
    for one in pooled:
        insured = [fact for fact in one.facts if library.studies.fact(fact).group.cohort == "medicare-pearldiver"]
        assert len(insured) <= 1, one.facts
    assert sum(bool(rate.pooled.facts) for rate in known.rates) == 6


def test_every_figure_has_facts_that_may_be_used_or_is_judged_with_a_reason(outcomes: Named, library: Library) -> None:
    for name, one in outcomes:
        if one.pooled.basis == "assumed":
            assert one.recipe.judged, name
            assert len(one.recipe.why) > 30, name
            assert one.pooled.facts == (), name
        else:
            assert one.pooled.facts, name
            assert {library.studies.fact(fact).use for fact in one.pooled.facts} == {"yes"}, name


def test_only_one_form_and_one_definition_is_pooled(outcomes: Named, library: Library) -> None:
    for name, one in outcomes:
        facts = [library.studies.fact(fact) for fact in one.pooled.facts]
        assert len({form_of(fact) for fact in facts if fact.id not in _steps(one)}) <= 1, name
        if len({fact.about.outcome for fact in facts if fact.id not in _steps(one)}) > 1:
            assert len(one.recipe.same_why) > 30, name


def test_measured_means_people_with_a_fusion(outcomes: Named, library: Library) -> None:
    for name, one in outcomes:
        fused = {library.studies.fact(fact).group.fused for fact in one.pooled.facts}
        assert (one.pooled.basis == "measured") == (fused == {"all"}), name


def test_intervals_hold_their_figure_and_a_new_clinic_is_wider(outcomes: Named) -> None:
    for name, compiled in outcomes:
        for operations in range(6):
            one = outcome_for(compiled, operations, 0.4)
            if one.value is None or one.low is None or one.high is None:
                continue
            assert one.low <= one.value <= one.high, name
            if one.new_low is not None and one.new_high is not None and one.form == "proportion":
                assert 0 <= one.new_low <= one.value <= one.new_high <= 1, name


def test_evidence_from_other_people_is_wider_for_a_person_with_a_fusion(outcomes: Named) -> None:
    seen = set()
    for name, compiled in outcomes:
        plain, fused = outcome_for(compiled, 0, 0.0), outcome_for(compiled, 0, 0.4)
        if plain.form != "proportion" or plain.new_low is None or fused.new_low is None:
            continue
        wider = compiled.pooled.basis == "transported"
        assert (fused.new_low < plain.new_low) == wider, name
        assert fused.value == plain.value, name
        seen.add(wider)
    assert seen == {True, False}


def test_union_is_never_given_as_relief(outcomes: Named) -> None:
    for name, one in outcomes:
        solid = any(word in one.recipe.what for word in ("fused on", "fracture healed"))
        assert (one.recipe.kind == "union") == solid, name


@pytest.mark.parametrize("source", ["pseudarthrosis", "sij_pain"])
def test_sources_with_union_give_relief_or_function_apart_from_it(library: Library, source: str) -> None:
    kinds = {one.recipe.kind for option in library.treatment.sources[source].options for one in option.outcomes}
    assert "union" in kinds
    assert kinds & {"relief", "function"}


def _steps(one: CompiledOutcome) -> set[str]:
    return {step.fact for step in one.recipe.ladder}
