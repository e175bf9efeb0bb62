"""What the published systems say about one pelvis."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.mechanics.classification.systems import Target
from hipspine.mechanics.cup.orientation import tidy


class Verdict(msgspec.Struct, frozen=True):
    """One system's class. `value` in degrees (SVA in mm) where it goes by one parameter; `chances`: the probability of
    each class from the landmarks' error, None where that is not known."""

    system: str
    name: str
    group: str
    value: float | None
    chances: dict[str, float] | None
    source: str
    basis: str


class Expected(msgspec.Struct, frozen=True):
    """What a published line or table expects of a parameter at this incidence (and age), and how far off it is."""

    source: str
    people: str
    parameter: str
    expected: float
    measured_minus_expected: float | None


class Classified(msgspec.Struct, frozen=True):
    """Verdicts, expectations, disagreements, and what could not be classified for want of a parameter.

    `added_anteversion`: degrees that the Australian variant adds to the cup, None without both postures. `targets` are
    unverified and only there when they were asked for.
    """

    verdicts: tuple[Verdict, ...]
    expected: tuple[Expected, ...]
    disagreements: tuple[str, ...]
    missing: tuple[str, ...]
    added_anteversion: float | None
    added_source: str
    targets: tuple[Target, ...] = ()
    targets_why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The key `classification` of `schemas/pelvis.schema.json`."""
        verdicts = [
            {
                **msgspec.structs.asdict(one),
                "value": None if one.value is None else tidy(one.value),
                "chances": None if one.chances is None else {name: tidy(p) for name, p in one.chances.items()},
            }
            for one in self.verdicts
        ]
        expected = [
            {
                **msgspec.structs.asdict(one),
                "expected": tidy(one.expected),
                "measured_minus_expected": None
                if one.measured_minus_expected is None
                else tidy(one.measured_minus_expected),
            }
            for one in self.expected
        ]
        return {
            "verdicts": verdicts,
            "expected": expected,
            "disagreements": list(self.disagreements),
            "missing": list(self.missing),
            "added_anteversion": None if self.added_anteversion is None else tidy(self.added_anteversion),
            "added_anteversion_source": self.added_source,
            "unverified_targets": [
                {
                    name: list(one) if isinstance(one, tuple) else one
                    for name, one in msgspec.structs.asdict(target).items()
                }
                for target in self.targets
            ],
            "unverified_targets_why": self.targets_why,
        }
