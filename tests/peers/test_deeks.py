"""Deeks' test of every published data set beside R's lm."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hipspine.synthesis.deeks import deeks_test
from published.tables import FILE, datasets


@pytest.fixture(scope="module")
def by_r() -> dict[str, list[float]]:
    command = ["Rscript", "--vanilla", str(Path(__file__).with_name("deeks.R")), str(FILE)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    rows = (line.split() for line in done.stdout.splitlines())
    return {name: [float(number) for number in numbers] for name, *numbers in rows}


@pytest.mark.parametrize("name", sorted(datasets()))
def test_lm(by_r, name):
    found = deeks_test(datasets()[name])
    assert [found.slope, found.standard_error, found.intercept, found.p] == pytest.approx(by_r[name], rel=1e-8)
