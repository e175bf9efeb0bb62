"""From the parsed file of classifications to `Systems`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from hipspine.errors import Fields, InputError, Problem
from hipspine.mechanics.classification.graded import EDGES, Graded
from hipspine.mechanics.classification.systems import Combined, IncidenceClass, Line, Systems, Target
from hipspine.mechanics.postures import POSTURES


def read_systems(mapping: Mapping[str, Any]) -> Systems:
    """The systems of a parsed file. Raises InputError with every problem."""
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    fields.raw("schema")
    rule, unverified, classes = fields.table("anteversion"), fields.table("unverified"), fields.table("incidence")
    rule.text("why", required=True)
    systems = Systems(
        graded=tuple(map(_graded, fields.tables("graded"))),
        combined=tuple(map(_combined, fields.tables("combined"))),
        lines=tuple(map(_line, fields.tables("lines"))),
        incidence=tuple(map(_incidence, classes.tables("classes"))),
        incidence_source=classes.text("source", required=True),
        mobile_from=rule.number("below", required=True) or 0.0,
        per_degree=rule.number("per_degree", required=True) or 0.0,
        anteversion_source=rule.text("source", required=True),
        targets=tuple(map(_target, unverified.tables("targets"))),
        targets_why=unverified.text("why", required=True),
        compare=tuple(_pair(one) for one in fields.tables("compare")),
    )
    for table in (rule, unverified, classes, fields):
        table.finish()
    problems += _unknown(systems)
    if problems:
        raise InputError(problems)
    return systems


def _graded(fields: Fields) -> Graded:
    limits, classes = _numbers(fields, "limits"), fields.texts("classes")
    if len(classes) != len(limits) + 1 or any(low >= high for low, high in pairwise(limits)):
        fields.say("limits", "not-a-list", "are no rising limits between these classes", value=str(limits))
    found = Graded(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        posture=fields.one_of("posture", POSTURES, kind="posture", required=True),
        parameter=fields.text("parameter", required=True),
        limits=limits,
        classes=classes,
        edge=fields.one_of("edge", EDGES, kind="side", required=True),
        source=fields.text("source", required=True),
        basis=fields.text("basis", required=True),
    )
    fields.finish()
    return found


def _combined(fields: Fields) -> Combined:
    groups = fields.raw("groups", {})
    found = Combined(
        **{key: fields.text(key, required=True) for key in ("id", "name", "first", "second", "source", "basis", "why")},
        groups={first: dict(row) for first, row in groups.items()},
    )
    fields.finish()
    return found


def _line(fields: Fields) -> Line:
    found = Line(
        **{key: fields.text(key, required=True) for key in ("id", "parameter", "people", "source")},
        constant=fields.number("constant", required=True) or 0.0,
        incidence=fields.number("incidence", required=True) or 0.0,
        age=fields.number("age") or 0.0,
    )
    fields.finish()
    return found


def _incidence(fields: Fields) -> IncidenceClass:
    low, high = fields.number("from"), fields.number("to")
    found = IncidenceClass(
        low=-math.inf if low is None else low,
        high=math.inf if high is None else high,
        tilt=fields.number("tilt", required=True) or 0.0,
        lordosis_plus=fields.number("lordosis_plus", required=True) or 0.0,
    )
    fields.finish()
    return found


def _target(fields: Fields) -> Target:
    ranges = {key: _numbers(fields, key) for key in ("anteversion", "inclination", "combined")}
    group = fields.text("group", required=True)
    fields.finish()
    return Target(group, **{key: (pair[0], pair[-1]) for key, pair in ranges.items()})


def _pair(fields: Fields) -> tuple[str, str]:
    pair = fields.text("first", required=True), fields.text("second", required=True)
    fields.finish()
    return pair


def _numbers(fields: Fields, key: str) -> tuple[float, ...]:
    values = fields.raw(key)
    if not isinstance(values, list) or not values or not all(isinstance(value, int | float) for value in values):
        fields.say(key, "not-a-list", "is not a list of numbers", value=str(values))
        return (0.0,)
    return tuple(float(value) for value in values)


def _unknown(systems: Systems) -> Iterator[Problem]:
    """Systems that are named and not there, and groups that a pair of classes does not have."""
    graded = {one.id: one for one in systems.graded}
    known = {*graded, *(one.id for one in systems.combined)}
    for number, one in enumerate(systems.combined):
        for name in (one.first, one.second):
            if name not in graded:
                yield Problem("unknown-word", f"combined[{number}]", name, "is no graded system")
                return
        whole = {first: set(graded[one.second].classes) for first in graded[one.first].classes}
        if {first: set(row) for first, row in one.groups.items()} != whole:
            yield Problem("missing-key", f"combined[{number}].groups", one.id, "does not name every pair of classes")
    for number, pair in enumerate(systems.compare):
        for name in pair:
            if name not in known:
                yield Problem("unknown-word", f"compare[{number}]", name, "is no system of this file")
