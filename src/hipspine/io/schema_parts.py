"""Pieces of a JSON Schema."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

Schema = dict[str, Any]


def text(description: str = "", *, empty: bool = True) -> Schema:
    """A text, possibly empty."""
    return _described({"type": "string"} if empty else {"type": "string", "minLength": 1}, description)


def number(low: float | None = None, high: float | None = None, description: str = "") -> Schema:
    """A number, within limits that are allowed themselves."""
    limits = {"minimum": low, "maximum": high}
    return _described({"type": "number"} | {key: at for key, at in limits.items() if at is not None}, description)


def count(description: str = "") -> Schema:
    """A whole number, zero or more."""
    return _described({"type": "integer", "minimum": 0}, description)


def flag(description: str = "") -> Schema:
    """true or false."""
    return _described({"type": "boolean"}, description)


def word(allowed: Iterable[str], description: str = "") -> Schema:
    """One of a closed list of words."""
    return _described({"enum": list(allowed)}, description)


def const(value: Any) -> Schema:
    """This value and no other."""
    return {"const": value}


def date(description: str = "") -> Schema:
    """A day, written 2026-11-23."""
    return _described({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, description)


def id_of(what: str) -> Schema:
    """The id of a word of the vocabulary, whose list is no part of the schema."""
    return {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "description": f"id of a {what}: hipspine words"}


def many(items: Schema, description: str = "") -> Schema:
    """A list."""
    return _described({"type": "array", "items": items}, description)


def closed(properties: dict[str, Schema], required: Collection[str] = (), description: str = "") -> Schema:
    """A table with these keys and no other."""
    table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        table["required"] = list(required)
    return _described(table, description)


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description} if description else schema
