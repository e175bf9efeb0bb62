"""A case as plain mappings and lists."""

from __future__ import annotations

from typing import Any

from hipspine.person.case import Case
from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.implant import Implant
from hipspine.person.operation import Operation
from hipspine.person.words import SPINE_KINDS


def case_to_dict(case: Case) -> dict[str, Any]:
    """The case as understood, every default filled in, in the format `read_case` reads.

    Reading it again gives a case with the same meaning: derived findings carry `derived_from`, are shown,
    and are derived again. What is not known is left out.
    """
    result: dict[str, Any] = {"schema": 1, "id": case.id}
    if case.assessed is not None:
        result["assessed"] = case.assessed.isoformat()
    result["anatomy"] = case.anatomy
    result["person"] = _known(age=case.person.age, sex=case.person.sex, setting=case.person.setting)
    pain = case.pain
    result["pain"] = _known(
        side=pain.side,
        zones=list(pain.zones),
        zones_absent=list(pain.zones_absent),
        zones_complete=pain.zones_complete,
        months=pain.months,
        against_before=pain.against_before,
        severity=pain.severity,
    )
    result["operations"] = [_operation(one) for one in case.operations]
    result["implants"] = [_implant(one) for one in case.implants]
    result["findings"] = [_finding(one) for one in case.findings]
    result["given"] = list(case.given)
    return result


def _known(**parts: Any) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value is not None}


def _operation(one: Operation) -> dict[str, Any]:
    result = _known(kind=one.kind, side=one.side, months_ago=one.months_ago)
    if one.kind in SPINE_KINDS or one.kind == "other":
        result |= {"levels": list(one.levels), "approach": one.approach, "approach_side": one.approach_side}
    if one.kind == "lumbar_fusion":
        result["graft"] = {"from": one.graft.source, "side": one.graft.side}
        result |= _known(
            bmp=one.bmp, cage=one.cage, screws=one.screws, pelvic_fixation=one.pelvic_fixation, long=one.long
        )
    if one.note:
        result["note"] = one.note
    return result


def _implant(one: Implant) -> dict[str, Any]:
    return {"kind": one.kind, "side": one.side} | ({"level": one.level} if one.level else {})


def _finding(one: EnteredFinding) -> dict[str, Any]:
    result: dict[str, Any] = {"finding": one.finding, "state": one.state, "side": one.side}
    if one.value is not None:
        result["value"] = one.value
        if one.unit:
            result["unit"] = one.unit
    relief = one.relief if one.relief is not None else one.relief_grade
    if relief is not None:
        result["relief"] = relief
    if one.grade:
        result["grade"] = one.grade
    if one.derived_from:
        result["derived_from"] = one.derived_from
    return result
