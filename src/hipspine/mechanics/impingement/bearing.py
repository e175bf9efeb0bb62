"""Head, neck and liner: how far the neck can swing in the opening."""

from __future__ import annotations

import msgspec

from hipspine.errors import InputError, Problem
from hipspine.mechanics.degrees import STRAIGHT, asin
from hipspine.mechanics.impingement.limits import HEAD, LINER_ARC, NECK
from hipspine.mechanics.impingement.stem import out_of_limits


class Bearing(msgspec.Struct, frozen=True):
    """The articulation: `head` and `neck` diameters in mm and the `liner_arc` in degrees.

    `neck`: diameter where the neck meets the rim (the taper unless it is set back). `liner_arc`: arc of the bore that
    is part of a sphere; 180 for a hemisphere whose sharp flat rim lies in the plane of the head centre, less for a
    shallower bore, more for one that reaches over the equator. `mobile_liner`: outer diameter of the mobile liner of
    a dual mobility cup in mm, 0 without; the neck then meets the shell's rim with that as its head, after the inner
    joint has come to its own end. `stated`: oscillation angle in degrees as the maker states it, 0 without; it
    replaces the one worked out here, since chamfers, skirts, lips and other necks change it. Raises InputError
    (`impossible-implant`) with every problem.
    """

    head: float
    neck: float
    liner_arc: float = STRAIGHT
    mobile_liner: float = 0.0
    stated: float = 0.0

    def __post_init__(self) -> None:
        problems = [
            *out_of_limits("head", self.head, HEAD, "mm"),
            *out_of_limits("neck", self.neck, NECK, "mm"),
            *out_of_limits("liner_arc", self.liner_arc, LINER_ARC, "degrees"),
        ]
        if self.neck >= self.head:
            allowed = f"Allowed: less than the head, {self.head:g} mm."
            problems.append(
                Problem("impossible-implant", "neck", f"{self.neck:g}", "is no narrower than the head", allowed)
            )
        if self.mobile_liner and self.mobile_liner <= self.head:
            allowed = f"Allowed: more than the head inside it, {self.head:g} mm."
            message = "is no larger than the head inside it"
            problems.append(Problem("impossible-implant", "mobile_liner", f"{self.mobile_liner:g}", message, allowed))
        if not 0 <= self.stated < STRAIGHT:
            allowed = f"Allowed: a number between 0 and {STRAIGHT:g} degrees."
            message = "is no angle that a neck can swing through"
            problems.append(Problem("impossible-implant", "oscillation_angle", f"{self.stated:g}", message, allowed))
        if problems:
            raise InputError(problems)

    @property
    def sphere(self) -> float:
        """Diameter in mm of the sphere that leaves the cup when the hip dislocates: head, or mobile liner."""
        return self.mobile_liner or self.head

    def oscillation_angle(self) -> float:
        """Full cone in degrees through which the neck's axis moves free of the rim: 360 - arc - 2 asin(d/D).

        For a hemisphere that is 2 acos(d/D): 136 degrees for a head of 32 and a neck of 12 mm.
        """
        return self.stated or 2 * (STRAIGHT - self.liner_arc / 2 - asin(self.neck / self.sphere))

    def inner_oscillation_angle(self) -> float | None:
        """The same of the inner joint of a dual mobility cup, by design the first to come to its end; else None."""
        return STRAIGHT - 2 * asin(self.neck / self.head) if self.mobile_liner else None
