"""Rare events beside metafor (R): the hypergeometric-normal model (CM.EL) and fixed study effects (UM.FS)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hipspine.synthesis.rare_events import TwoArms, fit_odds_ratio


@pytest.fixture(scope="module")
def peer() -> dict[str, list[float]]:
    command = ["Rscript", "--vanilla", str(Path(__file__).with_name("rare_events.R"))]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stderr
    if done.stdout.startswith("lacking"):
        pytest.skip("rma.glmm needs BiasedUrn: apt-get install r-cran-biasedurn")
    lines = [line.split() for line in done.stdout.splitlines()]
    return {name: [float(number) for number in numbers] for name, *numbers in lines}


@pytest.fixture(scope="module")
def arms(peer) -> list[TwoArms]:
    columns = [peer[name] for name in ("events", "total", "other_events", "other_total")]
    return [TwoArms(str(place), *map(int, row)) for place, row in enumerate(zip(*columns, strict=True))]


@pytest.mark.parametrize("model", ["conditional", "unconditional"])
def test_metafor(peer, arms, model):
    mean, error, between = peer[model]
    fit = fit_odds_ratio(arms, model)
    assert fit.mean == pytest.approx(mean, abs=2e-3)
    assert fit.standard_error == pytest.approx(error, abs=3e-3)
    assert fit.between == pytest.approx(between, abs=3e-3)
    assert fit.studies + len(fit.silent) == len(arms) == 18
