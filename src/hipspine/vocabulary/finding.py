"""Something that can be found present or absent in a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, cast, get_args

import msgspec

from hipspine.errors import Fields

FindingKind = Literal["history", "symptom", "examination", "image", "laboratory", "block", "score"]
FINDING_KINDS: Final[tuple[str, ...]] = get_args(FindingKind)


class Finding(msgspec.Struct, frozen=True):
    """Something that can be found present or absent in a person.

    `elicited` says how it is looked for, `positive` what counts as present, `grade` how it is graded. A
    finding with a value has a `unit`, other units with their factor to it, allowed values from `low` to
    `high`, and counts as present at or above `positive_from`, or at or below `positive_to`. A composite
    names its `members` and how many of them are `needed`. A block names the sources or nodes it `covers`
    and the part of the pain (0 to 1) that must go for full relief (`full_from`). Findings of one `group`
    are explained together. Where it is present, the findings it `implies` are present and those it
    `means_absent` are absent, on the same side. `about_person` findings follow from the person (age, sex)
    and are not entered.
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
    implies: tuple[str, ...] = ()
    means_absent: tuple[str, ...] = ()
    about_person: bool = False
    note: str = ""


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
        implies=fields.texts("implies"),
        means_absent=fields.texts("means_absent"),
        about_person=fields.flag("about_person"),
        note=fields.text("note"),
    )
    _check_value(fields, finding)
    _check_parts(fields, finding)
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


def _check_value(fields: Fields, finding: Finding) -> None:
    """What a value, its unit and its threshold must agree on."""
    if finding.low is not None and finding.high is not None and finding.low >= finding.high:
        fields.say("high", "out-of-range", f"is not above low ({finding.low:g})")
    if finding.positive_from is not None and finding.positive_to is not None:
        fields.say("positive_to", "needless-key", "stands beside positive_from", "", "Keep one of the two.")
    for key, value in (("positive_from", finding.positive_from), ("positive_to", finding.positive_to)):
        if value is None:
            continue
        if (finding.low is not None and value < finding.low) or (finding.high is not None and value > finding.high):
            fields.say(key, "out-of-range", "lies outside the allowed values")
        if not finding.positive_why:
            fields.say("positive_why", "missing-key", "is missing", "", "Say where the threshold comes from.")
    if finding.units and not finding.unit:
        fields.say("unit", "missing-key", "is missing, but other units are given", "", "Add unit = ...")
    if finding.unit in finding.units:
        fields.say("units", "needless-key", f"names the unit {finding.unit} itself", "", "Remove it from units.")


def _check_parts(fields: Fields, finding: Finding) -> None:
    """What composites and blocks must say."""
    if finding.needed is not None and not 1 <= finding.needed <= max(len(finding.members), 1):
        fields.say("needed", "out-of-range", "is out of range", f"Allowed: 1 to {len(finding.members)} (the members).")
    if finding.needed is not None and not finding.members:
        fields.say("members", "missing-key", "is missing, but needed is given", "", "Name the members.")
    for key, others in (
        ("members", finding.members),
        ("implies", finding.implies),
        ("means_absent", finding.means_absent),
    ):
        if finding.id in others:
            fields.say(key, "needless-key", "names the finding itself", "", "Remove it.", finding.id)
    for other in sorted(set(finding.implies) & set(finding.means_absent)):
        fields.say("means_absent", "contradiction", "is also implied", "", "Keep one of the two.", other)
    if finding.covers and finding.kind != "block":
        fields.say("covers", "needless-key", "is given, but the finding is no block", "", "Remove it.")
    if finding.full_from is not None and not finding.covers:
        fields.say("covers", "missing-key", "is missing, but full_from is given", "", "Name the sources or nodes.")
