"""A fact about the person or the operations that makes pain sources possible or impossible."""

from __future__ import annotations

import msgspec

from hipspine.errors import Fields


class Condition(msgspec.Struct, frozen=True):
    """A fact about the person or the operations that makes pain sources possible or impossible.

    A `sided` condition may hold on one side and not on the other. `any_of` names other conditions: this
    one holds where at least one of them does. Whether the rest hold is worked out from a case elsewhere.
    """

    id: str
    name: str
    definition: str
    sided: bool = False
    any_of: tuple[str, ...] = ()


def read_condition(fields: Fields) -> Condition:
    """A condition from one `[[conditions]]` table; problems go to the list of `fields`."""
    condition = Condition(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        definition=fields.text("definition", required=True),
        sided=fields.flag("sided"),
        any_of=fields.texts("any_of"),
    )
    fields.finish()
    return condition
