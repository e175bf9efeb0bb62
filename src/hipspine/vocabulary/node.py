"""A structure whose pain sources exclude each other."""

from __future__ import annotations

import msgspec

from hipspine.errors import Fields


class Node(msgspec.Struct, frozen=True):
    """A structure whose pain sources are alternatives: at most one is active on a side.

    A `paired` node exists on the left and on the right and may be active on none, one or both; the
    others lie in the midline. A source that shares its structure with no other has a node of its own id.
    """

    id: str
    name: str
    plain: str
    paired: bool
    definition: str


def read_node(fields: Fields) -> Node:
    """A node from one `[[nodes]]` table; problems go to the list of `fields`."""
    node = Node(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        plain=fields.text("plain", required=True),
        paired=fields.flag("paired"),
        definition=fields.text("definition", required=True),
    )
    fields.finish()
    return node
