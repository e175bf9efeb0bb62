"""How much a distance on a film changes when the joint moves, and when the pelvis is merely turned."""

from __future__ import annotations

import math
from typing import ClassVar, Self

import msgspec

from hipspine.article.computed.computation import Computation, NotComputable, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.read_parameters import fact_id
from hipspine.errors import Fields
from hipspine.evidence.studies import Studies

RIGHT = 90


class Setting(msgspec.Struct, frozen=True):
    """A pelvis before a film, in millimetres and degrees.

    `length`: between the two landmarks of one hip bone. `tilt`: angles of that line to the film, in the sagittal
    plane. `upper`, `lower`: distances of the two landmarks from the midline. `focus`: from the X-ray focus to the
    film. `object`: from the middle of the pelvis to the film. `turn`: rotations of the pelvis about its long axis
    that may go unnoticed. `why` says where these come from.
    """

    length: float
    tilt: tuple[float, ...]
    upper: float
    lower: float
    focus: float
    object: float
    turn: tuple[float, ...]
    why: str


class ProjectedLength(Computation, frozen=True, kw_only=True):
    """A difference between two sides on a film, by rotation in a joint or by rotation of the whole pelvis.

    `rotation` is a fact that prints how far the joint turns in life, in degrees; `setting` the geometry.
    """

    WORD: ClassVar[str] = "projected_length"
    RULE: ClassVar[str] = (
        "Unsupported if turning the whole pelvis by the largest angle that may go unnoticed makes the sides differ by "
        "as much as the joint can; contested if the joint can make more of a difference than that."
    )

    rotation: str
    setting: Setting

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The fact that prints the rotation, and the setting."""
        rotation = fact_id(fields, "rotation", studies)
        table = fields.table("setting")
        setting = Setting(
            length=table.number("length_mm", 0, required=True) or 0.0,
            tilt=_angles(table, "tilt_deg"),
            upper=table.number("upper_from_midline_mm", 0, required=True) or 0.0,
            lower=table.number("lower_from_midline_mm", 0, required=True) or 0.0,
            focus=table.number("focus_to_film_mm", 0, required=True) or 0.0,
            object=table.number("object_to_film_mm", 0, required=True) or 0.0,
            turn=_angles(table, "turn_deg"),
            why=table.text("why", required=True),
        )
        table.finish()
        if setting.focus and setting.object + setting.length / 2 >= setting.focus:
            fields.say("setting", "out-of-range", "puts the pelvis behind the focus", "Allowed: a focus farther away.")
        return cls(rotation=rotation, setting=setting)

    def fact_ids(self) -> tuple[str, ...]:
        """The fact that prints the rotation."""
        return (self.rotation,)

    def compute(self, studies: Studies) -> Computed:
        """The change by the joint at every tilt, the difference of sides at every turn."""
        (fact,) = the_facts([self.rotation], studies)
        degrees = fact.number("mean")
        if degrees is None:
            raise NotComputable(f"{fact.id} prints no mean")
        here = self.setting
        joint = [shortening(here.length, tilt, degrees) for tilt in here.tilt]
        middle = sum(here.tilt) / len(here.tilt)
        turned = [difference_of_sides(here, middle, turn) for turn in here.turn]
        says = [
            f"A joint that turns {degrees:g} deg changes the projected {here.length:g} mm by {_mm(joint)}.",
            *(
                f"Turning the pelvis {turn:g} deg about its long axis makes the sides differ by {_mm([size])}."
                for turn, size in zip(here.turn, turned, strict=True)
            ),
            "The bone itself keeps its length.",
        ]
        verdict = "unsupported" if max(turned) >= max(joint) else "contested"
        numbers = {f"mm by the joint at {tilt:g} deg": size for tilt, size in zip(here.tilt, joint, strict=True)}
        numbers |= {f"mm by a turn of {turn:g} deg": size for turn, size in zip(here.turn, turned, strict=True)}
        return self.found(verdict, says, numbers)


def shortening(length: float, tilt: float, rotation: float) -> float:
    """How much shorter the parallel projection of a line gets, in its own unit: L (cos t - cos(t + r)); degrees."""
    return length * (math.cos(math.radians(tilt)) - math.cos(math.radians(tilt + rotation)))


def difference_of_sides(here: Setting, tilt: float, turn: float) -> float:
    """How much the vertical distance of the two landmarks differs between the sides on the film, in mm.

    Central projection from a focus above the middle of the pelvis. Both sides are mirror images; `turn` rotates them
    about the long axis, so that one side comes nearer to the film and is magnified less. Degrees.
    """
    return abs(_projected(here, tilt, turn, 1.0) - _projected(here, tilt, turn, -1.0))


def _projected(here: Setting, tilt: float, turn: float, side: float) -> float:
    along = here.length / 2 * math.cos(math.radians(tilt))
    depth = here.length / 2 * math.sin(math.radians(tilt))
    upper = _magnification(here, side * here.upper, depth, turn)
    lower = _magnification(here, side * here.lower, -depth, turn)
    return along * (upper + lower)


def _magnification(here: Setting, across: float, depth: float, turn: float) -> float:
    """Of a point `across` from the midline and `depth` towards the focus, after the turn."""
    height = depth * math.cos(math.radians(turn)) + across * math.sin(math.radians(turn))
    return here.focus / (here.focus - here.object - height)


def _mm(sizes: list[float]) -> str:
    return f"{min(sizes):.1f} to {max(sizes):.1f} mm" if len(sizes) > 1 else f"{sizes[0]:.1f} mm"


def _angles(table: Fields, key: str) -> tuple[float, ...]:
    values = table.raw(key)
    if values is None:
        table.say(key, "missing-key", "is missing", "", f"Add {key} = [...].")
        return (0.0,)
    usable = isinstance(values, list | tuple) and values and all(_angle(value) for value in values)
    if not usable:
        table.say(key, "not-a-list", "is no list of angles", "Allowed: numbers from 0 to 90 degrees.")
        return (0.0,)
    return tuple(float(value) for value in values)


def _angle(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= RIGHT
