"""Hip first or spine first: both sides, the cohorts that contradict each other, and no verdict the evidence lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from hipspine.person.case import Case
from hipspine.treatment.compare_orders import Comparison
from hipspine.treatment.dislocation_risk import DislocationRisk, dislocation_of_case
from hipspine.treatment.forbidden import ORDER, RuleOutState, forbidding
from hipspine.treatment.option import rounded
from hipspine.treatment.options import Considered, earlier_operations, signs_of
from hipspine.treatment.outcome import Outcome, outcome_for
from hipspine.treatment.outcome_words import First
from hipspine.treatment.shown_fact import ShownFact
from hipspine.treatment.treatment_evidence import TreatmentEvidence
from hipspine.vocabulary.vocabulary import Vocabulary


class PointingSign(msgspec.Struct, frozen=True):
    """A finding present in the person that points to one of the two, with its ratio."""

    finding: str
    points_to: First
    why: str
    shown: ShownFact


class OrderOfTreatment(msgspec.Struct, frozen=True):
    """Both orders side by side.

    `hip`, `spine`: the considered sources of either. `forbidden_by`: triggered sources; while there are any,
    `hip_first`, `spine_first` and `comparisons` are empty, because no order is thought about. `verdict` is "hip" or
    "spine" only where every comparison agrees, else empty, with `verdict_why`. `dislocation`: of a hip replaced after
    the fusion there is.
    """

    hip: tuple[Considered, ...]
    spine: tuple[Considered, ...]
    forbidden_by: tuple[str, ...]
    hip_first: tuple[Outcome, ...]
    spine_first: tuple[Outcome, ...]
    comparisons: tuple[Comparison, ...]
    signs: tuple[PointingSign, ...]
    verdict: str
    verdict_why: str
    dislocation: DislocationRisk | None

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of every fact shown, each once."""
        used = [
            one.fact for outcome in (*self.hip_first, *self.spine_first) for one in (*outcome.facts, *outcome.beside)
        ]
        used += [cohort.fact for comparison in self.comparisons for cohort in comparison.cohorts]
        used += [sign.shown.fact for sign in self.signs]
        return tuple(dict.fromkeys([*used, *(self.dislocation.facts if self.dislocation else ())]))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, numbers with 6 significant digits."""
        plain: dict[str, Any] = rounded(msgspec.to_builtins(self))
        return plain


def order_of_treatment(
    case: Case,
    considered: Iterable[Considered],
    states: Sequence[RuleOutState],
    vocabulary: Vocabulary,
    evidence: TreatmentEvidence,
    *,
    widen: float,
) -> OrderOfTreatment | None:
    """Both orders for a person in whom a source of the hip and one of the spine are considered; None for any other.

    Each must be as likely as the file says at least; one whose probability is withheld does not count.
    A raised trigger that forbids an order of treatment empties it and is named.
    """
    known = evidence.order
    if known is None:
        return None
    places = tuple(one for one in considered if (one.probability or 0.0) >= known.recipe.least)
    hip = tuple(place for place in places if place.source in known.recipe.hip)
    spine = tuple(place for place in places if place.source in known.recipe.spine)
    if not hip or not spine:
        return None
    forbidden = forbidding(states, ORDER)
    if forbidden:
        why = "No order while something that must not be missed is triggered."
        return OrderOfTreatment(hip, spine, forbidden, (), (), (), (), "", why, None)
    operations = earlier_operations(case)
    extra = widen if any(operation.kind == "lumbar_fusion" for operation in case.operations) else 0.0
    sides: dict[First, list[Outcome]] = {"hip": [], "spine": []}
    for side in known.sides:
        sides[side.first].append(outcome_for(side.outcome, operations, extra))
    present = signs_of(case, vocabulary)
    signs = tuple(
        PointingSign(sign.finding, sign.points_to, sign.why, sign.shown)
        for sign in known.signs
        if sign.finding in present
    )
    verdict, why = verdict_of(known.comparisons)
    return OrderOfTreatment(
        hip=hip,
        spine=spine,
        forbidden_by=(),
        hip_first=tuple(sides["hip"]),
        spine_first=tuple(sides["spine"]),
        comparisons=known.comparisons,
        signs=signs,
        verdict=verdict,
        verdict_why=why,
        dislocation=dislocation_of_case(case, evidence.dislocation),
    )


def verdict_of(comparisons: Sequence[Comparison]) -> tuple[str, str]:
    """Which should come first, and why; no verdict unless all comparisons agree and lean to the same side."""
    settled = {
        cohort.leaning
        for one in comparisons
        for cohort in one.cohorts
        if one.agreement == "agree" and cohort.use == "yes"
    }
    if comparisons and len(settled) == 1 and all(one.agreement == "agree" for one in comparisons):
        first = "hip" if settled == {"spine_first_worse"} else "spine"
        return first, f"Every comparison agrees that the other order does worse ({len(comparisons)} outcomes)."
    apart = [one.what for one in comparisons if one.agreement == "contradict"]
    unsettled = [one.what for one in comparisons if one.agreement == "open"]
    parts = []
    if apart:
        parts.append(f"the cohorts do not agree on {', '.join(apart)}")
    if unsettled:
        parts.append(f"nothing is settled on {', '.join(unsettled)}")
    return "", f"No verdict: {'; '.join(parts) or 'nothing was compared'}. Nobody was ever allotted an order by chance."
