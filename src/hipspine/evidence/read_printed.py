"""The printed figures of a fact: texts, and pairs of texts for intervals and ranges."""

from __future__ import annotations

from typing import Any

from hipspine.errors import Fields
from hipspine.evidence.kinds import INTERVAL_OF, PER_CENT, PLAIN
from hipspine.evidence.percent import parse


def read_printed(fields: Fields) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The single figures and the pairs, each a printed number; per-cent figures lie between 0 and 100."""
    printed: dict[str, str] = {}
    ranges: dict[str, tuple[str, str]] = {}
    for key in sorted(PER_CENT | PLAIN):
        if key in fields:
            text = _figure(fields, key, fields.raw(key), key in PER_CENT)
            if text is not None:
                printed[key] = text
    for key, figure in INTERVAL_OF.items():
        if key in fields:
            pair = _pair(fields, key, fields.raw(key), figure in PER_CENT)
            if pair is not None:
                ranges[key] = pair
    fields.finish()
    return printed, ranges


def _figure(fields: Fields, key: str, value: Any, per_cent: bool) -> str | None:
    if not isinstance(value, str):
        remedy = f'Write {key} = "{value}", with the decimals that were printed.'
        fields.say(key, "not-a-text", "is not a text", "Allowed: the printed figure in quotes.", remedy)
        return None
    number = parse(value)
    if number is None:
        fields.say(key, "not-a-printed-number", "is no printed number", 'Allowed: digits, as in "84.3".')
        return None
    if per_cent and not 0 <= number <= 100:
        fields.say(key, "out-of-range", "is out of range", "Allowed: 0 to 100 per cent.")
        return None
    return value.strip()


def _pair(fields: Fields, key: str, value: Any, per_cent: bool) -> tuple[str, str] | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        fields.say(key, "not-a-pair", "is not a pair", 'Allowed: two figures in quotes, ["72", "99"].')
        return None
    low, high = (_figure(fields, key, end, per_cent) for end in value)
    return None if low is None or high is None else (low, high)
