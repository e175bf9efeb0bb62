"""All that is known about treatment, compiled once with the rest of the evidence."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.evidence.studies import Studies
from hipspine.synthesis import Spread
from hipspine.treatment.compiled_outcome import CompiledOption, JudgedWords, compile_outcome
from hipspine.treatment.costs import ActionPoint, SourceCosts, action_point
from hipspine.treatment.dislocation_evidence import DislocationEvidence, compile_dislocation
from hipspine.treatment.option_recipe import SourceTreatment
from hipspine.treatment.order_evidence import OrderEvidence, compile_order
from hipspine.treatment.treatment_data import TreatmentData


class CompiledSource(msgspec.Struct, frozen=True):
    """The options of one source with their figures, its costs and the point from which to act."""

    source: str
    costs: SourceCosts
    act: ActionPoint
    options: tuple[CompiledOption, ...]
    note: str = ""


class TreatmentEvidence(msgspec.Struct, frozen=True):
    """By source; empty where the data hold no treatment at all."""

    sources: Mapping[str, CompiledSource] = {}
    dislocation: DislocationEvidence | None = None
    order: OrderEvidence | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of every fact an outcome of an option rests on."""
        used = (
            fact
            for source in self.sources.values()
            for option in source.options
            for outcome in option.outcomes
            for fact in outcome.pooled.facts
        )
        return tuple(dict.fromkeys(used))


def compile_treatment(data: TreatmentData, studies: Studies, spread: Spread, words: JudgedWords) -> TreatmentEvidence:
    """Pool everything; InputError with every recipe that cannot be pooled."""
    problems: list[Problem] = []
    sources = {name: _source(one, data, studies, spread, words, problems) for name, one in data.sources.items()}
    dislocation = order = None
    try:
        dislocation = compile_dislocation(data.dislocation, studies, spread)
        order = compile_order(data.order, studies, spread, words)
    except ValueError as error:
        problems.append(_unusable(error))
    if problems:
        raise InputError(problems)
    return TreatmentEvidence(sources, dislocation, order)


def _source(
    one: SourceTreatment,
    data: TreatmentData,
    studies: Studies,
    spread: Spread,
    words: JudgedWords,
    problems: list[Problem],
) -> CompiledSource:
    options = []
    for option in one.options:
        outcomes = []
        for index, recipe in enumerate(option.outcomes):
            try:
                key = f"treatment/{one.source}/{option.treatment}/{index}"
                outcomes.append(compile_outcome(key, recipe, studies, spread, words))
            except ValueError as error:
                problems.append(_unusable(error))
        options.append(CompiledOption(option, tuple(outcomes)))
    return CompiledSource(one.source, one.costs, action_point(one.costs, data.units), tuple(options), one.note)


def _unusable(error: ValueError) -> Problem:
    return Problem("unusable-outcome", "", None, str(error), file="treatment")
