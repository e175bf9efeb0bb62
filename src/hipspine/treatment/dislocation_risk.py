"""How likely a hip replacement dislocates after a fusion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from hipspine.person.case import Case
from hipspine.person.fusion_conditions import fused_levels, fused_to_sacrum, fusions
from hipspine.person.levels import PELVIC_LEVEL
from hipspine.treatment.dislocation_evidence import CompiledRate, DislocationEvidence
from hipspine.treatment.dislocation_recipe import MOST_LEVELS
from hipspine.treatment.shown_fact import ShownFact
from hipspine.treatment.year_risk import By, Shift, YearRisk, shift_of, year_risk


class DislocationRisk(msgspec.Struct, frozen=True):
    """The risk by year, with the cohorts that are not in it.

    `levels`, `to_sacrum`, `head` (mm) and `dual_mobility` as asked; None where not known. `beside` are other cohorts,
    `dual_mobility_beside` series of such cups. `said` are sentences that belong to the answer.
    """

    levels: int | None
    to_sacrum: bool | None
    head: float | None
    dual_mobility: bool
    risks: tuple[YearRisk, ...]
    beside: tuple[ShownFact, ...]
    beside_why: str
    dual_mobility_beside: tuple[ShownFact, ...]
    said: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts in the risks, each once."""
        return tuple(dict.fromkeys(fact for risk in self.risks for fact in risk.facts))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


def dislocation_risk(
    evidence: DislocationEvidence,
    *,
    levels: int | None = None,
    to_sacrum: bool | None = None,
    head: float | None = None,
    dual_mobility: bool = False,
) -> DislocationRisk:
    """The risk within one and two years by fused levels (0 for none), sacrum, head (mm) and dual mobility.

    Each ratio multiplies the cumulative hazard: log(-log(1 - risk)) = log(-log(1 - rate)) + sum of log ratios, errors
    added. Levels and sacrum give two risks side by side. Head and dual mobility were measured in other people than the
    rates; the head within a dual mobility cup counts for nothing. Raises ValueError for a head no fact compares, for
    levels a spine does not have, and for a sacrum without a level.
    """
    if head is not None and head not in heads(evidence):
        raise ValueError(f"no study here compares a head of {head:g} mm")
    if levels is not None and not 0 <= levels <= MOST_LEVELS:
        raise ValueError(f"{levels} fused levels")
    if levels == 0 and to_sacrum:
        raise ValueError("a fusion to the sacrum has at least one level")
    shifts = tuple(_cup(evidence, head, dual_mobility))
    risks: list[YearRisk] = []
    for rate in _rates(evidence, levels):
        by: By = "levels" if rate.recipe.least else "unfused"
        together = to_sacrum and by == "levels" and evidence.together is not None
        if together and evidence.together is not None:
            extra = shift_of(evidence.together, "sacrum, adjusted for levels")
            risks.append(year_risk(rate, "levels_and_sacrum", (extra, *shifts)))
        else:
            risks.append(year_risk(rate, by, shifts))
    if to_sacrum and evidence.together is None:
        sacrum = shift_of(evidence.sacrum.pooled, f"fusion to the sacrum against {evidence.sacrum.recipe.against}")
        risks += [
            year_risk(rate, "sacrum", (sacrum, *shifts), levels) for rate in evidence.rates if rate.recipe.most == 0
        ]
    return DislocationRisk(
        levels=levels,
        to_sacrum=to_sacrum,
        head=head,
        dual_mobility=dual_mobility,
        risks=tuple(sorted(risks, key=lambda one: (one.year, one.least, one.by))),
        beside=evidence.beside,
        beside_why=evidence.recipe.beside_why,
        dual_mobility_beside=evidence.dual_mobility.beside if dual_mobility else (),
        said=tuple(_said(evidence, levels, to_sacrum, head, dual_mobility)),
    )


def heads(evidence: DislocationEvidence) -> tuple[float, ...]:
    """The head sizes (mm) that are compared, the common reference among them, smallest first."""
    return tuple(sorted({evidence.recipe.reference_head, *evidence.heads}))


def dislocation_of_case(case: Case, evidence: DislocationEvidence | None) -> DislocationRisk | None:
    """The same for a person with a fusion, with the levels and the sacrum as the case tells them; else None."""
    if evidence is None or not fusions(case):
        return None
    fused = fused_levels(case)
    levels = None if fused is None else len(fused - {PELVIC_LEVEL})
    return dislocation_risk(evidence, levels=levels or None, to_sacrum=fused_to_sacrum(case))


def _rates(evidence: DislocationEvidence, levels: int | None) -> Iterator[CompiledRate]:
    """The rates that fit: of the group the levels fall in, of every fused group where they are not known."""
    most = max(rate.recipe.most for rate in evidence.rates)
    for rate in evidence.rates:
        one = rate.recipe
        if one.least > 0 if levels is None else one.least <= min(levels, most) <= one.most:
            yield rate


def _cup(evidence: DislocationEvidence, head: float | None, dual_mobility: bool) -> Iterator[Shift]:
    if dual_mobility:
        yield shift_of(evidence.dual_mobility.pooled, f"dual mobility against {evidence.dual_mobility.recipe.against}")
    elif head is not None:
        yield from _head(evidence, head)


def _head(evidence: DislocationEvidence, head: float) -> Iterator[Shift]:
    """From the head the rates stand for to the head asked: log r(head) - log r(head of the rates)."""
    recipe = evidence.recipe
    judged = f"rates taken to be those of {recipe.head_of_rates:g} mm heads (judged)"
    yield Shift(0.0, recipe.head_sd, 0.0, judged, ())
    if head == recipe.head_of_rates:
        return
    for mm, sign in ((head, 1.0), (recipe.head_of_rates, -1.0)):
        if mm == recipe.reference_head:
            continue
        one = shift_of(evidence.heads[mm].pooled, f"{mm:g} mm against {recipe.reference_head:g} mm")
        step = one.step if sign > 0 else f"divided by {one.step}"
        yield Shift(sign * one.log, one.error, one.between, step, one.facts)


def _said(
    evidence: DislocationEvidence, levels: int | None, to_sacrum: bool | None, head: float | None, dual_mobility: bool
) -> Iterator[str]:
    recipe = evidence.recipe
    if levels is not None and levels > recipe.most_levels:
        yield f"Beyond {recipe.most_levels} levels nothing was measured: the figure of the longest fusions stands."
    if levels is None:
        yield "The number of fused levels is not known: each group is shown."
    if to_sacrum and evidence.together is None:
        yield recipe.sacrum.why
    elif to_sacrum is False and levels != 0:
        yield recipe.spared
    if head is not None and not dual_mobility:
        yield recipe.head_why
    if dual_mobility:
        yield recipe.dual_mobility.why
