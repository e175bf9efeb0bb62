"""From a parsed file of `data/activities/` to an `ActivitySet`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hipspine.errors import Fields, InputError, Problem
from hipspine.mechanics.activities.activity import BASES, Activity
from hipspine.mechanics.activities.activity_set import ActivitySet
from hipspine.mechanics.degrees import STRAIGHT
from hipspine.mechanics.postures import POSTURES

SCHEMA: Final = 1


def read_activities(mapping: Mapping[str, Any], name: str) -> ActivitySet:
    """The activities of one parsed file; `name` is the file's.

    Raises InputError with every problem: an activity that is assumed, in whole or in its tilt, needs `why`, one that
    is published or derived its `source`.
    """
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    if fields.raw("schema") != SCHEMA:
        fields.say("schema", "unknown-schema", "is not a known schema", f"Allowed: {SCHEMA}.")
    title = fields.text("title", required=True)
    source = fields.text("source")
    activities = tuple(_activity(one) for one in fields.tables("activities"))
    if not activities:
        fields.say("activities", "missing-key", "is missing or empty", "", "Add [[activities]].")
    seen: set[str] = set()
    for index, one in enumerate(activities):
        if one.id in seen:
            problems.append(Problem("duplicate-id", f"activities[{index}].id", one.id, "stands in the file twice"))
        seen.add(one.id)
    fields.finish()
    if problems:
        raise InputError(problems)
    return ActivitySet(name, title, source, activities)


def _activity(fields: Fields) -> Activity:
    thigh = fields.table("thigh")
    angles = {key: _angle(thigh, key) for key in ("flexion", "adduction", "internal_rotation", "sd")}
    thigh.finish()
    pelvis = fields.table("pelvis")
    tilt_basis = pelvis.one_of("basis", BASES, kind="basis", required="posture" in pelvis)
    activity = Activity(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        flexion=angles["flexion"],
        adduction=angles["adduction"],
        internal_rotation=angles["internal_rotation"],
        posture=pelvis.one_of("posture", POSTURES, kind="posture"),
        tilt=_angle(pelvis, "tilt"),
        sd=angles["sd"],
        tilt_sd=_angle(pelvis, "sd"),
        basis=fields.one_of("basis", BASES, kind="basis", required=True),
        tilt_basis=tilt_basis,
        source=fields.texts("source"),
        why=fields.text("why"),
    )
    pelvis.finish()
    bases = {activity.basis, activity.tilt_basis}
    if "assumed" in bases and not activity.why:
        fields.say("why", "missing-key", "is missing", "", "Say why the assumed angles are what they are.")
    if bases & {"published", "derived"} and not activity.source:
        fields.say("source", "missing-key", "is missing", "", "Name the studies the angles come from.")
    fields.finish()
    return activity


def _angle(fields: Fields, key: str) -> float:
    return fields.number(key, -STRAIGHT, STRAIGHT, unit="degrees") or 0.0
