"""A pelvis and a cup before and after a virtual fusion."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from hipspine.mechanics.cup import Orientation
from hipspine.mechanics.cup.orientation import tidy
from hipspine.mechanics.cup_answer import CupAnswer
from hipspine.mechanics.fusion import Fusion, FusionRules, fuse
from hipspine.mechanics.impingement import range_of_motion
from hipspine.mechanics.pelvis.spinopelvic import STANDING, Spinopelvic
from hipspine.treatment import dislocation_risk
from hipspine.treatment.dislocation_evidence import DislocationEvidence
from hipspine.treatment.year_risk import YearRisk

SCHEMA: Final = "hipspine.fuse/1"
BEFORE_AND_AFTER: Final = ("before", "after")
LIMITS: Final = (
    "PI stays; the spine above and the other levels are not modelled, nor is time.",
    "A prediction for people like these, not for this person; its spread is wide because little was measured.",
    "Simulation for research and teaching; it recommends neither levels nor lordosis.",
)


class FusionAnswer(msgspec.Struct, frozen=True):
    """`before` as measured, `after` as predicted by `fusion`; `cup` as it stands today in the standing pelvis, or None.

    `facts`: ids of the facts the prediction uses; `assumed`: why what is assumed is as it is. `dislocation`: how often
    replaced hips dislocate without a fusion and after one of so many levels, from registers and not from this model;
    empty without a cup.
    """

    fusion: Fusion
    before: Spinopelvic
    after: Spinopelvic
    facts: tuple[str, ...]
    assumed: str
    cup: CupAnswer | None = None
    dislocation: tuple[tuple[YearRisk, ...], tuple[YearRisk, ...]] = ((), ())

    def cups(self) -> dict[str, dict[str, Orientation]]:
        """The cup in the room by posture, before and after: tilted by what the pelvis tilts from today's standing."""
        if self.cup is None:
            return {}
        start = self.before.postures[STANDING]["pelvic_tilt"].value
        return {
            when: {
                posture: self.cup.placed.tilted(found["pelvic_tilt"].value - start)
                for posture, found in pelvis.postures.items()
                if posture in self.after.postures and "pelvic_tilt" in found
            }
            for when, pelvis in zip(BEFORE_AND_AFTER, (self.before, self.after), strict=True)
        }

    def motion(self) -> dict[str, dict[str, dict[str, float | None]]]:
        """Range of motion until neck and rim meet, thigh against the room, by posture, before and after."""
        if self.cup is None or self.cup.stem is None or self.cup.bearing is None:
            return {}
        stem, bearing = self.cup.stem, self.cup.bearing
        return {
            when: {posture: range_of_motion(cup, stem, bearing).to_dict() for posture, cup in cups.items()}
            for when, cups in self.cups().items()
        }

    def to_dict(self) -> dict[str, Any]:
        """The keys of `schemas/fuse.schema.json`."""
        before, after = self.before.to_dict(), self.after.to_dict()
        shown = ("postures", "changes_from_standing")
        return {
            "schema": SCHEMA,
            "id": self.before.id,
            "fusion": {
                "levels": self.fusion.levels,
                "lumbar_levels": self.fusion.lumbar_levels,
                "lordosis": tidy(self.fusion.lordosis),
                "lordosis_before": self.fusion.before.to_dict(),
                "gain": tidy(self.fusion.gain),
            },
            "before": {key: before[key] for key in shown},
            "after": {key: after[key] for key in shown},
            "cup": {
                when: {posture: cup.to_dict() for posture, cup in cups.items()} for when, cups in self.cups().items()
            },
            "range_of_motion": self.motion(),
            "dislocation": {
                when: [_rounded(risk) for risk in risks]
                for when, risks in zip(BEFORE_AND_AFTER, self.dislocation, strict=True)
            },
            "remarks": list(self.after.remarks),
            "facts": list(self.facts),
            "assumed": self.assumed,
            "limits": list(LIMITS),
        }


def answer_fusion(
    pelvis: Spinopelvic,
    levels: str,
    lordosis: float,
    rules: FusionRules,
    *,
    segment_before: float | None = None,
    cup: CupAnswer | None = None,
    dislocation: DislocationEvidence | None = None,
) -> FusionAnswer:
    """The answer for fusing these levels at this lordosis; see `Fusion.of` and `fuse`. InputError as there."""
    fusion = Fusion.of(pelvis, levels, lordosis, segment_before)
    risks = _dislocation(fusion, dislocation) if cup is not None and dislocation is not None else ((), ())
    return FusionAnswer(fusion, pelvis, fuse(pelvis, fusion, rules), rules.facts, rules.loss_why, cup, risks)


def _dislocation(fusion: Fusion, evidence: DislocationEvidence) -> tuple[tuple[YearRisk, ...], tuple[YearRisk, ...]]:
    """Without a fusion and with it, by its levels and by whether it reaches the sacrum; any head."""
    fused = dislocation_risk(evidence, levels=fusion.all_levels, to_sacrum=fusion.to_sacrum)
    return dislocation_risk(evidence, levels=0).risks, fused.risks


def _rounded(risk: YearRisk) -> dict[str, Any]:
    return {
        "year": risk.year,
        "by": risk.by,
        **{name: tidy(getattr(risk, name)) for name in ("risk", "low", "high", "new_low", "new_high")},
        "basis": risk.basis,
        "facts": list(risk.facts),
    }
