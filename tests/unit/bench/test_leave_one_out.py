"""Predicting the figures of a study from other studies."""

from __future__ import annotations

from math import log

import msgspec
import numpy as np
import pytest

from hipspine.bench.leave_one_out.left_out import LeftOut
from hipspine.bench.leave_one_out.question import Figure, Question, questions
from hipspine.bench.leave_one_out.render import render_left_out
from hipspine.bench.leave_one_out.run import run_leave_one_out
from hipspine.bench.leave_one_out.split import held_out
from hipspine.bench.leave_one_out.summary import way_score
from hipspine.bench.leave_one_out.ways import predictive, put_together
from hipspine.bench.predicted_count import predicted_count
from hipspine.diagnosis.library import Library
from hipspine.synthesis import EffectiveCounts, Spread

SPREAD = Spread(0.5, 4, 0.8)


@pytest.fixture(scope="module")
def found(library: Library) -> tuple[LeftOut, ...]:
    return run_leave_one_out(library)


@pytest.fixture(scope="module")
def asked(library: Library) -> tuple[Question, ...]:
    return questions(library.studies, library.model.settings.spread)


def test_nobody_stands_twice_in_a_question(asked: tuple[Question, ...]) -> None:
    for question in asked:
        people = [(figure.fact.group.cohort, figure.fact.group.id) for figure in question.figures]
        assert len(set(people)) == len(people), question.name
        assert all(figure.fact.use == "yes" for figure in question.figures)


def test_one_question_has_one_definition(asked: tuple[Question, ...]) -> None:
    for question in asked:
        facts = [figure.fact for figure in question.figures]
        assert len({fact.about.finding for fact in facts}) == 1
        assert len({(fact.kind, fact.role) for fact in facts}) == 1
        if question.kind in ("rate", "proxy", "share", "clinic"):
            assert len({(fact.about.source, fact.about.case) for fact in facts}) == 1


def test_a_third_of_the_studies_is_held_out(library: Library) -> None:
    share = sum(map(held_out, library.studies.values())) / len(library.studies)
    assert 0.27 < share < 0.40


def test_a_new_name_does_not_move_a_study(library: Library) -> None:
    for study in list(library.studies.values())[:20]:
        renamed = msgspec.structs.replace(study, id=f"{study.id}-renamed", aliases=(*study.aliases, study.id))
        assert held_out(renamed) == held_out(study)


def test_the_held_out_are_neither_scored_nor_used(library: Library, found: tuple[LeftOut, ...]) -> None:
    aside = {study.id for study in library.studies.values() if held_out(study)}
    assert not aside & {one.study for one in found}
    asked = questions(library.studies, library.model.settings.spread)
    seen = {question.name: set(question.studies) - aside for question in asked}
    assert all(one.others == len(seen[one.question] - {one.study}) for one in found)


def test_a_study_does_not_predict_itself(library: Library, asked: tuple[Question, ...]) -> None:
    """What is predicted for a figure does not move when the figure does."""
    question = next(one for one in asked if len(one.studies) == 3)
    target, *others = question.figures
    moved = Figure(target.fact, EffectiveCounts(target.fact.id, 0.0, target.counts.total))
    before, after = (predictive(others, one, SPREAD, 0.4) for one in (target, moved))
    assert before == pytest.approx(after)


def test_one_other_study_counts_the_spread_twice(asked: tuple[Question, ...]) -> None:
    """The one that is known stands apart from the median study, and so will the new one."""
    target, other, *_ = next(one for one in asked if len(one.studies) > 1).figures
    known = Figure(other.fact, EffectiveCounts(other.fact.id, 3000.0, 10000.0))
    logits = _logit(predictive([known], target, SPREAD, 0.0))
    assert logits.mean() == pytest.approx(log(3 / 7))
    assert logits.std() == pytest.approx((2 * 0.5**2 + 1 / 3000 + 1 / 7000) ** 0.5, rel=0.01)
    assert _logit(put_together([known])).std() == pytest.approx((1 / 3000 + 1 / 7000) ** 0.5, rel=0.01)


def test_the_interval_score_is_width_and_twenty_times_the_distance() -> None:
    def score(events: int) -> float:
        count = predicted_count(np.array([0.5]), events, 100, 0.9)
        one = LeftOut("q", "sens", "a/b", "a", 1, False, False, {"predictive": count})
        return one.score("predictive") - one.width("predictive")

    assert score(50) == 0
    assert score(20) == pytest.approx(20 * (log(42.5 / 58.5) - log(20.5 / 80.5)))


def test_the_intervals_hold_what_they_should(found: tuple[LeftOut, ...]) -> None:
    """About 90% of the figures that the model uses; well above what pooling without a spread does."""
    inputs = [one for one in found if one.input]
    ours, pooled = (way_score(inputs, way) for way in ("predictive", "pooled"))
    assert ours.low <= 0.9 <= ours.high
    assert pooled.high < 0.9
    assert ours.score < pooled.score


def test_the_text_fits_and_names_every_miss(found: tuple[LeftOut, ...]) -> None:
    text = render_left_out(found, "title")
    assert max(len(line) for line in text.splitlines()) <= 80
    misses = [one.fact for one in found if not one.counts["predictive"].hit]
    assert [fact for fact in misses if fact not in text.replace("\n    ", " ")] == []


def _logit(chances: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    return np.asarray(np.log(chances / (1 - chances)))
