"""Dislocation by levels, sacrum, head and cup: what is multiplied, what never is."""

from __future__ import annotations

import itertools
import math

import msgspec
import pytest

from hipspine.diagnosis.library import Library
from hipspine.evidence import Studies
from hipspine.synthesis import Spread
from hipspine.treatment import DislocationRisk, dislocation_risk
from hipspine.treatment.dislocation_evidence import DislocationEvidence, compile_dislocation
from hipspine.treatment.dislocation_risk import heads
from hipspine.treatment.fact_use import FactUse
from hipspine.treatment.year_risk import YearRisk

HEADS = (None, 22.0, 28.0, 32.0, 36.0)


@pytest.fixture
def known(library: Library) -> DislocationEvidence:
    assert library.treatment.dislocation is not None
    return library.treatment.dislocation


def by(risk: DislocationRisk, what: str, year: int) -> YearRisk:
    (one,) = [one for one in risk.risks if one.by == what and one.year == year]
    return one


@pytest.mark.parametrize(("levels", "head", "dual"), [*itertools.product((1, 2, 3, 5), HEADS, (False, True))])
def test_levels_and_sacrum_are_never_multiplied(
    known: DislocationEvidence, levels: int, head: float | None, dual: bool
) -> None:
    spared = dislocation_risk(known, levels=levels, to_sacrum=False, head=head, dual_mobility=dual)
    sacral = dislocation_risk(known, levels=levels, to_sacrum=True, head=head, dual_mobility=dual)
    for year in (1, 2):
        assert by(sacral, "levels", year) == by(spared, "levels", year)
        other = dislocation_risk(known, levels=8 - levels, to_sacrum=True, head=head, dual_mobility=dual)
        one, same = by(sacral, "sacrum", year), by(other, "sacrum", year)
        assert (one.risk, one.low, one.high, one.facts) == (same.risk, same.low, same.high, same.facts)
    assert {one.by for one in sacral.risks} == {"levels", "sacrum"}
    assert {one.by for one in spared.risks} == {"levels"}


def test_they_are_multiplied_where_a_study_adjusted_them_together(library: Library, known: DislocationEvidence) -> None:
    spread, studies, fact_id = _with_adjusted(library, "age, number of fused levels")
    recipe = msgspec.structs.replace(known.recipe, together=(FactUse(fact_id),))
    made = compile_dislocation(recipe, studies, spread)
    plain = by(dislocation_risk(made, levels=2, to_sacrum=False), "levels", 1)
    both = by(dislocation_risk(made, levels=2, to_sacrum=True), "levels_and_sacrum", 1)
    hazards = [-math.log1p(-one.risk) for one in (plain, both)]
    assert hazards[1] / hazards[0] == pytest.approx(2.0)
    assert fact_id in both.facts


def test_a_ratio_that_was_not_adjusted_for_levels_is_refused(library: Library, known: DislocationEvidence) -> None:
    spread, studies, fact_id = _with_adjusted(library, "matching")
    recipe = msgspec.structs.replace(known.recipe, together=(FactUse(fact_id),))
    with pytest.raises(ValueError, match="only where a study adjusted them together"):
        compile_dislocation(recipe, studies, spread)


def test_more_levels_and_more_years_dislocate_more(known: DislocationEvidence) -> None:
    found = [[by(dislocation_risk(known, levels=n), _kind(n), year).risk for n in (0, 1, 3)] for year in (1, 2)]
    for row in found:
        assert row == sorted(row)
        assert len(set(row)) == 3
    assert all(second > first for first, second in zip(*found, strict=True))


def test_levels_of_one_group_share_its_rate_and_beyond_the_longest_it_is_said(known: DislocationEvidence) -> None:
    assert dislocation_risk(known, levels=3).risks == dislocation_risk(known, levels=7).risks
    beyond = dislocation_risk(known, levels=9)
    assert beyond.risks == dislocation_risk(known, levels=7).risks
    assert any("Beyond 7 levels" in sentence for sentence in beyond.said)


def test_dual_mobility_lowers_and_silences_the_head(known: DislocationEvidence) -> None:
    for levels in (1, 4):
        fixed = by(dislocation_risk(known, levels=levels), "levels", 1)
        dual = by(dislocation_risk(known, levels=levels, dual_mobility=True), "levels", 1)
        assert dual.risk < fixed.risk
        assert dual.basis == "derived"
        assert fixed.basis == "measured"
        with_head = dislocation_risk(known, levels=levels, dual_mobility=True, head=22)
        assert by(with_head, "levels", 1).risk == dual.risk


def test_the_head_of_the_rates_moves_nothing_but_the_width(known: DislocationEvidence) -> None:
    plain = by(dislocation_risk(known, levels=2), "levels", 1)
    usual = by(dislocation_risk(known, levels=2, head=known.recipe.head_of_rates), "levels", 1)
    assert usual.risk == pytest.approx(plain.risk)
    assert usual.low < plain.low < plain.high < usual.high
    small = by(dislocation_risk(known, levels=2, head=28), "levels", 1)
    assert small.risk > usual.risk
    assert by(dislocation_risk(known, levels=2, head=22), "levels", 1).risk > small.risk


def test_unknown_levels_show_every_group_and_no_mixture(known: DislocationEvidence) -> None:
    risk = dislocation_risk(known)
    assert [(one.year, one.least, one.most) for one in risk.risks] == [(1, 1, 2), (1, 3, 7), (2, 1, 2), (2, 3, 7)]


def test_an_interval_holds_its_risk_and_a_new_clinic_is_wider(known: DislocationEvidence) -> None:
    for levels, sacrum, head, dual in itertools.product((None, 0, 1, 4), (None, False, True), HEADS, (False, True)):
        if levels == 0 and sacrum:
            continue
        for one in dislocation_risk(known, levels=levels, to_sacrum=sacrum, head=head, dual_mobility=dual).risks:
            assert 0 < one.low < one.risk < one.high < 1
            assert one.new_low < one.risk < one.new_high
            assert one.facts


@pytest.mark.parametrize("asked", [{"head": 30}, {"levels": -1}, {"levels": 21}, {"levels": 0, "to_sacrum": True}])
def test_what_cannot_be_asked(known: DislocationEvidence, asked: dict[str, float]) -> None:
    with pytest.raises(ValueError):
        dislocation_risk(known, **asked)  # type: ignore[arg-type]


def test_the_heads_that_are_compared(known: DislocationEvidence) -> None:
    assert heads(known) == (22.0, 28.0, 32.0, 36.0)


def _kind(levels: int) -> str:
    return "levels" if levels else "unfused"


def _with_adjusted(library: Library, adjusted: str) -> tuple[Spread, Studies, str]:
    """The studies with one more: a ratio of 2 for the sacrum, adjusted as said."""
    study = library.studies["salib-2019"]
    fact = next(one for one in study.facts if one.name == "dislocation-fusion-to-sacrum")
    made = msgspec.structs.replace(
        fact,
        id="made-2030/sacrum",
        study="made-2030",
        printed={"estimate": "2.0"},
        derived_ranges={"estimate_ci": ("1.5", "2.667")},
        about=msgspec.structs.replace(fact.about, adjusted_for=adjusted),
    )
    other = msgspec.structs.replace(study, id="made-2030", facts=(made,))
    return library.model.settings.spread, Studies([*library.studies.values(), other]), made.id
