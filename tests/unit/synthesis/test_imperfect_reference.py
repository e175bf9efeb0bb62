"""A reference that errs: limits, closed forms, a slow integration, a known truth, and what cannot be known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import betaln, logsumexp

from hipspine.synthesis import Estimate, Spread
from hipspine.synthesis.bivariate import CannotFit, StudyTable, fit_bivariate, interval, study_tables
from hipspine.synthesis.bivariate.covariances import covariances
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.likelihood import Likelihood
from hipspine.synthesis.bivariate.maximise import climb_effects
from hipspine.synthesis.bivariate.plackett import joint
from hipspine.synthesis.bivariate.rows import make_rows
from hipspine.synthesis.imperfect import PERFECT, Dependence, Prior, Reference, pool_accuracy_imperfect
from hipspine.synthesis.imperfect.latent_class import LatentClassModel
from hipspine.synthesis.imperfect.prevalence import over_prevalence
from published.tables import datasets

BLOCK = Reference("block", Prior.from_interval(0.85, 0.7, 0.95), Prior.from_counts(45, 50))
TOGETHER = Dependence((0.5, 0.5), (0.5, 0.5))
APART = Dependence((0.0, 0.0), (0.0, 0.0))
THREE = study_tables([(23, 7, 4, 26), (40, 5, 10, 60), (9, 3, 0, 14)])
AT = np.array([2.0, 1.2, 1.8, 2.2, 0.4, 0.6, 1.1, -0.5, 0.4])


def expit(x):
    return 1 / (1 + np.exp(-x))


@pytest.mark.parametrize("counts", [(23, 7, 4, 26), (0, 0, 0, 12), (400, 3, 0, 2000), (1, 0, 0, 0)])
def test_the_share_of_diseased_is_integrated_out_exactly(counts):
    a, b = np.array([0.7, 0.1, 0.15, 0.05]), np.array([0.02, 0.1, 0.08, 0.8])
    n = np.array(counts, float)
    found = over_prevalence(n[:, None], a[:, None, None], b[:, None, None], 32).log[0, 0]
    top = max(float((n * np.log(p * a + (1 - p) * b)).sum()) for p in np.linspace(0, 1, 2001))
    slow = quad(lambda p: np.exp((n * np.log(p * a + (1 - p) * b)).sum() - top), 0, 1, limit=500, epsrel=1e-12)[0]
    assert found == pytest.approx(np.log(slow) + top, abs=1e-7)


def test_a_perfect_reference_is_the_bivariate_model():
    tables = datasets()["AuditC"]
    at = np.array([2.0, 1.2, 1.1, -0.5, 0.4])
    found = EffectsLikelihood(LatentClassModel(tables, [PERFECT] * len(tables), APART), 21).value(at)
    plain = Likelihood(make_rows(tables), 21)
    constant = sum(betaln(t.diseased + 1, t.healthy + 1) for t in tables) - plain.rows.constant
    assert found == pytest.approx(plain.value(at) + constant, abs=1e-6)


def test_the_likelihood_against_a_slow_summation_in_three_dimensions():
    model = LatentClassModel(THREE, [BLOCK] * 3, TOGETHER)
    step, shares = 0.1, (np.arange(400) + 0.5) / 400
    grid = np.arange(-6, 6, step)
    z1, z2 = (axis.ravel() for axis in np.meshgrid(grid, grid))
    sens, spec = expit(AT[0] + AT[6] * z1), expit(AT[1] + AT[7] * z1 + AT[8] * z2)
    ill = joint(sens, np.full_like(sens, expit(AT[2])), AT[4])[:4]
    well = joint(1 - spec, np.full_like(spec, 1 - expit(AT[3])), AT[5])[:4]
    total = 0.0
    for table in THREE:
        counts = (table.tp, table.fp, table.fn, table.tn)
        log = sum(
            n * np.log(shares[:, None] * a + (1 - shares[:, None]) * b)
            for n, a, b in zip(counts, ill, well, strict=True)
        )
        total += logsumexp(log - (z1**2 + z2**2) / 2) + np.log(step**2 / 400 / (2 * np.pi))
    fast = EffectsLikelihood(model, 21)
    assert fast.value(AT) - model.penalty(AT[:6])[0] == pytest.approx(total, abs=2e-5)


def test_the_gradient_is_that_of_the_likelihood_and_its_density_of_what_is_known():
    likelihood = EffectsLikelihood(LatentClassModel(datasets()["IAQ1"], [BLOCK] * 10, TOGETHER), 25)
    slope = likelihood.value_and_gradient(AT)[1]
    for place in range(9):
        move = np.eye(9)[place] * 1e-5
        assert slope[place] == pytest.approx(
            (likelihood.value(AT + move) - likelihood.value(AT - move)) / 2e-5, rel=1e-4, abs=1e-3
        )


def test_one_large_study_has_the_closed_form_for_a_known_reference():
    """Gart and Buck, Am J Epidemiol 1966;83:593: known sensitivity r and specificity q of the reference."""
    r, q = 0.85, 0.9
    table = StudyTable("1", 26000.0, 9000.0, 7000.0, 58000.0)
    people = table.diseased + table.healthy
    said_ill = table.diseased / people
    sens = (q * (table.tp + table.fp) / people - table.fp / people) / (said_ill + q - 1)
    spec = (r * (table.fn + table.tn) / people - table.fn / people) / (r - said_ill)
    known = Reference("known", Prior.known(r), Prior.known(q))
    found = pool_accuracy_imperfect([table], known, spread=Spread(0.01, 4, 0.8))
    assert found.allowing.intervals[0].estimate == pytest.approx(sens, abs=1e-3)
    assert found.allowing.intervals[1].estimate == pytest.approx(spec, abs=1e-3)
    assert found.perfect.intervals[0].estimate == pytest.approx(table.tp / table.diseased, abs=1e-4)
    assert found.learnt == ()


def simulated(studies: int, log_odds: float = 0.0, seed: int = 3) -> list[StudyTable]:
    """Median sensitivity 0.82 and specificity 0.88 against a reference of 0.85 and 0.92."""
    random = np.random.default_rng(seed)
    tables = []
    for name in range(studies):
        u, v = random.multivariate_normal([1.5, 2.0], [[0.25, -0.05], [-0.05, 0.25]])
        share = random.uniform(0.2, 0.7)
        ill = joint(np.array(expit(u)), np.array(0.85), log_odds)[:4]
        well = joint(np.array(expit(v)), np.array(0.92), log_odds)[:4][::-1]
        p = share * np.array(ill) + (1 - share) * np.array(well)
        tables.append(StudyTable(str(name), *map(float, random.multinomial(400, p / p.sum()))))
    return tables


WELL_KNOWN = Reference("block", Prior.from_counts(340, 400), Prior.from_counts(460, 500))


def fitted(tables, reference, dependence=APART):
    """Mean logits of sensitivity and specificity, with their standard errors."""
    model = LatentClassModel(tables, [reference] * len(tables), dependence)
    likelihood = EffectsLikelihood(model, 11)
    start = np.concatenate([[1.0, 1.0], model.beforehand[model.places], [0.6, -0.1, 0.5]])
    top = climb_effects(likelihood, [start])
    return top.at[:2], np.sqrt(np.diag(covariances(likelihood, top, 2)[1]))


def test_the_truth_is_found_again_where_a_perfect_reference_misses_it():
    tables = simulated(30)
    mean, error = fitted(tables, WELL_KNOWN)
    assert np.all(np.abs(mean - [1.5, 2.0]) < 3.3 * error)
    naive, naive_error = fitted(tables, PERFECT)
    assert np.all(naive + 3.3 * naive_error < [1.5, 2.0])
    assert np.all(error > naive_error)


def test_errors_shared_with_the_reference_flatter_the_test():
    tables = simulated(30, log_odds=1.5, seed=5)
    mean, error = fitted(tables, WELL_KNOWN, Dependence((1.5, 0.0), (1.5, 0.0)))
    assert np.all(np.abs(mean - [1.5, 2.0]) < 3.3 * error)
    apart = fitted(tables, WELL_KNOWN)[0]
    assert np.all(apart > mean + 0.2)


def test_the_covariance_lies_within_its_bounds():
    found = pool_accuracy_imperfect(simulated(4), WELL_KNOWN, Dependence((1.5, 0.0), (1.5, 0.0)))
    for covariance, (low, high) in zip(found.covariance, found.bounds, strict=True):
        assert low < 0 < covariance < high
    assert found.moved["sensitivity"] == pytest.approx(
        found.allowing.intervals[0].estimate - found.perfect.intervals[0].estimate
    )
    assert any("always right" in line for line in found.sentences)


def test_the_perfect_half_is_fit_bivariate():
    tables = simulated(5, seed=11)
    found = pool_accuracy_imperfect(tables, Reference("known", Prior.known(0.85), Prior.known(0.92)))
    fit = fit_bivariate(tables)
    assert found.perfect.logit_mean == (
        pytest.approx(fit.logit_mean[0], abs=1e-4),
        pytest.approx(fit.logit_mean[1], abs=1e-4),
    )
    assert found.perfect.intervals[0].low == pytest.approx(interval(fit, "sensitivity").low, abs=1e-4)


def test_one_study_says_nothing_about_its_reference():
    found = pool_accuracy_imperfect(THREE[:1], BLOCK, spread=Spread(0.5, 4, 0.8))
    assert found.assumed_spread == 0.5
    assert all(one.added < 0.25 for one in found.learnt)
    assert sum("next to nothing" in line for line in found.sentences) == 2
    assert found.allowing.intervals[0].low < found.perfect.intervals[0].estimate
    assert set(found.to_dict()) >= {"allowing", "perfect", "learnt", "moved", "sentences", "covariance", "bounds"}
    with pytest.raises(CannotFit, match="1 studies"):
        pool_accuracy_imperfect(THREE[:1], BLOCK)


def test_what_is_known_comes_from_estimates_counts_and_intervals():
    estimate = Estimate(
        id="block/sens",
        scale="logit",
        mean=(1.5,),
        covariance=((0.09,),),
        between=((0.16,),),
        basis="measured",
        facts=("a/1",),
    )
    prior = Prior.from_estimate(estimate)
    assert (prior.first, prior.second, prior.facts) == (1.5, pytest.approx(0.5), ("a/1",))
    assert Prior.from_estimate(estimate, complement=True).logit == -1.5
    assert Prior.from_counts(20, 20).first == 20.5
    assert Prior.from_interval(0.8, 0.6, 0.9).logit == pytest.approx(np.log(4))
    for prior in (Prior.from_interval(0.8, 0.6, 0.9), Prior.from_counts(9, 12)):
        slope = (prior.log_density(1.3 + 1e-6)[0] - prior.log_density(1.3 - 1e-6)[0]) / 2e-6
        assert prior.log_density(1.3)[1] == pytest.approx(slope, abs=1e-6)
    for wrong in (("logit_normal", 1.0, 0.0), ("counts", 5.0, 5.0), ("known", 1.2)):
        with pytest.raises(ValueError, match=r"needed|proportion"):
            Prior(*wrong)


def test_refusals():
    tables = datasets()["IAQ1"]
    with pytest.raises(ValueError, match="one a table"):
        pool_accuracy_imperfect(tables, [BLOCK])
    with pytest.raises(ValueError, match="two references"):
        pool_accuracy_imperfect(tables, [BLOCK] * 9 + [Reference("block", Prior.known(0.9), Prior.known(0.9))])
    with pytest.raises(CannotFit, match="more than one table"):
        pool_accuracy_imperfect([*tables, tables[0]], BLOCK)
    with pytest.raises(CannotFit, match="positive in nobody"):
        pool_accuracy_imperfect(study_tables([(0, 0, 4, 9)] * 5), BLOCK)
