"""NORspine register 2023: acceptable state a year after lumbar operations, by the number of earlier ones.

Printed: 66% without an earlier operation, 22% after four or more, and odds ratios of not reaching it of 2.1, 2.6, 4.4
and 6.9. The last share is no input: the odds ratio on the first must give it.
"""

from __future__ import annotations

import pytest

from hipspine import api
from hipspine.treatment.fact_use import FactUse
from hipspine.treatment.ladder import climb
from hipspine.treatment.outcome_recipe import Step
from hipspine.treatment.pool_outcome import pool_outcome

FACTS = ("one-earlier", "two-earlier", "three-earlier", "four-or-more-earlier")


@pytest.fixture(scope="module")
def ladder() -> list[float]:
    library = api.load()
    spread = library.model.settings.spread
    base = pool_outcome("x", [FactUse("norspine-2023/acceptable-first")], library.studies, spread)
    steps = [Step(n, f"norspine-2023/{name}-operations") for n, name in enumerate(FACTS, 1)]
    return [one.value or 0.0 for one in (base, *climb(base, steps, library.studies, spread))]


def test_the_share_after_four_or_more_is_the_printed_one(ladder: list[float]) -> None:
    printed = api.load().studies.fact("norspine-2023/acceptable-fifth-or-later").fraction("proportion")
    assert ladder[0] == pytest.approx(0.66, abs=0.005)
    assert ladder[-1] == pytest.approx(printed, abs=0.005)


def test_each_step_by_hand(ladder: list[float]) -> None:
    failing = 0.34 / 0.66
    by_hand = [1 / (1 + failing * ratio) for ratio in (1, 2.1, 2.6, 4.4, 6.9)]
    assert ladder == pytest.approx(by_hand, abs=1e-9)


def test_the_popular_ladder_is_not_what_the_register_shows(ladder: list[float]) -> None:
    """The rule of thumb 50, 30, 15, 5 per cent falls far faster."""
    popular = (0.5, 0.3, 0.15, 0.05)
    assert all(found > told + 0.1 for found, told in zip(ladder, popular, strict=False))
