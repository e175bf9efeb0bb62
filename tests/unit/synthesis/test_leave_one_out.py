"""Each study left out: the same as fitting the others, and the one that does not belong stands out."""

from __future__ import annotations

import numpy as np
import pytest

from hipspine.synthesis import Spread
from hipspine.synthesis.bivariate import CannotFit, StudyTable, fit_bivariate, study_tables
from hipspine.synthesis.leave_one_out import leave_one_out
from published.tables import datasets

SPREAD = Spread(0.5, 4, 0.8)


def test_is_the_fit_of_the_others():
    tables = datasets()["AuditC"]
    found = leave_one_out(tables)
    whole = fit_bivariate(tables)
    assert [one.study for one in found] == [table.study for table in tables]
    for at in (0, 5):
        rest = fit_bivariate([table for place, table in enumerate(tables) if place != at])
        one = found[at]
        assert (one.sensitivity, one.specificity) == pytest.approx((rest.sensitivity, rest.specificity))
        assert one.sensitivity_change == pytest.approx(rest.sensitivity - whole.sensitivity)
        shift = np.subtract(rest.logit_mean, whole.logit_mean)
        assert one.influence == pytest.approx(shift @ np.linalg.inv(whole.logit_covariance) @ shift)


def test_the_one_that_does_not_belong_stands_out():
    alike = [StudyTable(f"s{n}", 40 + n, 8, 10, 60 + n) for n in range(8)]
    found = leave_one_out([*alike, StudyTable("odd", 5, 50, 45, 20)])
    assert [one.study for one in found if one.unusual] == ["odd"]
    assert max(found, key=lambda one: one.influence).study == "odd"
    odd = found[-1]
    assert odd.sensitivity_change > 0
    assert odd.specificity_change > 0


def test_too_few_without_one_take_the_assumed_spread_or_say_why_not():
    rows = [(20, 5, 4, 30), (15, 3, 5, 28), (30, 9, 6, 41), (12, 2, 4, 19)]
    refused = leave_one_out(study_tables(rows))
    assert all(one.refused and one.sensitivity is None for one in refused)
    assumed = leave_one_out(study_tables(rows), SPREAD)
    assert not any(one.refused for one in assumed)


def test_one_study_leaves_nothing():
    with pytest.raises(CannotFit, match="nothing is left"):
        leave_one_out(study_tables([(20, 5, 4, 30)]), SPREAD)


def test_on_a_boundary_numbers_stand_and_the_boundary_is_named():
    found = leave_one_out(datasets()["Telomerase"])
    assert any("correlation" in one.boundary for one in found)
    assert all(one.influence >= 0 and 0 <= one.p <= 1 for one in found)
