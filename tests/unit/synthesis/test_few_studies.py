"""One, two or three studies, and tables in which nobody or everybody is positive."""

from __future__ import annotations

import math

import pytest

from hipspine.synthesis import EffectiveCounts, Spread, pool_accuracy
from hipspine.synthesis.bivariate import (
    CannotFit,
    StudyTable,
    fit_accuracy,
    fit_bivariate,
    interval_covariance,
    study_tables,
)
from hipspine.synthesis.bivariate.pooled import pool_tables

SPREAD = Spread(0.5, 4, 0.8)
FOUR = study_tables([(23, 7, 4, 26), (40, 5, 10, 60), (12, 3, 2, 30), (30, 9, 9, 50)])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_refused_without_a_spread_and_wider_with_one_the_fewer_there_are(count):
    with pytest.raises(CannotFit, match=f"{count} studies"):
        fit_accuracy(FOUR[:count])
    fit = fit_accuracy(FOUR[:count], SPREAD)
    assert fit.model == "assumed_spread"
    assert fit.between_correlation is None
    assert all(variance >= SPREAD.floor(count) ** 2 - 1e-12 for variance in fit.between_variance)
    assert f"{SPREAD.floor(count):.2f}" in fit.note


def test_one_study_carries_the_spread_between_studies_in_its_interval():
    fit = fit_accuracy(FOUR[:1], SPREAD)
    assert fit.logit_covariance[0][0] == pytest.approx(1 / 23 + 1 / 4 + 0.25)
    assert fit.sensitivity == pytest.approx(23 / 27)


@pytest.mark.parametrize(
    ("column", "reason"), [(0, "true positive"), (1, "false positive"), (2, "false negative"), (3, "true negative")]
)
def test_an_infinite_mean_is_refused_with_its_reason(column, reason):
    rows = [[20, 5, 6, 30], [15, 4, 4, 40], [30, 6, 9, 35], [12, 2, 3, 18], [22, 5, 7, 50]]
    for row in rows:
        row[column] = 0
    tables = study_tables(rows)
    with pytest.raises(CannotFit, match=reason):
        fit_bivariate(tables)
    fit = fit_accuracy(tables, SPREAD)
    assert fit.model == "assumed_spread"
    assert all(math.isfinite(mean) for mean in fit.logit_mean)


def test_no_study_and_a_study_twice():
    with pytest.raises(CannotFit, match="no study"):
        fit_bivariate([])
    with pytest.raises(CannotFit, match="more than one table"):
        fit_accuracy([*FOUR, FOUR[0]], SPREAD)


@pytest.mark.parametrize("cells", [(-1, 2, 3, 4), (0, 0, 0, 0), (float("nan"), 1, 1, 1), (float("inf"), 1, 1, 1)])
def test_impossible_tables(cells):
    with pytest.raises(ValueError, match="x:"):
        StudyTable("x", *cells)


def test_four_studies_go_into_the_model_as_a_pair():
    sens = [EffectiveCounts(f"s{t.study}/a", t.tp, t.diseased) for t in FOUR]
    spec = [EffectiveCounts(f"s{t.study}/a", t.tn, t.healthy) for t in FOUR]
    pooled = pool_accuracy("link/x/y", sens, spec, SPREAD, "measured")
    fit = fit_bivariate(FOUR)
    assert pooled.mean == fit.logit_mean
    assert pooled.covariance == (fit.logit_covariance or interval_covariance(fit))
    assert pooled.covariance[1][1] > fit.held_covariance[1][1], "on a boundary the held width is too narrow"
    assert pooled.between == fit.between
    assert pooled.method.startswith("bivariate binomial-normal, 4 studies")
    three = pool_accuracy("link/x/y", sens[:3], spec[:3], SPREAD, "measured")
    assert three.covariance[0][1] == 0
    assert "each on its own" in three.method


def test_studies_without_healthy_people_still_speak_of_sensitivity():
    fit = fit_bivariate([*FOUR, StudyTable("5", 50, 0, 10, 0)])
    assert math.isfinite(fit.log_likelihood)
    assert fit.sensitivity != fit_bivariate(FOUR).sensitivity


def test_the_json_has_every_key_and_says_why_there_is_no_number():
    keys = {
        *("sensitivity", "specificity", "logit_mean", "logit_covariance", "between_variance"),
        *("between_correlation", "log_likelihood", "boundary", "refused"),
    }
    full, none = pool_tables(FOUR, SPREAD).to_dict(), pool_tables(FOUR[:2]).to_dict()
    for name in ("exact", "logit_normal"):
        assert keys <= full[name].keys()
        assert keys <= none[name].keys()
    assert "2 studies" in none["exact"]["refused"]
    assert none["exact"]["sensitivity"] is None
    assert none["assumed_spread"] is None
    assert pool_tables(FOUR[:2], SPREAD).to_dict()["assumed_spread"]["sensitivity"]["estimate"] > 0.5
