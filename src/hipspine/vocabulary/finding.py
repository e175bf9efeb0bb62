"""Something that can be found present or absent in a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, cast, get_args

import msgspec

from hipspine.errors import Fields
from hipspine.vocabulary.finding_checks import check_parts, check_relations, check_value

FindingKind = Literal["history", "symptom", "examination", "image", "laboratory", "block", "score"]
FINDING_KINDS: Final[tuple[str, ...]] = get_args(FindingKind)


class Finding(msgspec.Struct, frozen=True):
    """Something that can be found present or absent in a person.

    `elicited` says how it is looked for, `positive` what counts as present, `grade` how it is graded. A
    finding with a value has a `unit`, other units with their factor to it, allowed values from `low` to
    `high`, and counts as present at or above `positive_from`, or at or below `positive_to`. A composite
    names its `members` and how many of them are `needed`. A block names the sources or nodes it `covers`
    and the part of the pain (0 to 1) that must go for full relief (`full_from`). Findings of one `group`
    are explained together.

    How it stands to other findings, so that one fact never counts twice (always on the same side):
    `same_as` is the finding that speaks for it, another word for the same fact; `opposite_of` likewise,
    present where that one is absent. Where it is present, those it `implies` are present too and say
    nothing more. It is a `union_of` others when it is present exactly where one of them is, a heading that
    says no more than its parts. Though present, it is silent while one of those it is `told_by` is
    present. A summary has no weight of its own: those it `means_present` and `means_absent` speak.

    It cannot be present unless all conditions it `needs` hold; it is present wherever the condition it
    `follows_from` holds. `about_person` findings follow from the person (age, sex) and are not entered.
    """

    id: str
    name: str
    plain: str
    kind: FindingKind
    sided: bool
    elicited: str
    positive: str
    group: str
    test: str = ""
    zone: str = ""
    grade: str = ""
    unit: str = ""
    units: Mapping[str, float] = {}
    low: float | None = None
    high: float | None = None
    positive_from: float | None = None
    positive_to: float | None = None
    positive_why: str = ""
    synonyms: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    needed: int | None = None
    covers: tuple[str, ...] = ()
    full_from: float | None = None
    same_as: str = ""
    opposite_of: str = ""
    implies: tuple[str, ...] = ()
    union_of: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    means_present: tuple[str, ...] = ()
    means_absent: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    follows_from: str = ""
    about_person: bool = False
    note: str = ""

    @property
    def is_summary(self) -> bool:
        """Whether it has no weight of its own because what it sums up speaks."""
        return bool(self.means_present or self.means_absent)


def read_finding(fields: Fields) -> Finding:
    """A finding from one `[[findings]]` table; problems go to the list of `fields`."""
    id_ = fields.text("id", required=True)
    finding = Finding(
        id=id_,
        name=fields.text("name", required=True),
        plain=fields.text("plain", required=True),
        kind=cast(FindingKind, fields.one_of("kind", FINDING_KINDS, required=True)),
        sided=fields.flag("sided"),
        elicited=fields.text("elicited", required=True),
        positive=fields.text("positive", required=True),
        group=fields.text("group") or id_,
        test=fields.text("test"),
        zone=fields.text("zone"),
        grade=fields.text("grade"),
        unit=fields.text("unit"),
        units=_units(fields),
        low=fields.number("low"),
        high=fields.number("high"),
        positive_from=fields.number("positive_from"),
        positive_to=fields.number("positive_to"),
        positive_why=fields.text("positive_why"),
        synonyms=fields.texts("synonyms"),
        members=fields.texts("members"),
        needed=fields.count("needed"),
        covers=fields.texts("covers"),
        full_from=fields.number("full_from", 0.0, 1.0),
        same_as=fields.text("same_as"),
        opposite_of=fields.text("opposite_of"),
        implies=fields.texts("implies"),
        union_of=fields.texts("union_of"),
        told_by=fields.texts("told_by"),
        means_present=fields.texts("means_present"),
        means_absent=fields.texts("means_absent"),
        needs=fields.texts("needs"),
        follows_from=fields.text("follows_from"),
        about_person=fields.flag("about_person"),
        note=fields.text("note"),
    )
    check_value(fields, finding)
    check_parts(fields, finding)
    check_relations(fields, finding)
    fields.finish()
    return finding


def _units(fields: Fields) -> dict[str, float]:
    table = fields.table("units")
    given = fields.raw("units")
    names = [str(name) for name in given] if isinstance(given, Mapping) else []
    factors = {name: table.number(name, required=True) for name in names}
    for name, factor in factors.items():
        if factor is not None and factor <= 0:
            table.say(name, "out-of-range", "is not a factor", "Allowed: a number above 0.")
    return {name: factor for name, factor in factors.items() if factor}
