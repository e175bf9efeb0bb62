"""What a result means: Bayes' rule, joint draws against slow sums, and plain words."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from hipspine.synthesis import Spread
from hipspine.synthesis.bivariate import fit_accuracy, fit_bivariate, study_tables
from hipspine.synthesis.predictive_values import Chance, PredictiveValues, predictive_values
from hipspine.synthesis.prevalence import as_prevalence, fixed_prevalence, prevalence_between
from published.tables import datasets

FIT = fit_bivariate(datasets()["antiCCP"])


def test_the_estimate_is_bayes_at_the_summary():
    found = predictive_values(FIT, fixed_prevalence(0.2))
    sens, spec = FIT.sensitivity, FIT.specificity
    assert found.positive.estimate == pytest.approx(0.2 * sens / (0.2 * sens + 0.8 * (1 - spec)))
    assert found.negative.estimate == pytest.approx(0.2 * (1 - sens) / (0.2 * (1 - sens) + 0.8 * spec))
    assert found.lr_plus.estimate == pytest.approx(sens / (1 - spec))
    assert found.lr_minus.estimate == pytest.approx((1 - sens) / spec)


def test_the_interval_is_that_of_a_grid():
    """The distribution function of P(condition | +) at the printed ends, by summing over a grid of quantiles."""
    prevalence = prevalence_between(0.1, 0.3)
    found = predictive_values(FIT, prevalence)
    at = (np.arange(120) + 0.5) / 120
    covariance = np.asarray(FIT.logit_covariance) + np.asarray(FIT.between)
    root = np.linalg.cholesky(covariance)
    one, two, three = np.meshgrid(stats.norm.ppf(at), stats.norm.ppf(at), at, indexing="ij")
    sens = FIT.logit_mean[0] + root[0, 0] * one
    spec = FIT.logit_mean[1] + root[1, 0] * one + root[1, 1] * two
    before = stats.beta.ppf(three, prevalence.a, prevalence.b)
    plus = before / (1 + np.exp(-sens))
    after = plus / (plus + (1 - before) / (1 + np.exp(spec)))
    assert np.mean(after < found.positive.low) == pytest.approx(0.025, abs=0.003)
    assert np.mean(after < found.positive.high) == pytest.approx(0.975, abs=0.003)


def test_sensitivity_and_specificity_are_drawn_together():
    """With a correlation of -1 the odds ratio hardly varies where each measure varies much."""
    fit = fit_bivariate(datasets()["Telomerase"])
    found = predictive_values(fit, fixed_prevalence(0.2))
    apart = fit_accuracy(datasets()["Telomerase"][:3], Spread(0.5, 4, 0.8))
    assert fit.between_correlation == pytest.approx(-1)
    apart_drawn = predictive_values(fit, fixed_prevalence(0.2), ((0.1, 0.0), (0.0, 0.6)))
    assert found.lr_minus.high / found.lr_minus.low < apart_drawn.lr_minus.high / apart_drawn.lr_minus.low
    assert apart.between_correlation is None
    assert predictive_values(apart, fixed_prevalence(0.2)).positive.low > 0


def test_a_wider_prevalence_gives_a_wider_interval_and_the_same_call_the_same_numbers():
    narrow = predictive_values(FIT, prevalence_between(0.19, 0.21))
    wide = predictive_values(FIT, prevalence_between(0.05, 0.5))
    assert wide.positive.high - wide.positive.low > narrow.positive.high - narrow.positive.low
    assert predictive_values(FIT, prevalence_between(0.05, 0.5)) == wide


@settings(max_examples=60, deadline=None)
@given(st.floats(0.001, 0.98), st.floats(0.001, 0.98))
def test_the_beta_has_the_interval_that_was_asked_for(one, other):
    low, high = sorted((one, other))
    if high - low < 1e-3:
        return
    found = prevalence_between(low, high)
    assert stats.beta.cdf([low, high], found.a, found.b) == pytest.approx([0.025, 0.975], abs=1e-5)
    assert low < found.median < high


@pytest.mark.parametrize("value", [0, 1, -0.1, (0.3, 0.1), (0, 0.2), (0.2, 1)])
def test_what_is_no_prevalence(value):
    with pytest.raises(ValueError, match="prevalence"):
        as_prevalence(value)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.6, 0.8, "60 to 80"),
        (0.601, 0.604, "about 60"),
        (0.97, 0.999, "97 or more"),
        (0.001, 0.02, "up to 2"),
        (0.0001, 0.004, "fewer than 1"),
        (0.996, 0.9999, "more than 99"),
    ],
)
def test_plain_words(low, high, words):
    chance = Chance((low + high) / 2, low, high)
    found = PredictiveValues(fixed_prevalence(0.2), chance, chance, chance, chance)
    assert found.words[0] == f"Of 100 people like this with a positive test, {words} have it."
    assert words in found.words[1]


def test_the_negative_predictive_value_is_there_too():
    plain = predictive_values(FIT, fixed_prevalence(0.2)).to_dict()
    assert plain["npv"]["estimate"] == pytest.approx(1 - plain["negative"]["estimate"])
    assert plain["npv"]["low"] < plain["npv"]["estimate"] < plain["npv"]["high"]


def test_extreme_tables_stay_finite():
    fit = fit_accuracy(study_tables([(10**9 - 1, 0, 1, 10**9 - 1)]), Spread(0.5, 4, 0.8))
    text = json.dumps(predictive_values(fit, fixed_prevalence(0.5)).to_dict(), allow_nan=False)
    assert 0 <= json.loads(text)["positive"]["estimate"] <= 1
