"""A study that a file names by its id."""

from __future__ import annotations

from hipspine.errors import Fields, nearest
from hipspine.evidence.studies import Studies


def known_study(fields: Fields, key: str, studies: Studies | None) -> str:
    """The present id of the study named at `key`, also by an old one; the nearest are offered for an unknown one."""
    name = fields.text(key, required=True)
    if not name or studies is None:
        return name
    if name not in studies:
        near = nearest(name, studies)
        told = f"Nearest: {', '.join(near)}." if near else ""
        fields.say(key, "unknown-study", "is not a known study", told, "Search: hipspine evidence search")
        return name
    return studies[name].id
