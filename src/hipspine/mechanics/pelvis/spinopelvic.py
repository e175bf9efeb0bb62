"""A pelvis as measured in one or several postures."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.postures import POSTURES

SCHEMA: Final = "hipspine.pelvis/1"
STANDING: Final = "standing"
LIMITS: Final = (
    "SD: the error of the clicks alone, not of posture, of the day or of the projection.",
    "Postures are never mixed: a stiff pelvis is defined between standing and relaxed sitting.",
    "Measurement for research and teaching; not a medical device.",
)


class Spinopelvic(msgspec.Struct, frozen=True):
    """Parameters by posture, changes from standing, what AP films give, and remarks.

    `postures`: posture -> parameter -> value and SD; names, signs and definitions are those of `lateral_parameters`.
    `changes`: posture -> change from standing; `delta_sacral_slope`, `delta_lumbar_lordosis` and
    `delta_pelvic_femoral_angle` are standing minus posture, `delta_pelvic_tilt` posture minus standing, so that all
    are positive when the pelvis rolls back and the hip flexes. `ap`: posture -> parameter, as `ap_parameters`.
    `stated`: changes that are known themselves, with a spread of their own, and not from two measurements.
    """

    id: str
    postures: dict[str, dict[str, Measured]]
    ap: dict[str, dict[str, Measured]] = {}
    remarks: tuple[str, ...] = ()
    stated: dict[str, dict[str, Measured]] = {}

    @property
    def incidence(self) -> Measured | None:
        """Pelvic incidence: that of standing, else of the first posture that has it."""
        for posture in (STANDING, *POSTURES):
            found = self.postures.get(posture, {}).get("pelvic_incidence")
            if found is not None:
                return found
        return None

    @property
    def changes(self) -> dict[str, dict[str, Measured]]:
        """Changes from standing to each other posture; empty without a standing one."""
        if self.stated:
            return self.stated
        start = self.postures.get(STANDING)
        if start is None:
            return {}
        return {name: _change(start, self.postures[name]) for name in POSTURES[1:] if name in self.postures}

    def tilt_change(self, posture: str) -> Measured | None:
        """Change of pelvic tilt from standing, posterior-positive; None where it was not measured."""
        if posture == STANDING:
            return Measured(0.0, 0.0)
        return self.changes.get(posture, {}).get("delta_pelvic_tilt")

    def to_dict(self) -> dict[str, Any]:
        """The keys of `schemas/pelvis.schema.json`."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "postures": _plain(self.postures),
            "changes_from_standing": _plain(self.changes),
            "ap": _plain(self.ap),
            "remarks": list(self.remarks),
            "limits": list(LIMITS),
        }


def _change(start: dict[str, Measured], end: dict[str, Measured]) -> dict[str, Measured]:
    found = {}
    for name in ("sacral_slope", "lumbar_lordosis", "lordosis_l4_s1", "pelvic_femoral_angle"):
        if name in start and name in end:
            found[f"delta_{name}"] = start[name].minus(end[name])
    for name in ("pelvic_tilt", "pelvic_plane_tilt", "ante_inclination"):
        if name in start and name in end:
            found[f"delta_{name}"] = end[name].minus(start[name])
    hip, spine = found.get("delta_pelvic_femoral_angle"), found.get("delta_lumbar_lordosis")
    if hip is not None and spine is not None and hip.value + spine.value > 0:
        found["hip_user_index"] = _share(hip, spine)
    return found


def _share(hip: Measured, spine: Measured) -> Measured:
    """Hip user index, per cent: 100 x dPFA / (dPFA + dLL); error to first order, the two taken as independent."""
    whole = hip.value + spine.value
    if hip.sd is None or spine.sd is None:
        return Measured(100 * hip.value / whole)
    sd = 100 * ((spine.value * hip.sd) ** 2 + (hip.value * spine.sd) ** 2) ** 0.5 / whole**2
    return Measured(100 * hip.value / whole, sd)


def _plain(parts: dict[str, dict[str, Measured]]) -> dict[str, dict[str, Any]]:
    return {name: {key: one.to_dict() for key, one in found.items()} for name, found in parts.items()}
