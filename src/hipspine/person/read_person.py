"""From the table `person` to a `Person`."""

from __future__ import annotations

from typing import cast

from hipspine.errors import Fields
from hipspine.person.person import Person
from hipspine.person.words import SETTINGS, SEXES, Setting, Sex


def read_person(fields: Fields) -> Person:
    """The person; problems go to the list of `fields`."""
    person = Person(
        age=fields.number("age", 0, 120, unit="years"),
        sex=cast(Sex, fields.one_of("sex", SEXES, "unknown", kind="sex")),
        setting=cast(Setting, fields.one_of("setting", SETTINGS, "unknown", kind="setting")),
    )
    fields.finish()
    return person
