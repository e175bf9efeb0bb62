"""Scores of hand-made predictions."""

from __future__ import annotations

import json
import random

import pytest

from hipspine.bench.case_score import Alarm
from hipspine.bench.render import render, render_cases
from hipspine.bench.scores import scores_of
from hipspine.bench.summary import mean, share
from hipspine.bench.truth import Truth
from unit.bench.make import scored, together

HIP = Truth("case-1", ("hip_oa",), post_fusion=True)
SIJ = Truth("case-2", ("sij_pain",), ("sacroiliitis",), thin=True)
ROOT = Truth("case-3", ("radiculopathy_lower", "lumbar_stenosis"), usable_rows=False)
PERFECT = [
    (HIP, scored(HIP, model={"hip_oa": 1.0}, priors={"hip_oa": 0.2, "gtps": 0.4})),
    (SIJ, scored(SIJ, model={"sij_pain": 1.0}, priors={"sij_pain": 0.1, "sacroiliitis": 0.5})),
    (
        ROOT,
        scored(ROOT, model={"radiculopathy_lower": 1.0, "lumbar_stenosis": 1.0, "gtps": 0.0}, priors={"gtps": 0.4}),
    ),
]


def test_a_perfect_predictor_scores_one_one_one_zero() -> None:
    best = together(*PERFECT).summary("all", "before")
    assert (best.top_1.share, best.top_3.share, best.mean_reciprocal_rank.mean, best.brier.mean) == (1, 1, 1, 0)
    assert best.top_1.low == pytest.approx(0.025 ** (1 / 3))
    assert (best.mean_reciprocal_rank.low, best.mean_reciprocal_rank.high) == (1, 1)


def test_scores_with_known_answers() -> None:
    found = together(*PERFECT).summary("all", "before", "priors")
    assert (found.top_1.hits, found.top_3.hits, found.cases) == (1, 2, 3)
    assert found.mean_reciprocal_rank.mean == pytest.approx((1 / 2 + 1 + 0) / 3)
    assert found.brier.mean == pytest.approx(((0.64 + 0.16) + 0.81 + (2 + 0.16)) / 3)


def test_the_order_of_cases_does_not_matter() -> None:
    shuffled = list(PERFECT)
    random.Random(1).shuffle(shuffled)
    assert together(*shuffled).to_json() == together(*PERFECT).to_json()
    assert together(*reversed(PERFECT)).to_json() == together(*PERFECT).to_json()


def test_groups() -> None:
    scores = together(*PERFECT)
    sizes = {one.group: one.cases for one in scores.summaries if one.method == "model"}
    assert sizes == {"all": 3, "clean": 2, "fused": 1, "clean_fused": 1, "no_usable_row": 1, "usable_rows": 2}
    assert scores.silence["all"] == pytest.approx(4 / 3)
    with pytest.raises(KeyError):
        scores.summary("all", "all")


def test_the_gain_is_paired() -> None:
    gain = next(one for one in together(*PERFECT).gains if one.group == "all")
    assert gain.mean_reciprocal_rank.mean == pytest.approx((1 / 2 + 0 + 1) / 3)
    assert gain.brier.mean < 0


def test_alarms_count_the_true_sources_that_must_not_be_missed() -> None:
    first = Alarm(("a",), ("a",), ("a", "b"), ("c", "d"))
    second = Alarm(("c", "e"), (), (), ("c", "e", "f", "g"))
    scores = together(
        (HIP, scored(HIP, alarm=first, model={"hip_oa": 1.0})), (SIJ, scored(SIJ, alarm=second, model={"gtps": 1.0}))
    )
    found = next(one for one in scores.alarms if one.group == "all")
    assert (found.sensitivity.hits, found.sensitivity.of) == (1, 3)
    assert (found.triggered, found.open) == (1, 3)


def test_nothing_to_score() -> None:
    with pytest.raises(ValueError, match="no case"):
        scores_of([], [], "x")
    with pytest.raises(ValueError, match="no mean"):
        mean([])
    assert share(0, 0).share is None


def test_the_tables_fit_and_name_what_they_hold() -> None:
    scores = together(*PERFECT, (HIP, scored(HIP, "all", model={}, priors={})))
    text = render(scores, cases=True)
    assert max(map(len, text.splitlines())) <= 80
    assert "all: 3 cases" in text
    assert "with all tests" in text
    assert "after a lumbar fusion: 1 case\n" in text
    assert render_cases(scores) in text
    assert "hip_oa 1.00" in text
    assert "no answer" in text


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ({"hip_oa": 1.0}, "1/rank better, Brier better"),
        ({"hip_oa": 0.01, "gtps": 1.0, "sij_pain": 1.0}, "1/rank worse, Brier worse"),
        ({"hip_oa": 0.2, "gtps": 0.4}, "1/rank not told apart, Brier not told apart"),
    ],
)
def test_the_tables_say_in_words_who_was_better(model: dict[str, float], words: str) -> None:
    cases = [Truth(f"case-{number}", ("hip_oa",)) for number in range(4)]
    scores = together(*[(one, scored(one, model=model, priors={"hip_oa": 0.2, "gtps": 0.4})) for one in cases])
    assert f"against priors only: {words}." in render(scores)


def test_as_json() -> None:
    parsed = json.loads(together(*PERFECT).to_json())
    assert parsed["schema"] == "hipspine.bench/1"
    assert parsed["cases"][0]["results"]["model"]["top"] == [{"source": "hip_oa", "probability": 1.0}]
    assert parsed["truths"][0]["sources"] == ["hip_oa"]
