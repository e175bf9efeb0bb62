"""The pelvis that is to be expected after a fusion."""

from __future__ import annotations

import math

from hipspine.mechanics.fusion.fusion import MEASURED, Fusion
from hipspine.mechanics.fusion.rules import FusionRules
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.spinopelvic import STANDING, Spinopelvic

SITTING = "relaxed_sitting"
LEANING = "flexed_sitting"


def fuse(pelvis: Spinopelvic, fusion: Fusion, rules: FusionRules) -> Spinopelvic:
    """The predicted pelvis, standing, sitting and leaning forward, each with its spread.

    PI stays: it belongs to the bone. Standing: PT falls by a published amount per degree of lordosis gained, SS = PI -
    PT. Sitting: the roll-back that was measured, else that of people in general, less an *assumed* share per fused
    lumbar level; it is not set to zero. Leaning forward: shifted forward as fused people's is. Spread: first order,
    independent errors; `changes` are predicted themselves and are not differences of the two columns' errors.
    """
    start = pelvis.postures[STANDING]
    incidence, gain = start["pelvic_incidence"], fusion.gain
    slope = rules.tilt_per_lordosis
    tilt = Measured(
        start["pelvic_tilt"].value + slope.value * gain,
        _root(start["pelvic_tilt"].sd, gain * (slope.sd or 0.0), slope.value * (fusion.before.sd or 0.0)),
    )
    standing = _posture(incidence, tilt)
    if "lumbar_lordosis" in start:
        lordosis = start["lumbar_lordosis"].value + gain
        standing["lumbar_lordosis"] = Measured(lordosis, _root(start["lumbar_lordosis"].sd, fusion.before.sd))
        standing["pi_minus_ll"] = incidence.minus(standing["lumbar_lordosis"])
    if fusion.levels in MEASURED:
        standing[MEASURED[fusion.levels]] = Measured(fusion.lordosis, 0.0)
        if fusion.levels == "L1-S1":
            standing["pi_minus_ll"] = incidence.minus(standing["lumbar_lordosis"])
    changes = {
        SITTING: _kept(pelvis.tilt_change(SITTING) or rules.rollback, fusion.lumbar_levels, rules.loss_per_level)
    }
    leaning = pelvis.tilt_change(LEANING)
    if leaning is not None:
        shift = rules.leaning_shift
        changes[LEANING] = Measured(leaning.value + shift.value, _root(leaning.sd, shift.sd))
    postures = {STANDING: standing}
    for name, change in changes.items():
        postures[name] = _posture(incidence, Measured(tilt.value + change.value, _root(tilt.sd, change.sd)))
    stated = {name: {"delta_sacral_slope": one, "delta_pelvic_tilt": one} for name, one in changes.items()}
    return Spinopelvic(f"{pelvis.id}, {fusion.levels} fused", postures, {}, _remarks(pelvis, fusion, rules), stated)


def _posture(incidence: Measured, tilt: Measured) -> dict[str, Measured]:
    return {"pelvic_incidence": incidence, "pelvic_tilt": tilt, "sacral_slope": incidence.minus(tilt)}


def _kept(rollback: Measured, levels: int, loss: Measured) -> Measured:
    """What is left of a roll-back: r (1 - n s), never turned round; spread of both."""
    share = max(0.0, 1 - levels * loss.value)
    sd = _root(share * (rollback.sd or 0.0), rollback.value * levels * (loss.sd or 0.0))
    return Measured(rollback.value * share, sd)


def _root(*parts: float | None) -> float:
    return math.hypot(*(part or 0.0 for part in parts))


def _remarks(pelvis: Spinopelvic, fusion: Fusion, rules: FusionRules) -> tuple[str, ...]:
    loss = rules.loss_per_level
    count = fusion.lumbar_levels
    lost = 100 * min(1.0, count * loss.value)
    spread = 100 * count * (loss.sd or 0.0)
    levels = "1 fused lumbar level takes" if count == 1 else f"{count} fused lumbar levels take"
    share = f"{lost:.0f} ± {spread:.0f} per cent of the roll-back on sitting"
    said = [
        f"ASSUMED: {levels} {share}. No paper gives the loss per level.",
        "Standing tilt answers to lordosis as in long corrections of deformity; shorter fusions may differ.",
    ]
    if pelvis.tilt_change(SITTING) is None:
        said.append("The roll-back before the fusion was not measured: that of people in general stands in for it.")
    if pelvis.tilt_change(LEANING) is None:
        said.append("Leaning forward was not measured and is not predicted.")
    else:
        said.append("The forward shift on leaning is that of people with any fusion, whatever its levels.")
    return tuple(said)
