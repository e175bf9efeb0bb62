"""All published classes and lines, as read from the data."""

from __future__ import annotations

import msgspec

from hipspine.mechanics.classification.graded import Graded


class Combined(msgspec.Struct, frozen=True):
    """A group by two graded systems: `groups[class of first][class of second]`."""

    id: str
    name: str
    first: str
    second: str
    groups: dict[str, dict[str, str]]
    source: str
    basis: str
    why: str


class Line(msgspec.Struct, frozen=True):
    """A published regression: parameter = constant + incidence x PI + age x years, in degrees.

    `people`: those it was fitted on. Lines of one parameter differ: they are compared, not averaged.
    """

    id: str
    parameter: str
    constant: float
    incidence: float
    people: str
    source: str
    age: float = 0.0

    def at(self, incidence: float, years: float | None) -> float | None:
        """The line's value in degrees; None where it needs an age and none is known."""
        if self.age and years is None:
            return None
        return self.constant + self.incidence * incidence + self.age * (years or 0.0)


class IncidenceClass(msgspec.Struct, frozen=True):
    """A class of pelvic incidence in whole degrees, both ends in it, with its tilt and lordosis (PI + `plus`)."""

    low: float
    high: float
    tilt: float
    lordosis_plus: float


class Target(msgspec.Struct, frozen=True):
    """A cup target of one hip-spine group that was never read in a paper: ranges in degrees."""

    group: str
    anteversion: tuple[float, float]
    inclination: tuple[float, float]
    combined: tuple[float, float]


class Systems(msgspec.Struct, frozen=True):
    """Every system of the data file: graded, combined, lines, incidence classes, the rule on anteversion, unverified
    targets, and pairs to compare."""

    graded: tuple[Graded, ...]
    combined: tuple[Combined, ...]
    lines: tuple[Line, ...]
    incidence: tuple[IncidenceClass, ...]
    incidence_source: str
    mobile_from: float
    per_degree: float
    anteversion_source: str
    targets: tuple[Target, ...]
    targets_why: str
    compare: tuple[tuple[str, str], ...]
