"""Three ways of answering the same question, at the central parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from hipspine.bench.prediction import ROUNDING, Prediction
from hipspine.bench.single_cause import single_cause
from hipspine.diagnosis.build_network import Question, build_network
from hipspine.diagnosis.conditions_here import is_fused
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.likely_sets import none_of_these
from hipspine.diagnosis.network import Network
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.posterior import infer
from hipspine.person.case import Case
from hipspine.vocabulary.unmodelled import UNMODELLED

Method = Callable[[Question], Prediction]


def ask(case: Case, library: Library) -> Question:
    """The question of a case at the central parameters, without draws."""
    return build_network(case, Parameters(library, 0, fused=is_fused(case)))


def model(question: Question) -> Prediction:
    """The model with every finding (model.md 1 to 6)."""
    return _exact(question.network)


def priors_only(question: Question) -> Prediction:
    """The prior given the complaint: that it hurts and on which side, and no other finding."""
    return _exact(question.complaint)


METHODS: Final[Mapping[str, Method]] = {"model": model, "priors": priors_only, "single": single_cause}
TITLES: Final[Mapping[str, str]] = {"model": "model", "priors": "priors only", "single": "single cause"}


def _exact(network: Network) -> Prediction:
    inference = infer(network)
    if not float(inference.evidence[0]) > 0:
        return Prediction({}, 0.0, answered=False)
    found = {source: _within(row[0]) for source, row in inference.sources().items() if source != UNMODELLED}
    return Prediction(found, _within(none_of_these(network, inference)[0]))


def _within(value: float) -> float:
    """A sum of probabilities without what rounding put above 1 in the last digits."""
    return min(float(value), 1.0) if value < 1 + ROUNDING else float(value)
