"""A region of the body where pain is felt."""

from __future__ import annotations

import msgspec

from hipspine.errors import Fields


class PainZone(msgspec.Struct, frozen=True):
    """A region of the body where pain is felt.

    `sided` zones exist on the left and on the right, the others lie in the midline. Pain in a zone is
    the finding `<id>_pain`.
    """

    id: str
    name: str
    plain: str
    sided: bool
    definition: str


def read_zone(fields: Fields) -> PainZone:
    """A zone from one `[[zones]]` table; problems go to the list of `fields`."""
    zone = PainZone(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        plain=fields.text("plain", required=True),
        sided=fields.flag("sided"),
        definition=fields.text("definition", required=True),
    )
    fields.finish()
    return zone
