"""From the table `pain` to a `Pain`."""

from __future__ import annotations

from typing import cast

from hipspine.errors import Fields
from hipspine.person.pain import Pain
from hipspine.person.words import AGAINST_BEFORE, SEVERITIES, AgainstBefore
from hipspine.vocabulary import SIDES, Side, Vocabulary


def read_pain(fields: Fields, vocabulary: Vocabulary, age: float | None) -> Pain:
    """The pain; problems go to the list of `fields`."""
    side = cast(Side, fields.one_of("side", SIDES, "unknown", kind="side"))
    pain = Pain(
        side=side,
        zones=_zones(fields, "zones", vocabulary),
        zones_absent=_zones(fields, "zones_absent", vocabulary),
        zones_complete=fields.flag("zones_complete"),
        months=_months(fields, age),
        against_before=cast(
            AgainstBefore, fields.one_of("against_before", AGAINST_BEFORE, "unknown", kind="comparison")
        ),
        severity=_severity(fields),
    )
    _check_zones(fields, pain, vocabulary)
    fields.finish()
    return pain


def _zones(fields: Fields, key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    zones = fields.texts(key, vocabulary.zones, code="unknown-zone", kind="pain zone")
    return tuple(dict.fromkeys(zones))


def _check_zones(fields: Fields, pain: Pain, vocabulary: Vocabulary) -> None:
    for zone in pain.zones:
        if zone in pain.zones_absent:
            message = "hurts in zones and does not in zones_absent"
            fields.say("zones_absent", "contradiction", message, "", "Keep one of the two.", value=zone)
        if pain.side == "midline" and vocabulary.zones[zone].sided:
            message = 'is a zone with a left and a right, but pain.side is "midline"'
            fields.say(
                "zones", "impossible-side", message, "", "Write side = left, right, both or unknown.", value=zone
            )
    if pain.zones_complete and not pain.zones:
        remedy = "Name the zones that hurt, or leave zones_complete out."
        fields.say("zones_complete", "contradiction", "is given without any zone that hurts", "", remedy)


def _months(fields: Fields, age: float | None) -> float | None:
    months = fields.number("months", 0, 1440, unit="months")
    if months is not None and age is not None and months > (age + 1) * 12:
        fields.say("months", "out-of-range", f"is longer than a life of {age:g} years")
    return months


def _severity(fields: Fields) -> float | str | None:
    """0 to 10, or a word."""
    given = fields.raw("severity")
    if isinstance(given, str):
        return fields.one_of("severity", SEVERITIES, kind="severity") or None
    return fields.number("severity", 0, 10)
