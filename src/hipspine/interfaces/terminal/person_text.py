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
_DAYS: Final = 30
_LONGEST_ID: Final = 40
_ZONES: Final = 6
_FEW_ZONES: Final = 2


def person_text(view: View, detail: int) -> list[str]:
    """Who, which pain, which operations, how many findings: two or three lines.

    Where they do not hold it all, the setting, the number of findings and then all zones but two are left out,
    before anything is cut off.
    """
    most = None if detail == FULL else _LINES[detail]
    lines = _lines(view, most, setting=True, count=True, zones=None if detail == FULL else _ZONES)
    for setting, count, zones in ((False, True, _ZONES), (False, False, _ZONES), (False, False, _FEW_ZONES)):
        if most is None or not lines[-1].endswith(" ..."):
            break
        lines = _lines(view, most, setting=setting, count=count, zones=zones)
    return lines


def _lines(view: View, most: int | None, *, setting: bool, count: bool, zones: int | None) -> list[str]:
    case = view.answer.case
    findings = sum(not one.get("derived_from") for one in case["findings"])
    id = case["id"] if most is None or len(case["id"]) <= _LONGEST_ID else case["id"][: _LONGEST_ID - 3] + "..."
    parts = [f"{id}: {_who(case['person'], setting=setting)}."]
    parts += [_operation(one) for one in case["operations"]]
    if not case["operations"]:
        parts.append("No operation given.")
    parts += [f"{_words(one['kind']).capitalize()}{_side(one)}." for one in case["implants"]]
    parts.append(_pain(case["pain"], view, zones))
    if count:
        parts.append(f"{_counted(findings, 'finding')} entered.")
    return wrap(" ".join(" ".join(parts).split()), "", "  ", most=most)


def _who(person: dict[str, Any], *, setting: bool) -> str:
    age, sex = person.get("age"), person.get("sex", "unknown")
    noun = _SEXES.get((sex, age is None or age >= _ADULT), "person")
    words = [f"{noun}, age not given" if age is None else f"{noun} of {age:g}"]
    if setting and person.get("setting", "unknown") != "unknown":
        words.append(person["setting"])
    return ", ".join(words)


def _pain(pain: dict[str, Any], view: View, most: int | None) -> str:
    side = {"unknown": "(side not given)", "both": "on both sides", "midline": "in the midline"}
    words = ["Pain", side.get(pain["side"], f"on the {pain['side']}")]
    if pain.get("months") is not None:
        words.append(f"for {_months(pain['months'])}")
    if pain["against_before"] in _AGAINST:
        words.append(f"({_AGAINST[pain['against_before']]})")
    zones = [view.names.zone(zone) for zone in pain["zones"]]
    return " ".join(word for word in words if word) + (f": {', '.join(some(zones, most))}." if zones else ".")


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
    if round(months * _DAYS) < _DAYS:
        return _counted(max(1, round(months * _DAYS)), "day")
    return _counted(round(months), "month")


def _counted(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else what + 's'}"
