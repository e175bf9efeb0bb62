"""A measured pelvis as text for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hipspine.interfaces.terminal.layout import wrap
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.spinopelvic import LIMITS, Spinopelvic
from hipspine.mechanics.postures import POSTURES

NAMES: Final = {
    "pelvic_incidence": "PI",
    "pelvic_tilt": "PT",
    "sacral_slope": "SS",
    "lumbar_lordosis": "LL L1-S1",
    "lordosis_l4_s1": "LL L4-S1",
    "pi_minus_ll": "PI-LL",
    "sagittal_vertical_axis_mm": "SVA, mm",
    "t1_pelvic_angle": "TPA",
    "pelvic_plane_tilt": "plane tilt",
    "pelvic_femoral_angle": "PFA",
    "ante_inclination": "ante-incl.",
    "combined_sagittal_index": "CSI",
}
CHANGES: Final = {
    "delta_sacral_slope": "SS falls by",
    "delta_pelvic_tilt": "PT rises by",
    "delta_lumbar_lordosis": "LL falls by",
    "delta_pelvic_femoral_angle": "hip flexes by",
    "hip_user_index": "hip's share, %",
}
POSTURE_NAMES: Final = {
    "standing": "standing",
    "supine": "supine",
    "relaxed_sitting": "sitting",
    "flexed_sitting": "leaning",
    "step_up": "step up",
}
MOST_AP = 10
MOST_REMARKS = 3


def pelvis_text(found: Spinopelvic) -> str:
    """At most 40 lines of 80 columns: parameters by posture, changes from standing, AP films, remarks."""
    lines = []
    if found.postures:
        lines += ["THE PELVIS, degrees ± SD of the landmarks' error", *_table(found.postures, NAMES)]
    if found.changes:
        lines += ["", "FROM STANDING", *_table(found.changes, CHANGES)]
    for posture, parameters in found.ap.items():
        lines += [""] * bool(lines) + [f"AP FILM, {POSTURE_NAMES[posture]}"]
        listed = [f"{name.replace('_', ' ')} {_number(one)}" for name, one in parameters.items()]
        lines += wrap("; ".join(listed[:MOST_AP]) + ".", "  ", most=4)
    if found.remarks:
        lines.append("")
    for remark in found.remarks[:MOST_REMARKS]:
        lines += wrap(remark, "! ", most=2)
    if len(found.remarks) > MOST_REMARKS:
        lines.append("  More remarks: --json")
    lines += ["", *wrap(" ".join(LIMITS), "", most=4)]
    return "\n".join(lines) + "\n"


def _table(parts: Mapping[str, Mapping[str, Measured]], names: Mapping[str, str]) -> list[str]:
    postures = [posture for posture in POSTURES if posture in parts]
    lines = [f"  {'':<15}" + "".join(f"{POSTURE_NAMES[posture]:>12}" for posture in postures)]
    for name, shown in names.items():
        if any(name in parts[posture] for posture in postures):
            cells = (parts[posture].get(name) for posture in postures)
            lines.append(f"  {shown:<15}" + "".join(f"{'' if one is None else _number(one):>12}" for one in cells))
    return [line.rstrip() for line in lines]


def _number(one: Measured) -> str:
    return f"{one.value:.1f}" if one.sd is None else f"{one.value:.1f} ± {one.sd:.1f}"
