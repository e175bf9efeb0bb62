"""Two tests in the same people: against independence, a slow summation, differences of the likelihood, and a truth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import logsumexp

from hipspine.synthesis.bivariate import CannotFit, CrossTable, compare_paired, compare_tests, difference
from hipspine.synthesis.bivariate.effects_likelihood import EffectsLikelihood
from hipspine.synthesis.bivariate.paired_model import PairedModel
from hipspine.synthesis.bivariate.plackett import covariance_bounds, joint

AT = np.array([1.4, 0.9, 2.1, 1.5, 1.2, 0.8, 0.6, -0.2, 0.5])


def expit(x):
    return 1 / (1 + np.exp(-x))


def reviews(seed: int, studies: int, odds: tuple[float, float], people: int = 80) -> list[CrossTable]:
    random = np.random.default_rng(seed)
    tables = []
    for name in range(studies):
        u, v = random.multivariate_normal([0, 0], [[0.4, -0.1], [-0.1, 0.5]])
        ill = joint(expit(np.array(1.5 + u)), expit(np.array(1.0 + u)), odds[0])
        well = joint(expit(np.array(2.0 + v)), expit(np.array(1.6 + v)), odds[1])
        counts = [random.multinomial(people, np.array(cells[:4]) / sum(cells[:4])) for cells in (ill, well)]
        tables.append(CrossTable(str(name), tuple(map(float, counts[0])), tuple(map(float, counts[1][::-1]))))
    return tables


TABLES = reviews(1, 12, (1.5, 1.0))


@pytest.mark.parametrize("log_odds", [-3.0, 0.0, 0.7, 5.0])
@pytest.mark.parametrize(("p", "q"), [(0.3, 0.8), (1e-9, 0.5), (1 - 1e-7, 1 - 1e-9)])
def test_the_joint_distribution_has_its_margins_its_odds_ratio_and_bounded_covariance(p, q, log_odds):
    cells = joint(np.array(p), np.array(q), log_odds)
    assert cells.both + cells.first == pytest.approx(p, rel=1e-12)
    assert cells.both + cells.second == pytest.approx(q, rel=1e-12)
    assert cells.first + cells.neither == pytest.approx(1 - q, rel=1e-6)
    found = math.log(cells.both) + math.log(cells.neither) - math.log(cells.first) - math.log(cells.second)
    assert found == pytest.approx(log_odds, abs=1e-6)
    low, high = covariance_bounds(p, q)
    assert low - 1e-15 <= cells.both - p * q <= high + 1e-15


def test_independent_results_give_the_model_of_separate_tables():
    """Exactly the likelihood of `compare_tests`, at any parameters."""
    at = AT.copy()
    at[4:6] = 0
    apart = compare_tests([margin for table in TABLES for margin in table.margins("A", "B")]).full.likelihood
    expected = apart.value(np.delete(at, [4, 5])) - apart.rows.constant
    assert EffectsLikelihood(PairedModel(TABLES), 31).value(at) == pytest.approx(expected, abs=1e-7)


def test_the_likelihood_against_a_slow_summation():
    model = PairedModel(TABLES[:3])
    step = 0.04
    grid = np.arange(-7, 7, step)
    z1, z2 = (axis.ravel() for axis in np.meshgrid(grid, grid))
    log = model.given(AT[:6], np.tile(AT[6] * z1, (3, 1)), np.tile(AT[7] * z1 + AT[8] * z2, (3, 1))).log
    slow = logsumexp(log - (z1**2 + z2**2) / 2, axis=1) + 2 * math.log(step) - math.log(2 * math.pi)
    assert EffectsLikelihood(model, 21).value(AT) == pytest.approx(slow.sum(), abs=1e-6)


def test_the_gradient_is_that_of_the_likelihood():
    likelihood = EffectsLikelihood(PairedModel(TABLES), 15)
    slope = likelihood.value_and_gradient(AT)[1]
    for place in range(9):
        move = np.eye(9)[place] * 1e-5
        assert slope[place] == pytest.approx(
            (likelihood.value(AT + move) - likelihood.value(AT - move)) / 2e-5, rel=1e-5, abs=1e-5
        )


def test_the_truth_is_found_again_and_the_interval_is_shorter_than_of_separate_tables():
    tables = reviews(4, 60, (2.0, 1.0), 300)
    found = compare_paired(tables, "A", "B")
    assert found.dependence == (pytest.approx(2.0, abs=0.15), pytest.approx(1.0, abs=0.15))
    assert found.full.sensitivity == (pytest.approx(1.5, abs=0.25), pytest.approx(1.0, abs=0.25))
    apart = compare_tests([margin for table in tables for margin in table.margins("A", "B")])
    wide = difference(apart, "sensitivity", "A", "B", method="wald")
    lean = difference(found, "sensitivity", "A", "B", method="wald")
    assert lean.high - lean.low < 0.9 * (wide.high - wide.low)
    assert lean.low < expit(1.5) - expit(1.0) < lean.high
    assert found.sensitivity.chi_squared > apart.sensitivity.chi_squared


def test_exchanging_the_tests_changes_the_sign_alone():
    one = compare_paired(TABLES, "A", "B")
    turned = [CrossTable(t.study, *((x[0], x[2], x[1], x[3]) for x in (t.diseased, t.healthy))) for t in TABLES]
    two = compare_paired(turned, "B", "A")
    assert two.both.chi_squared == pytest.approx(one.both.chi_squared, abs=1e-4)
    low = difference(two, "specificity", "B", "A").low
    assert low == pytest.approx(-difference(one, "specificity", "A", "B").high, abs=1e-6)


def test_refusals():
    with pytest.raises(CannotFit, match="3 studies"):
        compare_paired(TABLES[:3])
    with pytest.raises(CannotFit, match="two cross-classified"):
        compare_paired([*TABLES, TABLES[0]])
    none = [CrossTable(t.study, t.diseased, (0.0, 0.0, 3.0, 30.0)) for t in TABLES]
    with pytest.raises(CannotFit, match="fp is 0"):
        compare_paired(none)
    with pytest.raises(ValueError, match="not a count"):
        CrossTable("x", (1, -1, 0, 0), (0, 0, 0, 1))
