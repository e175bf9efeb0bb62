"""Levels and sacrum move the prior by their odds ratio, centred on the people who gave the rate."""

from __future__ import annotations

import math

import msgspec
import pytest

from hipspine.api import load, read_case
from hipspine.diagnosis.conditions_here import Possible
from hipspine.diagnosis.estimates.prior_estimates import prior_estimates
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.prior_recipe import read_priors
from hipspine.diagnosis.source_prior import source_prior
from hipspine.evidence.studies import Studies


@pytest.fixture(scope="module")
def library():
    return load()


def odds(library, source: str, **operation: object) -> float:
    """Prior odds of a source for new pain 60 months after a fusion."""
    fusion = {"kind": "lumbar_fusion", "months_ago": 60, **operation}
    pain = {"side": "right", "zones": ["buttock"], "months": 3, "against_before": "new"}
    case = read_case({"schema": 1, "id": "one", "pain": pain, "operations": [fusion]}, library)
    prior = source_prior(source, case, Parameters(library, 0, fused=True), Possible(case, library.vocabulary))
    assert prior is not None
    value = float(prior.value[0])
    return value / (1 - value)


def modifier(library, source: str):
    (found,) = library.model.priors[source].modifiers
    (ratio,) = library.estimates[f"prior/{source}/{found.name}"].median
    return found, ratio


def test_a_fusion_to_the_sacrum_against_one_above_is_the_pooled_odds_ratio(library):
    _, ratio = modifier(library, "sij_pain")
    to, above = odds(library, "sij_pain", levels=["L5-S1"]), odds(library, "sij_pain", levels=["L4-L5"])
    assert to / above == pytest.approx(ratio, rel=1e-9)
    assert 1 < ratio < 1.6, "two series find hardly a difference"


def test_what_is_not_known_changes_nothing(library):
    found, ratio = modifier(library, "sij_pain")
    unknown = odds(library, "sij_pain")
    assert odds(library, "sij_pain", levels=["L5-S1"]) / unknown == pytest.approx(ratio ** (1 - found.mean), rel=1e-9)
    (rate,) = library.estimates["prior/sij_pain/operated"].median
    assert unknown == pytest.approx(rate / (1 - rate), rel=1e-9)


def test_each_further_level_multiplies_the_odds_of_nonunion(library):
    found, ratio = modifier(library, "pseudarthrosis")
    printed = library.studies.fact("boonsirikamchai-2024/each-further-level").number("estimate")
    assert ratio == pytest.approx(printed)
    rate = library.estimates["prior/pseudarthrosis/operated"].median[0]
    three = odds(library, "pseudarthrosis", levels=["L3-L4", "L4-L5", "L5-S1"])
    grown = 1 - 2 ** (-60 / library.model.priors["pseudarthrosis"].time.half_months)
    modified = rate / (1 - rate) * ratio ** (3 - found.mean)
    assert three / (1 + three) == pytest.approx(modified / (1 + modified) * grown, rel=1e-9)


def test_the_ilium_is_no_fused_level(library):
    levels = ["L4-L5", "L5-S1"]
    both = [odds(library, "pseudarthrosis", levels=chosen) for chosen in (levels, [*levels, "S1-ilium"])]
    assert both[0] == pytest.approx(both[1])


def changed(library, fact: str, **counts: int) -> Studies:
    """The studies with other counts of one comparison."""
    old = library.studies.fact(fact)
    new = msgspec.structs.replace(old, counts=msgspec.structs.replace(old.counts, **counts))
    study = library.studies[old.study]
    facts = tuple(new if one.id == fact else one for one in study.facts)
    others = [one for one in library.studies.values() if one.id != study.id]
    return Studies([*others, msgspec.structs.replace(study, facts=facts)])


def sd(estimates) -> float:
    return next(one.sd(predictive=False) for one in estimates if one.id == "prior/sij_pain/fused_to_sacrum")


def test_half_the_people_make_a_wider_odds_ratio(library):
    recipe, spread = library.model.priors["sij_pain"], library.model.settings.spread
    half = changed(
        library,
        "unoki-2016/sacrum-against-above",
        events_exposed=4,
        n_exposed=30,
        events_comparator=10,
        n_comparator=100,
    )
    assert sd(prior_estimates(recipe, half, spread)) > sd(prior_estimates(recipe, library.studies, spread))


def test_an_empty_cell_gives_no_odds_ratio(library):
    recipe, spread = library.model.priors["sij_pain"], library.model.settings.spread
    none = changed(library, "unoki-2016/sacrum-against-above", events_exposed=0)
    with pytest.raises(ValueError, match="needs events and people without in both groups"):
        list(prior_estimates(recipe, none, spread))


def test_the_error_of_the_odds_ratio_is_that_of_its_four_counts(library):
    estimate = library.estimates["prior/sij_pain/fused_to_sacrum"]
    errors = [math.sqrt(1 / 22 + 1 / 152 + 1 / 16 + 1 / 127), math.sqrt(1 / 8 + 1 / 53 + 1 / 20 + 1 / 181)]
    fixed = 1 / math.sqrt(sum(1 / error**2 for error in errors))
    assert estimate.sd(predictive=False) >= fixed
    assert estimate.basis == "measured"


def test_a_modifier_names_a_condition_or_a_count():
    library = load()
    entry = {
        "source": "sij_pain",
        "operated_assumed": {"median": 0.1, "low": 0.01, "high": 0.3, "why": "made up"},
        "clinic_assumed": {"median": 0.1, "low": 0.01, "high": 0.3, "why": "made up"},
        "persistence": "joint",
        "modifiers": [{"facts": [], "mean": 0.5, "why": "neither"}],
    }
    _, problems = read_priors({"made.toml": {"schema": 1, "priors": [entry]}}, library.vocabulary)
    said = [problem.message for problem in problems if "modifiers" in problem.path]
    assert any("exactly one" in one for one in said), problems
    assert any("comparisons" in one for one in said), problems
