"""What is known, and assumed, about how a pelvis moves after a fusion, from `data/mechanics/fusion.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hipspine.errors import Fields, InputError, Problem
from hipspine.evidence.studies import Studies
from hipspine.mechanics.pelvis.measured import Measured


class FusionRules(msgspec.Struct, frozen=True):
    """`tilt_per_lordosis`: change of standing PT per degree of lordosis gained (negative). `rollback`: of people in
    general from standing to sitting, SD between people. `loss_per_level`: share of the roll-back that a fused lumbar
    level takes, assumed. `leaning_shift`: how much less posterior the change of tilt on leaning forward is in fused
    people (negative). `facts`: ids of the facts used; `why` of what is assumed."""

    tilt_per_lordosis: Measured
    rollback: Measured
    loss_per_level: Measured
    leaning_shift: Measured
    facts: tuple[str, ...]
    loss_why: str


def read_fusion_rules(mapping: Mapping[str, Any], studies: Studies) -> FusionRules:
    """The rules of a parsed file, their facts looked up in the studies. Raises InputError with every problem."""
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    fields.raw("schema")
    standing, sitting = fields.table("standing"), fields.table("sitting")
    loss, leaning = fields.table("loss_per_level"), fields.table("leaning")
    source = standing.text("source", required=True)
    lordosis = standing.number("lordosis", required=True) or 1.0
    tilt = standing.number("pelvic_tilt", required=True) or 0.0
    standing_sd, leaning_sd = (one.number("sd", 0, required=True) or 0.0 for one in (standing, leaning))
    rollback = _fact(sitting, "fact", studies)
    change = {
        key: _fact(leaning, f"{key}_leaning", studies).value - _fact(leaning, f"{key}_standing", studies).value
        for key in ("fused", "unfused")
    }
    why = loss.text("why", required=True)
    rules = FusionRules(
        tilt_per_lordosis=Measured(-tilt / lordosis, standing_sd),
        rollback=rollback,
        loss_per_level=Measured(loss.number("share", 0, 1, required=True) or 0.0, loss.number("sd", 0, 1)),
        leaning_shift=Measured(change["unfused"] - change["fused"], leaning_sd),  # printed anterior-positive
        facts=(source, str(sitting.raw("fact")), *(str(leaning.raw(key)) for key in LEANING)),
        loss_why=why,
    )
    for table in (standing, sitting, loss, leaning):
        table.text("basis", required=True)
        table.text("why", required=True)
        table.finish()
    fields.finish()
    if problems:
        raise InputError(problems)
    return rules


LEANING = ("fused_standing", "fused_leaning", "unfused_standing", "unfused_leaning")


def _fact(fields: Fields, key: str, studies: Studies) -> Measured:
    """Mean and SD that a fact prints."""
    name = fields.text(key, required=True)
    try:
        fact = studies.fact(name)
    except KeyError:
        fields.say(key, "no-fact", "is no fact of the evidence", "", "Was the study renamed?")
        return Measured(0.0)
    mean = fact.number("mean")
    if mean is None:
        fields.say(key, "no-fact", "prints no mean")
    return Measured(mean or 0.0, fact.number("sd"))
