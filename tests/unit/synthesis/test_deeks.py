"""Deeks' test: against least squares by another way, and where it says nothing (against R's lm: tests/peers)."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hipspine.synthesis.bivariate import CannotFit, StudyTable, study_tables
from hipspine.synthesis.deeks import deeks_test, funnel_points
from published.tables import datasets


@pytest.mark.parametrize("name", sorted(datasets()))
def test_is_weighted_least_squares(name):
    found = deeks_test(datasets()[name])
    x = np.array([point.inverse_root for point in found.points])
    y = np.array([point.log_dor for point in found.points])
    root = np.sqrt([point.size for point in found.points])
    design = np.stack([np.ones_like(x), x], axis=1) * root[:, None]
    (intercept, slope), (residual,), *_ = np.linalg.lstsq(design, y * root, rcond=None)
    error = math.sqrt(residual / (len(x) - 2) * np.linalg.inv(design.T @ design)[1, 1])
    assert (found.intercept, found.slope) == (pytest.approx(intercept), pytest.approx(slope))
    assert found.standard_error == pytest.approx(error)
    assert found.t == pytest.approx(slope / error)
    assert found.freedom == len(x) - 2


def test_half_a_person_is_added_where_a_cell_is_empty_and_nowhere_else():
    points = funnel_points([StudyTable("a", 10, 0, 5, 20), StudyTable("b", 10, 4, 5, 20)])
    assert points[0].log_dor == pytest.approx(math.log(10.5 * 20.5 / (0.5 * 5.5)))
    assert points[1].log_dor == pytest.approx(math.log(10 * 20 / (4 * 5)))
    assert points[1].size == pytest.approx(4 * 15 * 24 / 39)


def test_small_studies_that_look_better_are_found():
    tables = [StudyTable(str(n), 0.9 * n, 0.1 * n + 80 * n / 1000, 0.1 * n, 0.82 * n) for n in (500, 700, 900, 1000)]
    small = [StudyTable(f"s{n}", n - 1, 1, 1, n - 1) for n in (20, 25, 28, 30, 35, 40)]
    found = deeks_test([*tables, *small])
    assert found.p < 0.1
    assert found.slope > 0
    assert found.enough
    assert "better" in found.words


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(1, 2, 3, 4), (2, 3, 4, 5)],
        [(1, 2, 3, 4), (2, 3, 4, 5), (3, 0, 4, 0)],
        [(10, 5, 5, 10), (9, 6, 6, 9), (8, 7, 7, 8)],
    ],
)
def test_what_it_needs(rows):
    with pytest.raises(CannotFit, match="needs"):
        deeks_test(study_tables(rows))


def test_few_studies_are_told_as_few():
    found = deeks_test(datasets()["schuetz_CT"])
    assert not found.enough
    assert "so few" in found.words
