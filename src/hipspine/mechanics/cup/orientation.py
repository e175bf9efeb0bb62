"""One cup in all three definitions at once."""

from __future__ import annotations

from typing import Final

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.mechanics.cup.anatomic import Anatomic
from hipspine.mechanics.cup.axis import Axis
from hipspine.mechanics.cup.definitions import DEFINITIONS, Definition
from hipspine.mechanics.cup.operative import Operative
from hipspine.mechanics.cup.radiographic import Radiographic
from hipspine.mechanics.degrees import RIGHT, cos, sin, tan

Pair = Radiographic | Operative | Anatomic
_KINDS: Final[dict[str, type[Pair]]] = {"radiographic": Radiographic, "operative": Operative, "anatomic": Anatomic}


class Orientation(msgspec.Struct, frozen=True):
    """A cup in the radiographic, the operative and the anatomic definition; they always agree. Degrees."""

    radiographic: Radiographic
    operative: Operative
    anatomic: Anatomic
    axis: Axis

    @classmethod
    def of(cls, axis: Axis) -> Orientation:
        """The cup whose axis this is."""
        return cls(Radiographic.of(axis), Operative.of(axis), Anatomic.of(axis), axis)

    @classmethod
    def measured(cls, inclination: float, anteversion: float, definition: Definition = "radiographic") -> Orientation:
        """The cup with these two angles, measured by one of the `DEFINITIONS`.

        A real cup opens to the side, from 0 to 90 degrees of inclination, and less than 90 forward or back. Raises
        InputError (`out-of-range`, `unknown-word`) with every problem.
        """
        problems = []
        if definition not in DEFINITIONS:
            allowed = f"Allowed: {', '.join(DEFINITIONS)}."
            problems.append(Problem("unknown-word", "definition", definition, "is not known", allowed))
        if not 0 <= inclination <= RIGHT:
            allowed = f"Allowed: a number from 0 to {RIGHT:g} degrees."
            remedy = "Inclination is counted from the long axis of the body outwards and has no minus sign."
            problems.append(
                Problem("out-of-range", "inclination", f"{inclination:g}", "is out of range", allowed, remedy)
            )
        if not -RIGHT < anteversion < RIGHT:
            allowed = f"Allowed: a number between {-RIGHT:g} and {RIGHT:g} degrees; a minus sign for retroversion."
            problems.append(Problem("out-of-range", "anteversion", f"{anteversion:g}", "is out of range", allowed))
        if problems:
            raise InputError(problems)
        return cls.of(_KINDS[definition](inclination, anteversion).axis())

    def tilted(self, tilt: float) -> Orientation:
        """The functional orientation: the same cup in the room, after the pelvis tilted back by `tilt` degrees.

        Exact. OI' = OI, OA' = OA + t; sin RA' = sin RA cos t + cos RA cos RI sin t. Give this orientation together
        with thigh-to-room motion, or the untilted one with thigh-to-pelvis motion; never count the tilt twice.
        """
        return Orientation.of(self.axis.tilted(tilt))

    def anteversion_per_degree(self) -> float:
        """Change of *radiographic* anteversion per degree of posterior tilt, here: cos RI, whatever RA is.

        From 0.82 at RI 35 to 0.64 at RI 50; the operative anteversion changes by exactly 1.
        """
        return cos(self.radiographic.inclination)

    def inclination_per_degree(self) -> float:
        """Change of *radiographic* inclination per degree of posterior tilt, here: sin RI tan RA."""
        return sin(self.radiographic.inclination) * tan(self.radiographic.anteversion)

    def to_dict(self) -> dict[str, dict[str, float]]:
        """The six angles by definition, to 6 significant digits."""
        pairs: tuple[Pair, ...] = (self.radiographic, self.operative, self.anatomic)
        return {
            name: {"inclination": tidy(pair.inclination), "anteversion": tidy(pair.anteversion)}
            for name, pair in zip(DEFINITIONS, pairs, strict=True)
        }


def tidy(value: float) -> float:
    """Six significant digits, without a negative zero or the dust of rounding."""
    return float(f"{value:.6g}") if abs(value) > UNSEEN else 0.0


UNSEEN: Final = 1e-9
