"""Whether a condition of the vocabulary holds for a case: what makes pain sources possible or impossible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from hipspine.person import fusion_conditions as fusion
from hipspine.person import side_conditions as sided
from hipspine.person import time_conditions as time
from hipspine.person.case import Case

Known = bool | None
"""True, false, or None where the case does not tell."""


def holds(condition: str, case: Case, side: str = "unknown") -> bool | None:
    """Whether a condition holds for the case, on a side where it has sides; None where the case does not tell.

    An operation that was not entered counts as not done; a detail of an entered operation that was not
    given counts as unknown. Without a side (`unknown`, `both`, `midline`), a sided condition is true where it
    holds on both sides, false where it holds on neither, and otherwise unknown. KeyError for an unknown condition.
    """
    if condition in SIDED:
        return _on_side(SIDED[condition], case, side)
    return UNSIDED[condition](case)


def condition_states(case: Case, side: str = "unknown") -> dict[str, bool | None]:
    """Every condition with whether it holds, on one side where it has sides."""
    return {condition: holds(condition, case, side) for condition in CONDITIONS}


def _on_side(test: Callable[[Case, str], Known], case: Case, side: str) -> Known:
    if side in ("left", "right"):
        return test(case, side)
    answers = {test(case, "left"), test(case, "right")}
    return answers.pop() if len(answers) == 1 else None


def _age_from(years: int) -> Callable[[Case], Known]:
    return lambda case: None if case.person.age is None else case.person.age >= years


def _female(case: Case) -> Known:
    return None if case.person.sex == "unknown" else case.person.sex == "female"


SIDED: Final[Mapping[str, Callable[[Case, str], Known]]] = {
    "native_hip": sided.native_hip,
    "hip_replacement": sided.hip_replacement,
    "sij_fusion": sided.sij_fusion,
    "iliac_graft": sided.iliac_graft,
    "pelvic_metal": sided.pelvic_metal,
}
UNSIDED: Final[Mapping[str, Callable[[Case], Known]]] = {
    "lumbar_fusion": fusion.lumbar_fusion,
    "screws": fusion.screws,
    "interbody_cage": fusion.interbody_cage,
    "bmp": fusion.bmp,
    "lateral_approach": fusion.lateral_approach,
    "anterior_approach": fusion.anterior_approach,
    "retroperitoneal_approach": fusion.retroperitoneal_approach,
    "posterior_approach": fusion.posterior_approach,
    "pelvic_fixation": fusion.pelvic_fixation,
    "fused_to_sacrum": fusion.fused_to_sacrum,
    "level_next_to_fusion_free": fusion.level_next_to_fusion_free,
    "mobile_lumbar_segment": fusion.mobile_lumbar_segment,
    "long_fusion": fusion.long_fusion,
    "discectomy_or_decompression_before": fusion.discectomy_or_decompression_before,
    "lumbar_operation": fusion.lumbar_operation,
    "operation_within_2_weeks": time.operation_within_2_weeks,
    "operation_within_3_months": time.operation_within_3_months,
    "operation_within_12_months": time.operation_within_12_months,
    "prone_surgery_recent": time.prone_surgery_recent,
    "female": _female,
    "age_over_50": _age_from(50),
    "age_over_65": _age_from(65),
}
CONDITIONS: Final[tuple[str, ...]] = (*SIDED, *UNSIDED)
"""Every condition this program can tell, the same as in `data/vocabulary/conditions.toml`."""
