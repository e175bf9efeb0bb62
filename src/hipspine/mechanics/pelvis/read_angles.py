"""From typed angles of one posture to parameters."""

from __future__ import annotations

from typing import Any, Final

from hipspine.errors import Fields
from hipspine.mechanics.degrees import FULL, STRAIGHT
from hipspine.mechanics.pelvis.check_landmarks import INCIDENCE
from hipspine.mechanics.pelvis.lateral_parameters import with_index
from hipspine.mechanics.pelvis.measured import Measured

SHORT: Final = {
    "PI": "pelvic_incidence",
    "PT": "pelvic_tilt",
    "SS": "sacral_slope",
    "LL": "lumbar_lordosis",
    "L4S1": "lordosis_l4_s1",
    "SVA": "sagittal_vertical_axis_mm",
    "TPA": "t1_pelvic_angle",
    "APPT": "pelvic_plane_tilt",
    "PFA": "pelvic_femoral_angle",
    "AI": "ante_inclination",
}
"""The abbreviations of the field, which may be written in place of the names."""

WITHIN: Final = 2.0
"""Degrees by which typed PI may differ from PT + SS: three angles rounded to whole degrees, and a click."""


def read_angles(fields: Fields) -> dict[str, Measured]:
    """The parameters of one posture; two of PI, PT and SS give the third. Problems go to the list of `fields`.

    Each value is a number, or a table with `value` and `sd`.
    """
    found: dict[str, Measured] = {}
    for short, name in SHORT.items():
        present = [key for key in (short, name) if key in fields]
        if len(present) == 2:
            fields.say(name, "entered-twice", f"is entered twice, also as {short}")
        for key in present:
            value = _value(fields, key, -FULL * 2 if name.endswith("_mm") else -STRAIGHT)
            if value is not None:
                found[name] = value
    fields.finish()
    found = _completed(fields, found)
    low, high = INCIDENCE
    incidence = found.get("pelvic_incidence")
    if incidence is not None and not low <= incidence.value <= high:
        allowed = f"Allowed: {low:g} to {high:g} degrees."
        remedy = "Has PT, or SS, the other sign? PT rises when the top of the pelvis goes back."
        message = "is a pelvic incidence that no pelvis has"
        shown = f"PI {incidence.value:g}"
        fields.say("pelvic_incidence", "angles-contradict", message, allowed, remedy, value=shown)
    return found


def _value(fields: Fields, key: str, low: float) -> Measured | None:
    high = FULL if low == -STRAIGHT else -low
    if not isinstance(fields.raw(key), dict):
        number = fields.number(key, low, high)
        return None if number is None else Measured(number)
    table = fields.table(key)
    number, sd = table.number("value", low, high, required=True), table.number("sd", 0)
    table.finish()
    return None if number is None else Measured(number, sd)


def _completed(fields: Fields, found: dict[str, Measured]) -> dict[str, Measured]:
    """With the third of PI, PT, SS, PI-LL and CSI; a problem where the three do not fit."""
    incidence, tilt, slope = (found.get(name) for name in ("pelvic_incidence", "pelvic_tilt", "sacral_slope"))
    if incidence is not None and tilt is not None and slope is not None:
        if abs(incidence.value - tilt.value - slope.value) > WITHIN:
            turned = abs(incidence.value + tilt.value - slope.value) <= WITHIN
            sign = " PT has the other sign: it rises when the top of the pelvis goes back." if turned else ""
            value: Any = f"PI {incidence.value:g}, PT {tilt.value:g}, SS {slope.value:g}"
            remedy = f"Look the three up again.{sign}"
            message = "do not fit: PI = PT + SS in every posture"
            fields.say("pelvic_incidence", "angles-contradict", message, "", remedy, value=value)
    elif incidence is not None and tilt is not None:
        found["sacral_slope"] = incidence.minus(tilt)
    elif incidence is not None and slope is not None:
        found["pelvic_tilt"] = incidence.minus(slope)
    elif tilt is not None and slope is not None:
        found["pelvic_incidence"] = tilt.minus(Measured(-slope.value, slope.sd))
    if "pelvic_incidence" in found and "lumbar_lordosis" in found:
        found["pi_minus_ll"] = found["pelvic_incidence"].minus(found["lumbar_lordosis"])
    index = with_index({name: one.value for name, one in found.items()}).get("combined_sagittal_index")
    if index is not None:
        found["combined_sagittal_index"] = Measured(index)
    return found
