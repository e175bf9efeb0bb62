"""Odds ratios of rare events: against scipy's hypergeometric distribution, Fisher's exact odds ratio, and sums."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import nchypergeom_fisher, norm
from scipy.stats.contingency import odds_ratio

from hipspine.synthesis import fit_random_effects
from hipspine.synthesis.bivariate import CannotFit
from hipspine.synthesis.rare_events import TwoArms, fit_odds_ratio
from hipspine.synthesis.rare_events.odds_models import ConditionalOdds, UnconditionalOdds
from hipspine.synthesis.rare_events.one_effect import OneEffectLikelihood

ARMS = [
    TwoArms("a", 0, 40, 3, 41),
    TwoArms("b", 1, 100, 4, 99),
    TwoArms("c", 2, 55, 2, 60),
    TwoArms("d", 0, 30, 1, 28),
    TwoArms("e", 3, 200, 9, 180),
]


@pytest.mark.parametrize(("mean", "sd"), [(-0.8, 0.3), (0.5, 1.5)])
def test_the_conditional_likelihood_is_that_of_scipy_integrated_slowly(mean, sd):
    def one(arm: TwoArms) -> float:
        both = arm.events + arm.other_events
        people = arm.total + arm.other_total

        def inside(effect: float) -> float:
            chance = nchypergeom_fisher.pmf(arm.events, people, arm.total, both, math.exp(effect))
            return float(chance * norm.pdf(effect, mean, sd))

        return math.log(quad(inside, mean - 10 * sd, mean + 10 * sd, epsabs=0, epsrel=1e-9, limit=200)[0])

    fast = OneEffectLikelihood(ConditionalOdds(ARMS)).value_and_gradient(np.array([mean, sd]))[0]
    assert fast == pytest.approx(sum(map(one, ARMS)), abs=1e-6)


@pytest.mark.parametrize("model", [ConditionalOdds, UnconditionalOdds])
def test_the_gradient_is_that_of_the_likelihood(model):
    likelihood = OneEffectLikelihood(model(ARMS))
    at = np.array([-0.7, 0.9, *np.linspace(-4, -2, likelihood.size - 2)])
    slope = likelihood.value_and_gradient(at)[1]
    for place in range(likelihood.size):
        move = np.eye(likelihood.size)[place] * 1e-5
        numeric = (likelihood.value_and_gradient(at + move)[0] - likelihood.value_and_gradient(at - move)[0]) / 2e-5
        assert slope[place] == pytest.approx(numeric, abs=1e-6)


def test_one_study_has_fishers_conditional_odds_ratio():
    arm = TwoArms("x", 7, 60, 15, 62)
    fit = fit_odds_ratio([arm])
    expected = odds_ratio([[7, 53], [15, 47]], kind="conditional").statistic
    assert fit.interval.estimate == pytest.approx(expected, rel=1e-6)
    assert fit.new_study is None
    assert fit_odds_ratio([arm], "unconditional").interval.estimate == pytest.approx(7 * 47 / (53 * 15), rel=1e-5)


def test_empty_cells_need_no_correction_and_silent_studies_change_nothing():
    fit = fit_odds_ratio(ARMS)
    assert fit.interval.low < fit.interval.estimate < 1
    assert fit.interval.high > math.exp(fit.mean + 1.96 * fit.standard_error)  # the spread is free to leave 0
    assert fit.boundary
    more = fit_odds_ratio([*ARMS, TwoArms("none", 0, 500, 0, 400), TwoArms("all", 9, 9, 5, 5)])
    assert more.silent == ("none", "all")
    assert (more.mean, more.between, more.studies) == (fit.mean, fit.between, 5)


def test_with_many_events_it_agrees_with_normal_random_effects():
    random = np.random.default_rng(3)
    arms, logs, errors = [], [], []
    for name in range(8):
        effect = random.normal(0.4, 0.3)
        x1, x2 = random.binomial(600, 1 / (1 + math.exp(-effect))), random.binomial(600, 0.5)
        arms.append(TwoArms(str(name), int(x1), 600, int(x2), 600))
        logs.append(math.log(x1 / (600 - x1)) - math.log(x2 / (600 - x2)))
        errors.append(math.sqrt(sum(1 / n for n in (x1, 600 - x1, x2, 600 - x2))))
    exact, normal = fit_odds_ratio(arms), fit_random_effects(logs, errors)
    assert exact.mean == pytest.approx(normal.mean, abs=1e-2)
    assert exact.between == pytest.approx(math.sqrt(normal.between_variance * 7 / 8), abs=1e-2)  # ML, not REML
    assert fit_odds_ratio(arms, "unconditional").mean == pytest.approx(exact.mean, abs=1e-2)


def test_the_groups_can_change_places():
    turned = [TwoArms(a.study, a.other_events, a.other_total, a.events, a.total) for a in ARMS]
    one, two = fit_odds_ratio(ARMS), fit_odds_ratio(turned)
    assert two.mean == pytest.approx(-one.mean, abs=1e-6)
    assert two.interval.low == pytest.approx(1 / one.interval.high, rel=1e-5)


def test_refusals():
    with pytest.raises(CannotFit, match="in no study"):
        fit_odds_ratio([TwoArms("none", 0, 50, 0, 40)])
    with pytest.raises(CannotFit, match="as small"):
        fit_odds_ratio([TwoArms("a", 0, 50, 3, 40), TwoArms("b", 0, 50, 1, 40)])
    with pytest.raises(CannotFit, match="as large"):
        fit_odds_ratio([TwoArms("a", 2, 50, 0, 40)])
    with pytest.raises(ValueError, match="twice"):
        fit_odds_ratio([ARMS[0], ARMS[0]])
    for wrong in ((3, 2, 0, 1), (-1, 2, 0, 1), (0, 0, 0, 1), (1.5, 3, 0, 1)):
        with pytest.raises(ValueError, match="x:"):
            TwoArms("x", *wrong)
