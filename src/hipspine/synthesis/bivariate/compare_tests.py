"""Comparing tests, or subgroups of studies, with likelihood-ratio tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import CannotFit, expit
from hipspine.synthesis.bivariate.fit_exact import NODES
from hipspine.synthesis.bivariate.intervals import Interval, quantile
from hipspine.synthesis.bivariate.profile import profile_bounds
from hipspine.synthesis.bivariate.regression import Regression, fit_regression
from hipspine.synthesis.bivariate.rows import Array
from hipspine.synthesis.bivariate.study_table import StudyTable

SpreadKind = Literal["shared", "separate"]
Side = Literal["sensitivity", "specificity"]


class RatioTest(msgspec.Struct, frozen=True):
    """A likelihood-ratio test: twice the difference of the log-likelihoods against chi-squared."""

    chi_squared: float
    freedom: int
    p: float


class Comparison(msgspec.Struct, frozen=True):
    """Tests or subgroups side by side: `tests` in order, the fit with all of them apart (`full`), and three tests.

    `both`: no difference in either measure; `sensitivity`, `specificity`: no difference in that one, the
    other left free. On a boundary of the spread these tests still hold, as the boundary is in both models.
    `dependence`: log odds ratios that tie the two results of one person, among people with and without the
    condition, where these are known (`compare_paired`).
    """

    tests: tuple[str, ...]
    full: Regression
    both: RatioTest
    sensitivity: RatioTest
    specificity: RatioTest
    spread: SpreadKind
    dependence: tuple[float, float] | None = None


def compare_tests(tables: Sequence[StudyTable], spread: SpreadKind = "shared", nodes: int = NODES) -> Comparison:
    """Compare the values of `StudyTable.test` by the exact bivariate model.

    `shared`: one between-study matrix, and all tables of a study share its random effects, so that tests
    done in the same studies are compared within them (the Cochrane Handbook's model for paired studies).
    `separate`: a matrix for each test and random effects for each table, for tests done in different
    studies. `nodes` 1 is the Laplace approximation. Raises CannotFit for fewer than 2 tests, for a test with
    fewer than 2 studies, and for a study with two tables of one test. People who had both tests count as
    if they were different people; where their cross-classification is printed, use `compare_paired`.
    """
    names = tuple(dict.fromkeys(table.test for table in tables))
    _check(tables, names, spread)
    apart = [[float(table.test == name) for name in names] for table in tables]
    alike = [[1.0] for _ in tables]
    clusters = [table.study if spread == "shared" else f"{table.study}\n{table.test}" for table in tables]
    kinds = None if spread == "shared" else [table.test for table in tables]

    def fitted(sens: list[list[float]], spec: list[list[float]]) -> Regression:
        return fit_regression(tables, sens, spec, clusters, kinds, nodes)

    full = fitted(apart, apart)
    steps = len(names) - 1
    return Comparison(
        names,
        full,
        ratio_test(full, fitted(alike, alike), 2 * steps),
        ratio_test(full, fitted(alike, apart), steps),
        ratio_test(full, fitted(apart, alike), steps),
        spread,
    )


def difference(
    comparison: Comparison,
    side: Side,
    first: str,
    second: str,
    level: float = 0.95,
    method: Literal["profile", "wald", "held_boundary"] = "profile",
) -> Interval:
    """Summary sensitivity (or specificity) of `first` minus that of `second`, as a fraction, with its interval.

    `profile`: profile likelihood. `wald`: delta method on the difference, refused on a boundary;
    `held_boundary`: the same with the boundary taken as known, as lme4 and the Handbook do. Raises
    ValueError for an unknown test.
    """
    full = comparison.full
    offset = 0 if side == "sensitivity" else len(full.sensitivity)
    one, two = (offset + comparison.tests.index(name) for name in (first, second))

    def target(at: Array) -> tuple[float, Array]:
        p, q = expit(float(at[one])), expit(float(at[two]))
        slope = np.zeros(len(at))
        slope[one], slope[two] = p * (1 - p), -q * (1 - q)
        return p - q, slope

    value, slope = target(full.top.at)
    if method == "profile":
        low, high = profile_bounds(full.likelihood, full.top, target, quantile(level) ** 2 / 2)
        return Interval(value, low, high, method)
    covariance = full.covariance if method == "wald" else full.held_covariance
    if covariance is None:
        return Interval(value, None, None, method, f"no Wald interval on the boundary ({', '.join(full.boundary)})")
    short = slope[: len(covariance)]
    half = quantile(level) * float(np.sqrt(short @ np.asarray(covariance) @ short))
    return Interval(value, value - half, value + half, method)


def ratio_test(full: Regression, small: Regression, freedom: int) -> RatioTest:
    """Twice the gain in log-likelihood of the full model over one that is a special case of it."""
    from scipy.stats import chi2

    value = max(0.0, 2 * (full.log_likelihood - small.log_likelihood))
    return RatioTest(value, freedom, float(chi2.sf(value, freedom)))


def _check(tables: Sequence[StudyTable], names: tuple[str, ...], spread: SpreadKind) -> None:
    if len(names) < 2:
        raise CannotFit("a comparison needs at least two tests")
    keys = [(table.study, table.test) for table in tables]
    if len(set(keys)) < len(keys):
        raise CannotFit("a study has two tables of one test")
    for name in names:
        own = [table for table in tables if table.test == name]
        if len(own) < 2:
            raise CannotFit(f"{name}: one study does not determine a spread between studies")
        for cell in ("tp", "fn", "tn", "fp"):
            if all(getattr(table, cell) == 0 for table in own):
                raise CannotFit(f"{name}: {cell} is 0 in every study, so a mean is infinite")
    if spread == "separate" and any(sum(table.test == name for table in tables) < 4 for name in names):
        raise CannotFit("separate spreads need at least 4 studies of each test")
