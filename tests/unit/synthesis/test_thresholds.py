"""Several thresholds of one test: against the regression model, slow sums, closed forms and a known truth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import expit, gammaln, logsumexp, ndtr

from hipspine.synthesis.bivariate import CannotFit, fit_regression
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.thresholds import (
    Cut,
    ThresholdTable,
    area,
    at_threshold,
    best_threshold,
    fit_thresholds,
    new_study,
    one_cut_each,
    threshold_tables,
)
from hipspine.synthesis.thresholds.graded_model import GradedModel

AT = np.array([1.0, 0.8, -0.1, 0.2, 0.6, -0.3, 0.4])


def simulated(studies: int, cuts: int, seed: int = 1, people: int = 150) -> list[ThresholdTable]:
    """Results logistic with scale 1: mean 6 with and 3 without the condition, shifted by up to some tenths a study."""
    random = np.random.default_rng(seed)
    tables = []
    for name in range(studies):
        u, v = random.multivariate_normal([0, 0], [[0.16, -0.05], [-0.05, 0.16]])
        ill, well = random.logistic(6 + u, 1, people), random.logistic(3 - v, 1, people)
        chosen = sorted(random.choice(np.arange(2.0, 7.5, 0.5), cuts, replace=False))
        marks = tuple(Cut(float(at), float((ill >= at).sum()), float((well >= at).sum())) for at in chosen)
        tables.append(ThresholdTable(str(name), float(people), float(people), marks))
    return tables


TABLES = simulated(8, 4)


def test_one_threshold_a_study_is_the_bivariate_model_with_the_threshold_as_covariate():
    tables = simulated(10, 1)
    fit = fit_thresholds(tables)
    x = [table.cuts[0].at - fit.model.centre for table in tables]
    plain = [table.at(0) for table in tables]
    other = fit_regression(plain, [[1, -value] for value in x], [[1, value] for value in x])
    constant = other.likelihood.rows.constant
    assert fit.log_likelihood + constant == pytest.approx(other.log_likelihood, abs=1e-5)
    assert fit.parameters[0] == pytest.approx(other.sensitivity[0], abs=1e-3)
    assert math.exp(fit.parameters[3]) == pytest.approx(other.specificity[1], abs=1e-3)


@pytest.mark.parametrize("shape", ["logistic", "normal"])
def test_the_likelihood_against_a_slow_summation(shape):
    model = GradedModel(TABLES[:3], shape)
    step = 0.05
    grid = np.arange(-7, 7, step)
    z1, z2 = (axis.ravel() for axis in np.meshgrid(grid, grid))
    u, v = AT[4] * z1, AT[5] * z1 + AT[6] * z2
    function = expit if shape == "logistic" else ndtr
    total = 0.0
    for table in TABLES[:3]:
        log = np.zeros(len(z1))
        x = [cut.at - model.centre for cut in table.cuts]
        for key, size, positive in (
            ("tp", table.diseased, lambda t: function(AT[0] + u - math.exp(AT[2]) * t)),
            ("fp", table.healthy, lambda t: 1 - function(AT[1] + v + math.exp(AT[3]) * t)),
        ):
            above = [np.ones(len(z1)), *(positive(t) for t in x), np.zeros(len(z1))]
            counts = [size, *(getattr(cut, key) for cut in table.cuts), 0.0]
            for place in range(len(counts) - 1):
                log += (counts[place] - counts[place + 1]) * np.log(np.maximum(above[place] - above[place + 1], 1e-300))
        total += logsumexp(log - (z1**2 + z2**2) / 2) + 2 * math.log(step) - math.log(2 * math.pi)
    assert EffectsLikelihood(model, 21).value(AT) == pytest.approx(total, abs=1e-6)


@pytest.mark.parametrize(("shape", "same"), [("logistic", False), ("normal", False), ("logistic", True)])
def test_the_gradient_is_that_of_the_likelihood(shape, same):
    at = np.delete(AT, 3) if same else AT
    likelihood = EffectsLikelihood(GradedModel(TABLES, shape, same_scale=same), 15)
    slope = likelihood.value_and_gradient(at)[1]
    for place in range(len(at)):
        move = np.eye(len(at))[place] * 1e-5
        numeric = (likelihood.value(at + move) - likelihood.value(at - move)) / 2e-5
        assert slope[place] == pytest.approx(numeric, rel=1e-5, abs=1e-4)


@pytest.fixture(scope="module")
def fit():
    return fit_thresholds(simulated(25, 4, seed=2), same_scale=True)


def test_the_truth_is_found_again(fit):
    for threshold in (3.0, 4.5, 6.0):
        sens, spec = (at_threshold(fit, side, threshold) for side in ("sensitivity", "specificity"))
        assert sens.estimate == pytest.approx(expit(6 - threshold), abs=0.05)
        assert spec.estimate == pytest.approx(expit(threshold - 3), abs=0.05)
        assert sens.low < sens.estimate < sens.high
    assert fit.between_variance == (pytest.approx(0.16, abs=0.12), pytest.approx(0.16, abs=0.12))


def test_the_best_threshold_lies_midway_for_equal_scales(fit):
    best = best_threshold(fit)
    ill = fit.model.centre + fit.parameters[0] / math.exp(fit.parameters[2])
    well = fit.model.centre - fit.parameters[1] / math.exp(fit.parameters[2])
    assert best.estimate == pytest.approx((ill + well) / 2, abs=1e-6)
    assert best.low < 4.5 < best.high
    assert best_threshold(fit, 0.7).estimate < best.estimate
    with pytest.raises(ValueError, match="weight"):
        best_threshold(fit, 1.0)


def test_the_area_of_equal_logistic_scales_has_a_closed_form(fit):
    d = fit.parameters[0] + fit.parameters[1]
    shrunk = math.exp(-d)
    found = area(fit)
    assert found.estimate == pytest.approx((1 - shrunk - d * shrunk) / (1 - shrunk) ** 2, abs=1e-8)
    assert found.low < found.estimate < found.high


def test_the_area_of_normal_results_has_a_closed_form():
    fit = fit_thresholds(TABLES, "normal")
    a1, a0, s1, s0 = fit.parameters[0], fit.parameters[1], math.exp(fit.parameters[2]), math.exp(fit.parameters[3])
    expected = ndtr((a1 / s1 + a0 / s0) / math.sqrt(1 / s1**2 + 1 / s0**2))
    assert area(fit).estimate == pytest.approx(expected, abs=1e-8)


def test_a_new_study_lies_further_out_than_the_median(fit):
    inner, outer = at_threshold(fit, "sensitivity", 4.5), new_study(fit, "sensitivity", 4.5)
    assert outer.low < inner.low < inner.high < outer.high


def test_the_unit_does_not_matter_and_neither_does_the_log_of_what_is_already_a_log():
    one = fit_thresholds(TABLES)
    tens = [
        ThresholdTable(t.study, t.diseased, t.healthy, tuple(Cut(10 * c.at, c.tp, c.fp) for c in t.cuts))
        for t in TABLES
    ]
    powers = [
        ThresholdTable(t.study, t.diseased, t.healthy, tuple(Cut(math.exp(c.at), c.tp, c.fp) for c in t.cuts))
        for t in TABLES
    ]
    assert fit_thresholds(tens).sensitivity(45) == pytest.approx(one.sensitivity(4.5), abs=1e-4)
    assert fit_thresholds(powers, log=True).specificity(math.exp(4.5)) == pytest.approx(one.specificity(4.5), abs=1e-4)


def test_the_multinomial_constant_is_left_out():
    """So likelihoods of two shapes compare, and differ from those with all constants by the same number."""
    model = GradedModel(TABLES[:1])
    at = np.concatenate([AT[:4], np.zeros(3)])
    (table,) = TABLES[:1]
    cells = -np.diff([table.diseased, *(cut.tp for cut in table.cuts), 0.0])
    assert gammaln(table.diseased + 1) - gammaln(cells + 1).sum() > 0
    assert EffectsLikelihood(model, 5).value(at) < 0


def test_one_cut_each_by_a_declared_rule():
    kept, left = one_cut_each(TABLES, threshold=4.0, within=0.6)
    assert len(kept) + len(left) == len(TABLES)
    assert all("away" in reason for _, reason in left)
    lowest, highest = one_cut_each(TABLES, "lowest")[0], one_cut_each(TABLES, "highest")[0]
    assert all(low.tp >= high.tp for low, high in zip(lowest, highest, strict=True))
    with pytest.raises(ValueError, match="which threshold"):
        one_cut_each(TABLES)


def test_bad_tables_and_refusals():
    rows = [("a", 2.0, 30, 12, 5, 40), ("a", 1.0, 33, 20, 2, 32), ("b", 1.5, 20, 6, 7, 30)]
    tables = threshold_tables(rows)
    assert [cut.at for cut in tables[0].cuts] == [1.0, 2.0]
    assert tables[0].at(1).tn == 40
    with pytest.raises(ValueError, match="same people"):
        threshold_tables([*rows, ("b", 2.0, 20, 6, 9, 30)])
    with pytest.raises(ValueError, match="more people"):
        ThresholdTable("x", 10, 10, (Cut(1, 5, 5), Cut(2, 6, 4)))
    with pytest.raises(ValueError, match="after"):
        ThresholdTable("x", 10, 10, (Cut(2, 5, 5), Cut(1, 4, 4)))
    with pytest.raises(CannotFit, match="2 studies"):
        fit_thresholds(tables)
    with pytest.raises(CannotFit, match="more than one"):
        fit_thresholds([*TABLES, TABLES[0]])
    same = [ThresholdTable(t.study, t.diseased, t.healthy, (Cut(1.0, 100, 30),)) for t in TABLES]
    with pytest.raises(CannotFit, match="different thresholds"):
        fit_thresholds(same)
    with pytest.raises(ValueError, match="no logarithm"):
        fit_thresholds([ThresholdTable("z", 9, 9, (Cut(-1.0, 5, 3),)), *TABLES], log=True)
