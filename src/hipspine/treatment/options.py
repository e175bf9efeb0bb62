"""From likely sources to what can be done about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from hipspine.person.case import Case
from hipspine.person.condition import condition_states
from hipspine.treatment.compiled_outcome import CompiledOption
from hipspine.treatment.dislocation_risk import DislocationRisk, dislocation_of_case
from hipspine.treatment.forbidden import RuleOutState, waits_for
from hipspine.treatment.option import Option
from hipspine.treatment.outcome import outcome_for
from hipspine.treatment.treatment_evidence import CompiledSource, TreatmentEvidence
from hipspine.vocabulary.vocabulary import Vocabulary

LUMBAR = frozenset({"lumbar_fusion", "decompression", "discectomy"})


class Considered(msgspec.Struct, frozen=True):
    """A source on a side with its probability, as the answer gives it; None where the answer withholds it.

    `act_from` is the threshold of action in force for the source, with its reason.
    """

    source: str
    side: str
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    act_from: float = 0.5
    act_why: str = ""


class PersonHere(msgspec.Struct, frozen=True):
    """What the options need of a person, worked out once."""

    operations: int
    fused: bool
    signs: frozenset[str]
    dislocation: DislocationRisk | None


def earlier_operations(case: Case) -> int:
    """How many operations of the lumbar spine the person had: fusions, decompressions and discectomies entered."""
    return sum(operation.kind in LUMBAR for operation in case.operations)


def options_for(
    case: Case,
    considered: Iterable[Considered],
    states: Sequence[RuleOutState],
    vocabulary: Vocabulary,
    evidence: TreatmentEvidence,
    *,
    widen: float,
    version: str = "",
) -> tuple[Option, ...]:
    """Every option of the considered sources, in their order; the options of one source from the least to the most.

    `states` are those of the sources that must not be missed: what a triggered one forbids waits for it. `widen` is
    the SD by which figures from people without a fusion are widened for a person with one. A source without data
    gives no option.
    """
    fused = any(operation.kind == "lumbar_fusion" for operation in case.operations)
    here = PersonHere(
        earlier_operations(case), fused, signs_of(case, vocabulary), dislocation_of_case(case, evidence.dislocation)
    )
    return tuple(
        _option(place, known, option, here, states, vocabulary, widen if fused else 0.0, version)
        for place in considered
        if (known := evidence.sources.get(place.source)) is not None
        for option in known.options
    )


def signs_of(case: Case, vocabulary: Vocabulary) -> frozenset[str]:
    """Findings present and conditions that hold, on any side."""
    held = {one.finding for one in case.findings if one.state == "present"}
    for side in ("left", "right"):
        held |= {
            name for name, state in condition_states(case, side).items() if state and name in vocabulary.conditions
        }
    return frozenset(held)


def _option(
    place: Considered,
    known: CompiledSource,
    option: CompiledOption,
    here: PersonHere,
    states: Sequence[RuleOutState],
    vocabulary: Vocabulary,
    widen: float,
    version: str,
) -> Option:
    treatment = vocabulary.treatments[option.recipe.treatment]
    reached = None if place.probability is None else place.probability >= place.act_from
    return Option(
        source=place.source,
        side=place.side,
        probability=place.probability,
        low=place.low,
        high=place.high,
        act_from=place.act_from,
        act_why=place.act_why,
        worth_acting=reached,
        act=known.costs.act,
        treatment=treatment.id,
        kind=treatment.kind,
        reversible=treatment.reversible,
        risk=treatment.risk,
        outcomes=tuple(outcome_for(one, here.operations, widen) for one in option.outcomes),
        no_outcome=option.recipe.no_outcome,
        waits_for=waits_for(treatment, place.source, states),
        not_without_thought=tuple(one for one in treatment.contraindicated_by if one in here.signs),
        earlier_operations=here.operations,
        dislocation=here.dislocation if option.recipe.dislocation else None,
        note=option.recipe.note,
        source_note=known.note,
        evidence_version=version,
    )
