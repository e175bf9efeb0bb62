"""From the entered case to the findings that speak: zones, batteries, age, blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hipspine.diagnosis.conditions_here import last_lumbar_operation
from hipspine.diagnosis.families.battery import Battery, batteries
from hipspine.diagnosis.link_index import LinkIndex
from hipspine.person.case import Case
from hipspine.person.entered_finding import EnteredFinding
from hipspine.vocabulary.vocabulary import Vocabulary

LATERALITY = ("pain_left", "pain_right")
AT_ONCE = "pain_immediately_after_operation"
FREE_INTERVAL_MONTHS = 1.0
AT_ONCE_MONTHS = 0.1
OTHER = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Gathered:
    """`speaking`: (finding, side) -> present, each counted once; `blocks` with their relief; `batteries` used.

    `silent`: what was entered but is spoken for by a battery or by the way the person was chosen, with the
    reason. `pain_sides`: whether pain is felt left and right, None where unknown.
    """

    speaking: Mapping[tuple[str, str], bool]
    blocks: tuple[EnteredFinding, ...]
    batteries: tuple[Battery, ...]
    silent: Mapping[tuple[str, str], str]
    pain_sides: Mapping[str, bool]


def gather(case: Case, vocabulary: Vocabulary, index: LinkIndex) -> Gathered:
    """Everything that was found, each piece of evidence once, in a canonical order."""
    entered: dict[tuple[str, str], bool] = _age(case, vocabulary) | onset(case, vocabulary)
    silent: dict[tuple[str, str], str] = {}
    blocks = []
    for one in case.findings:
        place: tuple[str, str] = (one.finding, one.side)
        finding = vocabulary.findings[one.finding]
        if one.finding in case.given:
            silent[place] = "the person was chosen by it"
        elif finding.about_person or one.finding in LATERALITY or _painless(one, case, vocabulary):
            continue
        elif one.spoken_for_by:
            silent[place] = f"spoken for by {one.spoken_for_by}"
        elif one.derived_from == "operations":
            silent[place] = "stands in the prior, with the operation"
        elif finding.kind == "block":
            blocks.append(one)
        else:
            entered[place] = one.state == "present"
    found = batteries(entered, vocabulary, index)
    for battery in found:
        for place in battery.silenced:
            silent[place] = f"spoken for by {battery.speaker}"
            entered.pop(place, None)
        if battery.state is not None:
            entered[battery.finding, battery.side] = battery.state
    return Gathered(
        speaking=dict(sorted(entered.items())),
        blocks=tuple(sorted(blocks, key=lambda one: (one.finding, one.side))),
        batteries=found,
        silent=dict(sorted(silent.items())),
        pain_sides=_pain_sides(case),
    )


def _pain_sides(case: Case) -> dict[str, bool]:
    side = case.pain.side
    if side == "both":
        return {"left": True, "right": True}
    if side in OTHER:
        return {side: True, OTHER[side]: False}
    return {"left": False, "right": False} if side == "midline" else {}


def _painless(one: EnteredFinding, case: Case, vocabulary: Vocabulary) -> bool:
    """Whether a finding is only a zone without pain on the painless side: that no pain is felt there says it all."""
    other = OTHER.get(case.pain.side)
    zone = bool(vocabulary.findings[one.finding].zone)
    return zone and one.state == "absent" and one.side == other and bool(one.derived_from)


def onset(case: Case, vocabulary: Vocabulary) -> dict[tuple[str, str], bool]:
    """Whether the pain began with the operation, where its months and those of the operation tell."""
    operation, months = last_lumbar_operation(case), case.pain.months
    told = AT_ONCE in vocabulary.findings and case.pain.against_before in ("new", "changed")
    if operation is None or operation.months_ago is None or months is None or not told:
        return {}
    free = operation.months_ago - months
    if free >= FREE_INTERVAL_MONTHS:
        return {(AT_ONCE, "midline"): False}
    return {(AT_ONCE, "midline"): True} if free <= AT_ONCE_MONTHS else {}


def _age(case: Case, vocabulary: Vocabulary) -> dict[tuple[str, str], bool]:
    """One finding for the age: the highest threshold reached, else the lowest not reached (never several)."""
    age = case.person.age
    rungs = sorted(
        (finding.positive_from, finding.id)
        for finding in vocabulary.findings.values()
        if finding.about_person and finding.id.startswith("age_over_") and finding.positive_from is not None
    )
    if age is None or not rungs:
        return {}
    reached = [key for least, key in rungs if age >= least]
    return {(reached[-1], "midline"): True} if reached else {(rungs[0][1], "midline"): False}
