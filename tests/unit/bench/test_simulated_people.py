"""People drawn for benchmarks/calibration.py: drawn as the model says, answered as the engine answers."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

from hipspine.diagnosis.library import Library
from hipspine.diagnosis.network import Network
from hipspine.diagnosis.posterior import infer
from house.source import ROOT

PEOPLE = 20_000


@pytest.fixture(scope="module")
def made(library: Library) -> Any:
    """The module and one kind of person, made with few draws."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import simulated_people
    finally:
        sys.path.pop(0)
    patch = pytest.MonkeyPatch()
    patch.setattr(simulated_people, "INTERVAL_DRAWS", 20)
    patch.setattr(simulated_people, "TRUTHS", 10)
    patch.setattr(simulated_people, "PEOPLE", simulated_people.PEOPLE[:1])
    yield simulated_people, simulated_people.kinds(library)[0]
    patch.undo()


def test_as_many_hurt_as_the_model_says(made: Any) -> None:
    module, kind = made
    random = np.random.default_rng(0)
    people = module.simulate(kind, module.choose(kind, random, 8), 25, random, PEOPLE)
    found = infer(kind.complaint.pick(np.array([25]))).sources()
    wanted = np.array([found[source][0] for source in kind.sources])
    error = np.sqrt(wanted * (1 - wanted) / PEOPLE)
    assert np.all(np.abs(people.active.mean(axis=0) - wanted) < 5 * error + 1e-4)


def test_findings_are_as_frequent_as_the_engine_says(made: Any) -> None:
    module, kind = made
    random = np.random.default_rng(1)
    signals = module.choose(kind, random, 8)
    people = module.simulate(kind, signals, 0, random, PEOPLE)
    complaint = kind.complaint.pick(slice(0, 1))
    alone = infer(complaint).evidence[0]
    for i, signal in enumerate(signals):
        one = Network(kind.complaint.nodes, (*kind.complaint.signals, signal)).pick(slice(0, 1))
        assert people.present[:, i].mean() == pytest.approx(infer(one).evidence[0] / alone, abs=0.02)


def test_correlated_findings_keep_their_frequency_and_agree_more(made: Any) -> None:
    module, kind = made
    random = np.random.default_rng(2)
    signals = module.choose(kind, random, 3)
    apart, tied = (
        module.simulate(kind, signals, 0, random, PEOPLE, dependence=dependence).present for dependence in (0.0, 0.8)
    )
    assert tied.mean(axis=0) == pytest.approx(apart.mean(axis=0), abs=0.025)
    together = [signals[0].group == signal.group for signal in signals]
    assert sum(together) > 1
    both = [np.mean(present[:, together].all(axis=1)) for present in (apart, tied)]
    assert both[1] > both[0]


def test_many_patterns_at_once_are_answered_as_each_alone(made: Any) -> None:
    module, kind = made
    random = np.random.default_rng(3)
    for groups in (3, 8):
        signals = module.choose(kind, random, groups)
        patterns = random.random((6, len(signals))) < 0.5
        each = np.stack([module.answer(kind, signals, pattern, slice(0, 1))[:, 0] for pattern in patterns])
        assert module.answers(kind, signals, patterns) == pytest.approx(each, abs=1e-12)


def test_the_truth_is_a_column_of_the_draws(made: Any) -> None:
    module, kind = made
    random = np.random.default_rng(4)
    signals = module.choose(kind, random, 8)
    present = random.random(8) < 0.5
    column = module.answer(kind, signals, present, np.array([0, 25]))[:, 1]
    assert module.truth_answer(kind, signals, present, 25, {}) == pytest.approx(column)


def test_priors_off_by_two_double_the_odds(made: Any) -> None:
    module, kind = made
    node = next(one for one in kind.complaint.nodes if len({state[0][0] for state in one.states[1:]}) == 1)
    source = node.states[1][0][0]
    twice = next(one for one in module.truth_nodes(kind.complaint, 0, {source: 2.0}) if one.id == node.id)
    before, after = (1 / table.prior[0, 0] - 1 for table in (node, twice))
    assert after == pytest.approx(2 * before)
