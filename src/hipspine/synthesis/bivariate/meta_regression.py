"""Whether sensitivity and specificity change with a property of the studies, with likelihood-ratio tests."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from hipspine.synthesis.bivariate.bivariate_fit import CannotFit, expit
from hipspine.synthesis.bivariate.compare_tests import RatioTest, Side, ratio_test
from hipspine.synthesis.bivariate.fit_exact import NODES, check
from hipspine.synthesis.bivariate.intervals import Interval, from_profile, quantile
from hipspine.synthesis.bivariate.regression import Regression, fit_regression
from hipspine.synthesis.bivariate.rows import Array
from hipspine.synthesis.bivariate.study_table import StudyTable

SPARE = 3


class MetaRegression(msgspec.Struct, frozen=True):
    """A model in which both mean logits depend on a covariate, and tests of whether they need to.

    `columns`: what each coefficient stands for, the constant first; a word compares a subgroup with the
    first one, `centre` is what a number is counted from (its mean over the studies). `both`, `sensitivity`,
    `specificity`: tests that the covariate changes neither, not the first, not the second. `spread_before`
    and `full.spreads`: SDs and correlation between studies without and with it.
    """

    covariate: str
    columns: tuple[str, ...]
    centre: float
    full: Regression
    both: RatioTest
    sensitivity: RatioTest
    specificity: RatioTest
    spread_before: tuple[float, float, float | None]


def meta_regression(
    tables: Sequence[StudyTable], values: Sequence[float] | Sequence[str], covariate: str = "", nodes: int = NODES
) -> MetaRegression:
    """Fit the exact bivariate model with one covariate: a number or a word (subgroup) a study.

    One between-study matrix for all studies (for subgroups with their own use `compare_tests` with
    separate spreads). Raises CannotFit where there are fewer than 3 studies more than coefficients of one
    measure, where a subgroup has a single study or an infinite mean, and where the covariate is the same
    everywhere; ValueError unless there is one value a table. A covariate found by looking at several is a
    guess, not a finding: the tests take it as chosen beforehand.
    """
    check(tables)
    if len(values) != len(tables):
        raise ValueError("one value of the covariate a table")
    columns, centre, design = _design(tables, values)
    if len(tables) < len(columns) + SPARE:
        raise CannotFit(f"{len(tables)} studies are too few for {len(columns)} coefficients of each measure")
    constant = [[1.0]] * len(tables)
    full = fit_regression(tables, design, design, nodes=nodes)
    none = fit_regression(tables, constant, constant, nodes=nodes)
    steps = len(columns) - 1
    return MetaRegression(
        covariate,
        columns,
        centre,
        full,
        ratio_test(full, none, 2 * steps),
        ratio_test(full, fit_regression(tables, constant, design, nodes=nodes), steps),
        ratio_test(full, fit_regression(tables, design, constant, nodes=nodes), steps),
        none.spreads[0],
    )


def coefficient(found: MetaRegression, side: Side, place: int, level: float = 0.95) -> Interval:
    """A coefficient (logit scale) with its profile interval; place 0 is the constant, then as `columns`."""
    return _interval(found.full, _direction(found, side, _unit(place, len(found.columns))), level, natural=False)


def predicted(found: MetaRegression, side: Side, value: float | str, level: float = 0.95) -> Interval:
    """Sensitivity or specificity of the median study with that value of the covariate, with its profile interval.

    Raises ValueError for a subgroup that is not among the studies. Outside the range of the studies a number
    is carried on along the line: a guess.
    """
    if isinstance(value, str):
        if value not in found.columns:
            raise ValueError(f"no subgroup {value!r}; there are {', '.join(found.columns)}")
        place = found.columns.index(value)
        row = _unit(0, len(found.columns)) + (_unit(place, len(found.columns)) if place else 0)
    else:
        row = np.array([1.0, value - found.centre])
    return _interval(found.full, _direction(found, side, row), level, natural=True)


def _design(
    tables: Sequence[StudyTable], values: Sequence[float] | Sequence[str]
) -> tuple[tuple[str, ...], float, list[list[float]]]:
    words = [value for value in values if isinstance(value, str)]
    if words and len(words) < len(values):
        raise ValueError("words and numbers in one covariate")
    known = list(dict.fromkeys(values))
    if len(known) < 2:
        raise CannotFit("the covariate is the same in all studies")
    if not words:
        numbers = [float(value) for value in values]
        centre = sum(numbers) / len(numbers)
        return ("constant", "per unit"), centre, [[1.0, number - centre] for number in numbers]
    for word in known:
        own = [table for table, value in zip(tables, values, strict=True) if value == word]
        if len(own) < 2:
            raise CannotFit(f"{word}: a single study is no subgroup")
        for cell in ("tp", "fn", "tn", "fp"):
            if all(getattr(table, cell) == 0 for table in own):
                raise CannotFit(f"{word}: {cell} is 0 in every study, so a mean is infinite")
    rows = [[1.0, *(float(value == word) for word in known[1:])] for value in values]
    return tuple(map(str, known)), 0.0, rows


def _unit(place: int, size: int) -> Array:
    return np.asarray(np.eye(size)[place])


def _direction(found: MetaRegression, side: Side, row: Array) -> Array:
    """`row` at the coefficients of one measure, 0 elsewhere."""
    if side not in ("sensitivity", "specificity"):
        raise ValueError(f"{side!r} is neither sensitivity nor specificity")
    whole = np.zeros(found.full.likelihood.size)
    start = 0 if side == "sensitivity" else len(found.full.sensitivity)
    whole[start : start + len(row)] = row
    return whole


def _interval(full: Regression, direction: Array, level: float, *, natural: bool) -> Interval:
    def target(at: Array) -> tuple[float, Array]:
        return float(direction @ at), direction

    scale = expit if natural else float
    return from_profile(full.likelihood, full.top, target, quantile(level) ** 2 / 2, scale)
