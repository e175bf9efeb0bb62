"""The figures of the documentation are those that the program draws now, but for the last digits of a coordinate."""

from __future__ import annotations

import re

import pytest
from make_figures import FOLDER, made

NUMBER = re.compile(r"(?<![\w#])-?\d+(?:\.\d+)?(?![\w])")
NAMES = ("forest.svg", "sroc.svg", "funnel.svg", "fagan.svg")


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return made()


def test_all_are_there(drawn: dict[str, str]) -> None:
    assert sorted(drawn) == sorted(NAMES) == sorted(file.name for file in FOLDER.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_is_as_the_program_draws_it_now(drawn: dict[str, str], name: str) -> None:
    """Mended by: python scripts/make_figures.py"""
    kept = (FOLDER / name).read_text("utf-8")
    assert NUMBER.sub("#", kept) == NUMBER.sub("#", drawn[name])
    numbers = [[float(number) for number in NUMBER.findall(text)] for text in (kept, drawn[name])]
    assert numbers[0] == pytest.approx(numbers[1], abs=0.05)
