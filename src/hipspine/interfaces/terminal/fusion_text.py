"""A virtual fusion as text for the terminal."""

from __future__ import annotations

from typing import Final

from hipspine.interfaces.terminal.layout import wrap
from hipspine.interfaces.terminal.pelvis_text import POSTURE_NAMES
from hipspine.mechanics.fusion_answer import BEFORE_AND_AFTER, LIMITS, FusionAnswer
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.postures import POSTURES

ROWS: Final = (("PT", "pelvic_tilt"), ("SS", "sacral_slope"), ("LL", "lumbar_lordosis"), ("PI-LL", "pi_minus_ll"))
MOTION: Final = {
    "standing": ("extension", "external_rotation"),
    "relaxed_sitting": ("flexion", "internal_rotation_at_90"),
    "flexed_sitting": ("flexion", "internal_rotation_at_90"),
}


def fusion_text(found: FusionAnswer) -> str:
    """At most 40 lines of 80 columns: the pelvis before and after, its motion, the cup, what is assumed."""
    fusion, incidence = found.fusion, found.before.incidence
    gain = round(fusion.gain)
    head = f"{fusion.levels} FUSED AT {fusion.lordosis:g} DEGREES, {f'{gain:+d} to now' if gain else 'as now'}"
    if incidence is not None:
        head += f"; PI stays at {incidence.value:.0f}"
    lines = [head, f"  {'':<31}{'before':>14}{'after':>14}"]
    for posture in (one for one in POSTURES if one in found.after.postures):
        before, after = found.before.postures.get(posture, {}), found.after.postures[posture]
        for short, name in ROWS:
            if name in after:
                lines.append(_row(f"{short}, {POSTURE_NAMES[posture]}", before.get(name), after[name]))
    for posture in (one for one in POSTURES if one in found.after.changes):
        name = "delta_pelvic_tilt"
        label = "pelvis rolls back on " + POSTURE_NAMES[posture]
        lines.append(_row(label, found.before.changes.get(posture, {}).get(name), found.after.changes[posture][name]))
    if found.cup is not None:
        lines += ["", "THE CUP, radiographic, in the room", *_cup(found), *_dislocation(found)]
    lines.append("")
    for remark in found.after.remarks:
        lines += wrap(remark, "! ", most=2)
    lines += ["", *wrap(" ".join(LIMITS), "", most=4)]
    return "\n".join(lines) + "\n"


def _dislocation(found: FusionAnswer) -> list[str]:
    """How often replaced hips dislocate within a year, before and after."""
    told = []
    for when, risks in zip(BEFORE_AND_AFTER, found.dislocation, strict=True):
        first = [one for one in risks if one.year == 1]
        numbers = (f"{100 * one.risk:.1f}% ({100 * one.new_low:.1f} to {100 * one.new_high:.0f})" for one in first)
        if first:
            told.append(f"{when} {' or '.join(numbers)}")
    if not told:
        return []
    return wrap(f"Registers, dislocation within a year: {'; '.join(told)}. See: hipspine dislocation", "  ", most=2)


def _row(label: str, before: Measured | None, after: Measured) -> str:
    return f"  {label:<31}{'' if before is None else _number(before):>14}{_number(after):>14}"


def _number(one: Measured) -> str:
    return f"{one.value:.0f} ± {one.sd:.0f}" if one.sd else f"{one.value:.0f}"


def _cup(found: FusionAnswer) -> list[str]:
    cups, motion = found.cups(), found.motion()
    lines = []
    for posture in (one for one in POSTURES if one in found.after.postures):
        told = [cups[when].get(posture) for when in BEFORE_AND_AFTER]
        pairs = (
            "" if cup is None else f"{cup.radiographic.inclination:.0f} / {cup.radiographic.anteversion:.0f}"
            for cup in told
        )
        lines.append(f"  {POSTURE_NAMES[posture] + ', inclination / anteversion':<38}" + _cells(tuple(pairs)))
        for movement in MOTION.get(posture, ()) if motion else ():
            angles = (motion[when].get(posture, {}).get(movement) for when in BEFORE_AND_AFTER)
            shown = ("" if angle is None else f"{angle:.0f}" for angle in angles)
            lines.append(f"    {movement.replace('_', ' ') + ' to the rim':<36}" + _cells(tuple(shown)))
    return lines


def _cells(pair: tuple[str, ...]) -> str:
    return "".join(f"{one:>12}" for one in pair)
