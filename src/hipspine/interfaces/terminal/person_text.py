"""The person as the program understood the case."""

from __future__ import annotations

from typing import Any, Final

from hipspine.interfaces.terminal.layout import some, wrap
from hipspine.interfaces.terminal.view import FULL, View

_ADULT: Final = 18
_SEXES: Final = {("female", True): "woman", ("male", True): "man", ("female", False): "girl", ("male", False): "boy"}
_AGAINST: Final = {"new": "new", "same": "as before the operation", "changed": "changed since the operation"}
_KINDS: Final = {"sij_fusion": "sacroiliac fusion"}
_LINES: Final = (3, 2, 2, 2)


def person_text(view: View, detail: int) -> list[str]:
    """Who, which pain, which operations, how many findings: two or three lines."""
    case = view.answer.case
    findings = sum(not one.get("derived_from") for one in case["findings"])
    parts = [f"{case['id']}: {_who(case['person'])}."]
    parts += [_operation(one) for one in case["operations"]]
    if not case["operations"]:
        parts.append("No operation given.")
    parts += [f"{_words(one['kind']).capitalize()}{_side(one)}." for one in case["implants"]]
    parts.append(_pain(case["pain"], view))
    parts.append(f"{findings} {'finding' if findings == 1 else 'findings'} entered.")
    return wrap(" ".join(" ".join(parts).split()), "", "  ", most=None if detail == FULL else _LINES[detail])


def _who(person: dict[str, Any]) -> str:
    age, sex = person.get("age"), person.get("sex", "unknown")
    noun = _SEXES.get((sex, age is None or age >= _ADULT), "person")
    words = [f"{noun}, age not given" if age is None else f"{noun} of {age:g}"]
    if person.get("setting", "unknown") != "unknown":
        words.append(person["setting"])
    return ", ".join(words)


def _pain(pain: dict[str, Any], view: View) -> str:
    side = {"unknown": "(side not given)", "both": "on both sides", "midline": "in the midline"}
    words = ["Pain", side.get(pain["side"], f"on the {pain['side']}")]
    if pain.get("months") is not None:
        words.append(f"for {_months(pain['months'])}")
    if pain["against_before"] in _AGAINST:
        words.append(f"({_AGAINST[pain['against_before']]})")
    zones = [view.names.zone(zone) for zone in pain["zones"]]
    return " ".join(word for word in words if word) + (f": {', '.join(some(zones, 6))}." if zones else ".")


def _operation(one: dict[str, Any]) -> str:
    words = [_words(one["kind"]).capitalize(), _spans(one.get("levels", [])), _side(one).lstrip(", ")]
    words.append("" if one.get("months_ago") is None else f"{_months(one['months_ago'])} ago")
    return " ".join(word for word in words if word) + "."


def _spans(levels: list[str]) -> str:
    """Levels that follow one another in one: L3-L4, L4-L5 as L3-L5."""
    spans: list[list[str]] = []
    for level in levels:
        upper, _, lower = level.partition("-")
        if spans and spans[-1][1] == upper:
            spans[-1][1] = lower
        else:
            spans.append([upper, lower])
    return ", ".join("-".join(span) for span in spans)


def _side(one: dict[str, Any]) -> str:
    side = one.get("side", "unknown")
    return {"left": ", left", "right": ", right", "both": ", both sides"}.get(side, "")


def _words(kind: str) -> str:
    return _KINDS.get(kind, kind.replace("_", " "))


def _months(months: float) -> str:
    if months < 1:
        return f"{max(1, round(months * 30))} days"
    return f"{months:.0f} {'month' if round(months) == 1 else 'months'}"
