"""The bench run once for all tests of this folder."""

from __future__ import annotations

import pytest

from hipspine.bench.scores import Scores
from hipspine.diagnosis.library import Library
from hipspine.io.load import load
from hipspine.io.read_bench import Bench, read_bench, run_bench


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture(scope="session")
def bench(library: Library) -> Bench:
    return read_bench(library.vocabulary)


@pytest.fixture(scope="session")
def scores(library: Library) -> Scores:
    return run_bench(library)
