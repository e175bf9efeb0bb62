"""Every published table beside lme4 and metafor (R), each within the accuracy of its own method.

lme4 maximises the Laplace approximation, so it is compared with one quadrature node here, at a strict tolerance of its
inner loop. metafor's rma.mv is the logit-normal REML model, rma.glmm the exact binomial-normal model of proportions,
rma with test = "adhoc" REML with Hartung and Knapp's interval, never shorter than the usual one.
"""

from __future__ import annotations

import math
import subprocess
from pathlib import Path

import pytest

from hipspine.synthesis import fit_binomial_normal, fit_random_effects
from hipspine.synthesis.bivariate import fit_bivariate, fit_logit_normal, meta_regression
from published.tables import FILE, datasets

NAMES = sorted(datasets())


@pytest.fixture(scope="module")
def peer() -> dict[tuple[str, str], list[float]]:
    command = ["Rscript", "--vanilla", str(Path(__file__).with_name("fit.R")), str(FILE)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stderr
    found = {}
    for line in done.stdout.splitlines():
        kind, name, *numbers = line.split()
        found[kind, name] = [float(number) for number in numbers]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_lme4(peer, name):
    value, sens, spec, *spread = peer["glmer", name]
    fit = fit_bivariate(datasets()[name], nodes=1)
    assert fit.log_likelihood == pytest.approx(value, abs=2e-4)
    assert fit.logit_mean == (pytest.approx(sens, abs=2e-3), pytest.approx(spec, abs=2e-3))
    assert fit.between_variance == (pytest.approx(spread[0], abs=5e-3), pytest.approx(spread[1], rel=5e-3, abs=5e-3))
    assert fit.between_correlation == pytest.approx(spread[2], abs=5e-3)


@pytest.mark.parametrize("name", NAMES)
def test_the_exact_model_lies_within_the_laplace_error(peer, name):
    value, sens, spec, *_ = peer["glmer", name]
    fit = fit_bivariate(datasets()[name])
    assert value == pytest.approx(fit.log_likelihood, abs=0.25)
    assert (sens, spec) == (pytest.approx(fit.logit_mean[0], abs=0.01), pytest.approx(fit.logit_mean[1], abs=0.01))


@pytest.mark.parametrize("name", NAMES)
def test_metafor_reml(peer, name):
    if ("reml", name) not in peer:
        assert fit_logit_normal(datasets()[name]).boundary  # metafor does not converge on a boundary
        return
    value, sens, spec, var_sens, var_spec, rho, *errors = peer["reml", name]
    fit = fit_logit_normal(datasets()[name])
    # metafor adds half the log determinant of X'X, which is log k here; mvmeta and mada do not.
    assert fit.log_likelihood + math.log(fit.studies) == pytest.approx(value, abs=1e-4)
    assert fit.logit_mean == (pytest.approx(sens, abs=1e-3), pytest.approx(spec, abs=1e-3))
    assert fit.between_variance == (pytest.approx(var_sens, abs=3e-3), pytest.approx(var_spec, abs=3e-3))
    if not fit.boundary:
        assert fit.between_correlation == pytest.approx(rho, abs=3e-3)
        assert [fit.logit_covariance[i][i] ** 0.5 for i in (0, 1)] == pytest.approx(errors, abs=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_metafor_proportions(peer, name):
    if ("proportion", name) not in peer:
        pytest.fail(f"rma.glmm gave nothing for {name}")
    mean, error, between = peer["proportion", name]
    fit = fit_binomial_normal([t.tp for t in datasets()[name]], [t.diseased for t in datasets()[name]])
    assert fit.mean == pytest.approx(mean, abs=1e-3)
    assert fit.between == pytest.approx(between, abs=2e-3)
    assert fit.standard_error == pytest.approx(error, abs=2e-3)


@pytest.mark.parametrize("name", NAMES)
def test_metafor_random_effects(peer, name):
    mean, error, variance, low, high = peer["effects", name]
    tables = datasets()[name]
    some = any(table.has_empty_cell for table in tables)
    used = [table.plus(0.5) if some else table for table in tables]
    fit = fit_random_effects(
        [math.log(table.tp / table.fn) for table in used], [math.sqrt(1 / table.tp + 1 / table.fn) for table in used]
    )
    assert fit.mean == pytest.approx(mean, abs=1e-5)
    assert fit.between_variance == pytest.approx(variance, abs=1e-5)
    assert fit.knapp_error == pytest.approx(error, abs=1e-5)
    assert (fit.low, fit.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_lme4_with_a_covariate(peer):
    chi_squared, sens, spec, sens_step, spec_step = peer["covariate", "antiCCP"]
    tables = datasets()["antiCCP"]
    found = meta_regression(tables, ["first" if int(t.study) <= 8 else "second" for t in tables], nodes=1)
    assert found.both.chi_squared == pytest.approx(chi_squared, abs=1e-3)
    assert found.full.sensitivity == (pytest.approx(sens, abs=2e-3), pytest.approx(sens_step, abs=2e-3))
    assert found.full.specificity == (pytest.approx(spec, abs=2e-3), pytest.approx(spec_step, abs=2e-3))
