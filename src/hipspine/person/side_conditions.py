"""Conditions that may hold on one side and not on the other."""

from __future__ import annotations

from collections.abc import Collection

from hipspine.person.case import Case
from hipspine.person.fusion_conditions import fusions, pelvic_fixation
from hipspine.person.three_valued import any_known, opposite
from hipspine.person.words import REPLACING_KINDS


def hip_replacement(case: Case, side: str) -> bool | None:
    """The hip of this side is replaced or resurfaced, by an operation or an entered implant."""
    implants = (here(one.side, side) for one in case.implants if one.kind == "hip_prosthesis")
    return any_known([_operated(case, REPLACING_KINDS, side), *implants])


def native_hip(case: Case, side: str) -> bool | None:
    """The hip of this side is the person's own."""
    return opposite(hip_replacement(case, side))


def sij_fusion(case: Case, side: str) -> bool | None:
    """The sacroiliac joint of this side was fused or bridged by an implant of its own."""
    implants = (here(one.side, side) for one in case.implants if one.kind == "sij_implant")
    return any_known([_operated(case, {"sij_fusion"}, side), *implants])


def iliac_graft(case: Case, side: str) -> bool | None:
    """Bone for a fusion was taken from the iliac crest of this side; unknown where the bone's source is."""
    answers: list[bool | None] = []
    for one in fusions(case):
        if one.graft.source == "unknown":
            answers.append(None)
        elif one.graft.source == "iliac_crest":
            answers.append(here(one.graft.side, side))
    return any_known(answers)


def pelvic_metal(case: Case, side: str) -> bool | None:
    """Screws in the ilium of both sides, or an implant across the sacroiliac joint of this side."""
    return any_known([pelvic_fixation(case), sij_fusion(case, side)])


def here(place: str, side: str) -> bool | None:
    """Whether something at `place` is on `side`; None where its side is not known."""
    if place in ("both", side):
        return True
    return None if place in ("unknown", "midline") else False


def _operated(case: Case, kinds: Collection[str], side: str) -> bool | None:
    return any_known(here(one.side, side) for one in case.operations if one.kind in kinds)
