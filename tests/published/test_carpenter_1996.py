"""Carpenter and others 1996, repair of lumbar pseudarthrosis, and Dede and others 2015: bone unites, pain stays.

Printed: 81 of 86 and 64 of 64 fused in the end; 19 of 72 a good or excellent result, 39 of 72 a poor one; 14 of 28 with
disc degeneration improved. Solid or not made no difference to the result.
"""

from __future__ import annotations

import pytest

from hipspine import api
from hipspine.treatment.compiled_outcome import CompiledOutcome


@pytest.fixture(scope="module")
def outcomes() -> list[CompiledOutcome]:
    options = {one.recipe.treatment: one for one in api.load().treatment.sources["pseudarthrosis"].options}
    return list(options["revision_fusion"].outcomes)


def share(outcomes: list[CompiledOutcome], fact: str) -> float:
    (one,) = [one for one in outcomes if fact in one.pooled.facts]
    assert one.pooled.value is not None
    return one.pooled.value


def test_the_printed_shares(outcomes: list[CompiledOutcome]) -> None:
    assert share(outcomes, "carpenter-1996/good-or-excellent") == pytest.approx(19 / 72)
    assert share(outcomes, "carpenter-1996/poor") == pytest.approx(39 / 72)
    assert share(outcomes, "dede-2015/well-being-disc-degeneration") == pytest.approx(14 / 28)


def test_union_far_above_a_good_result_and_pooled_over_both_series(outcomes: list[CompiledOutcome]) -> None:
    union = share(outcomes, "dede-2015/fused")
    assert union > 0.94
    assert union > 3 * share(outcomes, "carpenter-1996/good-or-excellent")
    (one,) = [one for one in outcomes if one.recipe.kind == "union"]
    assert one.pooled.facts == ("dede-2015/fused", "carpenter-1996/finally-fused")


def test_the_contradiction_is_shown_and_not_pooled(outcomes: list[CompiledOutcome]) -> None:
    (one,) = [one for one in outcomes if one.recipe.kind == "union"]
    assert [shown.fact for shown in one.beside] == ["derman-2019/nonunion-after-revision"]
