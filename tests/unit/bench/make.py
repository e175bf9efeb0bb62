"""Small truths, predictions and scored cases."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.bench.case_score import Alarm, CaseScore, result
from hipspine.bench.prediction import Prediction
from hipspine.bench.scores import Scores, scores_of
from hipspine.bench.truth import Truth

QUIET = Alarm((), (), (), ())


def prediction(none: float = 0.0, **probabilities: float) -> Prediction:
    return Prediction(probabilities, none)


def scored(truth: Truth, coding: str = "before", alarm: Alarm = QUIET, **methods: Mapping[str, float]) -> CaseScore:
    results = {name: result(Prediction(chances, 0.0), truth) for name, chances in methods.items()}
    return CaseScore(truth.case, coding, truth.sources, truth.also_accept, results, alarm)


def together(*pairs: tuple[Truth, CaseScore]) -> Scores:
    return scores_of([one for _, one in pairs], [truth for truth, _ in pairs], "2020-01-01-0123456789ab")
