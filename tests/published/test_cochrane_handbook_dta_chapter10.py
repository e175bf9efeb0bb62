"""Cochrane Handbook for Systematic Reviews of Diagnostic Test Accuracy, version 2 (2023), chapter 10.

The Handbook's R code calls lme4::glmer, which is the Laplace approximation: one quadrature node here. Two of its
printed figures, DOR 43.03 and LR+ 15.38, are those of glmer's default tolerance (tolPwrss = 1e-7), which stops 0.0009
below the maximum of its own log-likelihood; with tolPwrss = 1e-12 glmer gives 43.05 and 15.39, as here
(tests/peers). All other printed figures come out to their last digit.
"""

from __future__ import annotations

import math

import pytest

from hipspine.synthesis.bivariate import (
    compare_tests,
    difference,
    fit_bivariate,
    heterogeneity,
    interval,
    node_convergence,
)
from published.tables import datasets

PRINTED_DOR, PRINTED_LR_PLUS, PRINTED_LR_MINUS = 43.03, 15.38, 0.358


@pytest.fixture(scope="module")
def laplace():
    return fit_bivariate(datasets()["antiCCP"], nodes=1)


@pytest.fixture(scope="module")
def exact():
    return fit_bivariate(datasets()["antiCCP"])


@pytest.fixture(scope="module")
def comparison():
    return compare_tests([*datasets()["schuetz_CT"], *datasets()["schuetz_MRI"]], nodes=1)


def rounded(found) -> tuple[float, float, float]:
    return round(found.estimate, 3), round(found.low, 3), round(found.high, 3)


def test_37_studies_of_anti_ccp():
    assert len(datasets()["antiCCP"]) == 37


def test_summary_sensitivity_and_specificity_as_printed(laplace):
    assert rounded(interval(laplace, "sensitivity", method="wald")) == (0.658, 0.600, 0.712)
    found = interval(laplace, "specificity", method="wald")
    assert rounded(found)[:2] == (0.957, 0.944)
    assert found.high == pytest.approx(0.967, abs=6e-4)  # 0.96755 at the maximum, 0.96748 where glmer stops


def test_ratios_as_printed_up_to_the_tolerance_of_glmer(laplace):
    assert interval(laplace, "dor", method="wald").estimate == pytest.approx(PRINTED_DOR, rel=6e-4)
    assert interval(laplace, "lr_plus", method="wald").estimate == pytest.approx(PRINTED_LR_PLUS, rel=8e-4)
    assert round(interval(laplace, "lr_minus", method="wald").estimate, 3) == PRINTED_LR_MINUS


def test_i2_as_printed(laplace):
    found = heterogeneity(laplace, "observed")
    assert [round(100 * share, 1) for share in (found.sensitivity, found.specificity, found.joint)] == [
        83.1,
        62.7,
        71.2,
    ]


def test_the_exact_model_agrees_with_the_printed_figures_within_the_laplace_error(exact):
    assert round(exact.sensitivity, 3) == 0.658
    assert round(exact.specificity, 3) == 0.957
    assert interval(exact, "dor", method="wald").estimate == pytest.approx(PRINTED_DOR, rel=1e-3)
    for name, low, high in (("sensitivity", 0.600, 0.712), ("specificity", 0.944, 0.967)):
        found = interval(exact, name, method="wald")
        assert (found.low, found.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_the_intervals_respect_the_covariance(exact):
    (a, c), (_, b) = exact.logit_covariance
    assert c < 0
    found = interval(exact, "dor", method="wald")
    half = (math.log(found.high) - math.log(found.low)) / 2
    assert half == pytest.approx(1.959964 * math.sqrt(a + b + 2 * c), rel=1e-6)


def test_the_log_likelihood_settles_to_eight_digits(exact):
    values = dict(node_convergence(exact))
    assert values[21] == pytest.approx(values[63], abs=1e-8)
    assert abs(values[1] - values[63]) > 0.1  # Laplace


class TestCtAgainstMri:
    """Five studies that did both tests, one between-study matrix; chi-squared and differences of section 10.4.

    The intervals of the differences are those the Handbook's code gives (lme4 1.1.31: vcov and the delta method).
    """

    def test_likelihood_ratio_tests_as_printed(self, comparison):
        tests = (comparison.both, comparison.sensitivity, comparison.specificity)
        assert [round(test.chi_squared, 3) for test in tests] == [16.918, 6.302, 10.618]
        assert [test.freedom for test in tests] == [2, 1, 1]

    @pytest.mark.parametrize(
        ("side", "printed"), [("sensitivity", (0.084, 0.017, 0.151)), ("specificity", (0.153, 0.047, 0.259))]
    )
    def test_differences_as_printed(self, comparison, side, printed):
        assert rounded(difference(comparison, side, "schuetz_CT", "schuetz_MRI", method="held_boundary")) == printed

    @pytest.mark.parametrize("side", ["sensitivity", "specificity"])
    def test_the_fit_lies_on_a_boundary_and_has_no_wald_interval(self, comparison, side):
        assert comparison.full.boundary == ("correlation -1",)
        found = difference(comparison, side, "schuetz_CT", "schuetz_MRI", method="wald")
        assert found.low is None
        assert "correlation -1" in found.refused

    def test_exact_tests_are_close_and_the_profile_intervals_exclude_0(self):
        exact = compare_tests([*datasets()["schuetz_CT"], *datasets()["schuetz_MRI"]])
        assert exact.both.chi_squared == pytest.approx(16.918, abs=0.003)
        for side in ("sensitivity", "specificity"):
            assert difference(exact, side, "schuetz_CT", "schuetz_MRI").low > 0
