"""The threshold of action follows from what acting late, without need or in error costs."""

from __future__ import annotations

import itertools

import pytest

from hipspine.diagnosis.act_on import with_costs
from hipspine.diagnosis.action_thresholds import ActionThreshold
from hipspine.diagnosis.library import Library
from hipspine.treatment.costs import COST_WORDS, ActionPoint, Cost, SourceCosts, action_point

UNITS = {"none": 0.0, "slight": 0.5, "moderate": 1.0, "serious": 2.0, "grave": 4.0}


def costs(late: str, needless: str, wrong: str) -> SourceCosts:
    return SourceCosts("x", "act", *(Cost(word, "because") for word in (late, needless, wrong)))


@pytest.mark.parametrize(
    ("late", "needless", "wrong"), [*itertools.product(COST_WORDS[1:], COST_WORDS[1:], COST_WORDS)]
)
def test_acting_gains_nothing_at_the_threshold_and_more_above(late: str, needless: str, wrong: str) -> None:
    point = action_point(costs(late, needless, wrong), UNITS)

    def gain(p: float) -> float:
        return p * UNITS[late] - (1 - p) * (UNITS[needless] + UNITS[wrong])

    assert gain(point.probability) == pytest.approx(0, abs=1e-12)
    assert gain(point.probability + 0.01) > 0 > gain(point.probability - 0.01)
    assert point.weight == UNITS[late]


def test_what_kills_is_acted_on_early_and_what_cannot_be_undone_late(library: Library) -> None:
    thresholds = library.model.thresholds
    assert thresholds["cauda_equina"].probability < thresholds["sij_pain"].probability
    assert thresholds["sij_pain"].probability < thresholds["hip_oa"].probability
    assert thresholds["sagittal_imbalance"].probability > thresholds["disc_pain"].probability


def test_costs_make_what_must_not_be_missed_only_more_urgent(library: Library) -> None:
    for source in library.vocabulary.sources.values():
        threshold = library.model.thresholds[source.id]
        if source.must_not_miss:
            assert threshold.probability <= 0.1, source.id
            assert threshold.weight >= 4, source.id


def test_a_source_named_in_the_model_file_keeps_its_threshold() -> None:
    given = {"a": ActionThreshold(0.3, 2.0, "named"), "b": ActionThreshold(0.5, 1.0, "by kind")}
    points = {name: ActionPoint(0.75, 1.0, "costs") for name in given}
    moved = with_costs(given, ["a"], [], points)
    assert moved["a"] == given["a"]
    assert moved["b"].probability == 0.75


def test_every_threshold_says_why(library: Library) -> None:
    assert set(library.model.thresholds) == set(library.vocabulary.sources)
    assert all(len(one.why) > 40 for one in library.model.thresholds.values())
