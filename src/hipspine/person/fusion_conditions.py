"""Conditions that rest on the operations of the spine."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from hipspine.person.case import Case
from hipspine.person.levels import PELVIC_LEVEL, levels_of, lumbar_discs, sacral_disc
from hipspine.person.operation import Operation
from hipspine.person.three_valued import any_known

LONG_FROM: Final = 4
"""Fused levels from which a fusion counts as long."""

_WITH_CAGE: Final = frozenset({"anterior", "lateral", "oblique", "tlif", "plif", "combined"})
_FROM_BEHIND: Final = frozenset({"posterior", "tlif", "plif", "combined"})
_THROUGH_CANAL: Final = frozenset({"tlif", "plif"})
_OPEN: Final = frozenset({"unknown", "minimally_invasive", "endoscopic"})  # words that do not name the way in


def fusions(case: Case) -> tuple[Operation, ...]:
    """The fusions of the lumbar spine."""
    return tuple(one for one in case.operations if one.kind == "lumbar_fusion")


def lumbar_fusion(case: Case) -> bool | None:
    """A fusion of the lumbar spine was entered."""
    return bool(fusions(case))


def screws(case: Case) -> bool | None:
    """Pedicle screws: a fusion is taken to have them unless it was said to have none."""
    entered = any(one.kind in ("pedicle_screws", "rods") for one in case.implants)
    return entered or any(one.screws is not False for one in fusions(case))


def interbody_cage(case: Case) -> bool | None:
    """A cage between two vertebral bodies: as said, else by the approach."""
    entered = any(one.kind == "cage" for one in case.implants)
    return any_known([entered, *(_cage(one) for one in fusions(case))])


def _cage(one: Operation) -> bool | None:
    if one.cage is not None:
        return one.cage
    if one.approach in _WITH_CAGE:
        return True
    return None if one.approach in _OPEN else False


def bmp(case: Case) -> bool | None:
    """Bone morphogenetic protein was used."""
    return any_known(one.bmp for one in fusions(case))


def lateral_approach(case: Case) -> bool | None:
    """A fusion through the psoas or along its front edge."""
    return any_known(_through(one, "lateral", "oblique") for one in fusions(case))


def anterior_approach(case: Case) -> bool | None:
    """A fusion from the front, or obliquely in front of the psoas."""
    return any_known(_through(one, "anterior", "oblique") for one in fusions(case))


def retroperitoneal_approach(case: Case) -> bool | None:
    """A fusion from the front, from the side or obliquely."""
    return any_known([anterior_approach(case), lateral_approach(case)])


def _through(one: Operation, *approaches: str) -> bool | None:
    """Whether a fusion went one of these ways; a combined one may have."""
    if one.approach in approaches:
        return True
    return None if one.approach in _OPEN or one.approach == "combined" else False


def posterior_approach(case: Case) -> bool | None:
    """An operation on the lumbar spine from behind; decompression and discectomy always are."""
    behind = discectomy_or_decompression_before(case)
    answers = [
        True if one.approach in _FROM_BEHIND else None if one.approach in _OPEN else False for one in fusions(case)
    ]
    return any_known([behind, *answers])


def pelvic_fixation(case: Case) -> bool | None:
    """Screws into the ilium as part of a fusion."""
    entered = any(one.kind == "pelvic_screws" for one in case.implants)
    return any_known([entered, *(_pelvic(one) for one in fusions(case))])


def _pelvic(one: Operation) -> bool | None:
    if one.pelvic_fixation is not None:
        return one.pelvic_fixation
    return PELVIC_LEVEL in one.levels if one.levels else None


def fused_to_sacrum(case: Case) -> bool | None:
    """The lowest disc is fused; fixation to the pelvis counts."""
    answers: list[bool | None] = []
    for one in fusions(case):
        if _pelvic(one) or sacral_disc(case.anatomy) in one.levels:
            answers.append(True)
        else:
            answers.append(False if one.levels else None)
    return any_known(answers)


def fused_levels(case: Case) -> frozenset[str] | None:
    """Every fused level; None where a fusion has unknown levels."""
    if any(not one.levels for one in fusions(case)):
        return None
    return frozenset(level for one in fusions(case) for level in one.levels)


def level_next_to_fusion_free(case: Case) -> bool | None:
    """A disc directly above or below a fusion is itself not fused."""
    if not fusions(case):
        return False
    fused = fused_levels(case)
    if fused is None:
        return None
    order = [level for level in levels_of(case.anatomy) if level != PELVIC_LEVEL]
    return any((upper in fused) != (lower in fused) for upper, lower in pairwise(order))


def mobile_lumbar_segment(case: Case) -> bool | None:
    """At least one lumbar disc is not fused."""
    fused = fused_levels(case)
    return None if fused is None else not fused.issuperset(lumbar_discs(case.anatomy))


def long_fusion(case: Case) -> bool | None:
    """Four levels or more are fused, or a fusion was said to be long."""
    if any(one.long for one in fusions(case)):
        return True
    fused = fused_levels(case)
    if fused is not None:
        return len(fused - {PELVIC_LEVEL}) >= LONG_FROM
    settled = all(one.long is False or one.levels for one in fusions(case))
    return False if settled else None


def discectomy_or_decompression_before(case: Case) -> bool | None:
    """A lumbar disc was removed in part, or the canal opened; a fusion through the canal (TLIF, PLIF) does both."""
    through_canal = any(one.approach in _THROUGH_CANAL for one in fusions(case))
    return through_canal or any(one.kind in ("discectomy", "decompression") for one in case.operations)


def lumbar_operation(case: Case) -> bool | None:
    """Any open operation on the lumbar spine: fusion, decompression or discectomy."""
    return bool(fusions(case)) or bool(discectomy_or_decompression_before(case))
