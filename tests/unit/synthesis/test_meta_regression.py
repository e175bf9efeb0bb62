"""A property of the studies as covariate: words and numbers, tests, predictions and refusals."""

from __future__ import annotations

import pytest

from hipspine.synthesis.bivariate import CannotFit, coefficient, compare_tests, meta_regression, predicted
from hipspine.synthesis.bivariate.study_table import StudyTable
from published.tables import datasets

TABLES = datasets()["antiCCP"]
GENERATION = ["CCP1"] * 8 + ["CCP2"] * 29


@pytest.fixture(scope="module")
def found():
    return meta_regression(TABLES, GENERATION, "generation of the test")


def test_subgroups_are_the_comparison_with_one_spread(found):
    tables = [StudyTable(t.study, t.tp, t.fp, t.fn, t.tn, word) for t, word in zip(TABLES, GENERATION, strict=True)]
    same = compare_tests(tables)
    assert found.both.chi_squared == pytest.approx(same.both.chi_squared, abs=1e-5)
    assert found.sensitivity.p == pytest.approx(same.sensitivity.p, abs=1e-5)
    assert found.columns == ("CCP1", "CCP2")
    assert found.full.spreads[0][0] < found.spread_before[0]


def test_predictions_of_subgroups_and_the_coefficient_between_them(found):
    first, second = (predicted(found, "sensitivity", word) for word in ("CCP1", "CCP2"))
    assert first.low < first.estimate < first.high < second.low < second.estimate
    step = coefficient(found, "sensitivity", 1)
    assert step.estimate == pytest.approx(found.full.sensitivity[1])
    assert step.low > 0  # as the likelihood-ratio test says
    assert found.sensitivity.p < 0.001
    with pytest.raises(ValueError, match="CCP3"):
        predicted(found, "sensitivity", "CCP3")


def test_a_number_is_counted_from_its_mean_and_its_unit_does_not_matter():
    years = [float(place) for place in range(len(TABLES))]
    one = meta_regression(TABLES, years)
    two = meta_regression(TABLES, [2 * year + 100 for year in years])
    assert one.centre == 18
    assert two.both.chi_squared == pytest.approx(one.both.chi_squared, abs=1e-5)
    assert predicted(two, "specificity", 120.0).low == pytest.approx(predicted(one, "specificity", 10.0).low, abs=1e-4)
    assert coefficient(one, "specificity", 1).low == pytest.approx(2 * coefficient(two, "specificity", 1).low, abs=1e-4)


def test_refusals():
    with pytest.raises(CannotFit, match="same in all"):
        meta_regression(TABLES, ["x"] * 37)
    with pytest.raises(CannotFit, match="too few"):
        meta_regression(TABLES[:4], [1.0, 2.0, 3.0, 4.0])
    with pytest.raises(CannotFit, match="single study"):
        meta_regression(TABLES, ["a"] + ["b"] * 36)
    with pytest.raises(ValueError, match="one value"):
        meta_regression(TABLES, [1.0])
