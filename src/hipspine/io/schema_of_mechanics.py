"""The JSON Schemas of what the mechanics commands print."""

from __future__ import annotations

from hipspine.io.schema_parts import Schema, closed, const, flag, many, number, text, word
from hipspine.mechanics.cup import DEFINITIONS
from hipspine.mechanics.cup_answer import SCHEMA as CUP_SCHEMA
from hipspine.mechanics.impingement import MOVEMENTS


def cup_schema() -> Schema:
    """What `hipspine cup --json` prints: every key is there, and no other."""
    pair = {"inclination": number(description="degrees"), "anteversion": number(description="degrees")}
    angles = closed({name: closed(pair, pair) for name in DEFINITIONS}, DEFINITIONS)
    movements = {name: or_null(number(description="degrees")) for name in MOVEMENTS}
    sums = {"anatomic": number(description="AA + b"), "radiographic": number(description="RA + b")}
    properties = {
        "schema": const(CUP_SCHEMA),
        "input": _cup_input(),
        "definitions": {**angles, "description": "in the room, the pelvis tilted as given"},
        "at_zero_tilt": {**angles, "description": "as placed"},
        "per_degree_of_tilt": {**closed(pair, pair), "description": "change of the radiographic angles"},
        "combined_anteversion": or_null(closed(sums, sums)),
        "oscillation_angle": or_null(number(description="full cone, degrees")),
        "inner_oscillation_angle": or_null(number(description="of the inner joint of a dual mobility cup")),
        "range_of_motion": or_null(closed(movements, movements, "degrees from neutral, neck on rim only")),
        "unlimited": many(word(MOVEMENTS), "movements in which no rim is in the way"),
        "blocked": many(word(MOVEMENTS), "movements without any free position"),
        "contact_at_neutral": or_null(flag()),
        "contact_at_90": or_null(flag("at 90 degrees of flexion")),
        "jumping_distance_mm": or_null(number(0, description="lateral only")),
        "limits": many(text()),
    }
    return closed(properties, properties)


def or_null(schema: Schema) -> Schema:
    """The same, or null where there is nothing to say."""
    return {"anyOf": [schema, {"type": "null"}]}


def _cup_input() -> Schema:
    properties = {
        "definition": word(DEFINITIONS),
        "inclination": number(),
        "anteversion": number(),
        "tilt": number(description="posterior-positive"),
        **dict.fromkeys(("stem_version", "neck_shaft", "head_mm", "neck_mm", "liner_arc"), or_null(number())),
        **dict.fromkeys(("mobile_liner_mm", "stated_oscillation_angle"), or_null(number())),
    }
    return closed(properties, properties, "as understood, every default filled in")
