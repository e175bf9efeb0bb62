"""The JSON Schemas of what the mechanics commands print."""

from __future__ import annotations

from hipspine.io.schema_parts import Schema, closed, const, count, flag, many, number, text, word
from hipspine.mechanics.cup import DEFINITIONS
from hipspine.mechanics.cup_answer import SCHEMA as CUP_SCHEMA
from hipspine.mechanics.fusion_answer import BEFORE_AND_AFTER
from hipspine.mechanics.fusion_answer import SCHEMA as FUSE_SCHEMA
from hipspine.mechanics.impingement import MOVEMENTS
from hipspine.mechanics.pelvis.film import AP, LATERAL, SIDES, VIEWS
from hipspine.mechanics.pelvis.read_angles import SHORT
from hipspine.mechanics.pelvis.read_pelvis import SCHEMA as LANDMARKS_SCHEMA
from hipspine.mechanics.pelvis.spinopelvic import SCHEMA as PELVIS_SCHEMA
from hipspine.mechanics.postures import POSTURES


def fuse_schema() -> Schema:
    """What `hipspine fuse --json` prints: every key is there, and no other."""
    measured = _measured()
    by_name: Schema = {"type": "object", "additionalProperties": measured}
    by_posture = closed(dict.fromkeys(POSTURES, by_name))
    side = {"postures": by_posture, "changes_from_standing": by_posture}
    fusion = {
        "levels": text(),
        "lumbar_levels": count("fused lumbar discs"),
        "lordosis": number(),
        "lordosis_before": measured,
        "gain": number(),
    }
    cups = closed(dict.fromkeys(POSTURES, _three_definitions()))
    movements = {name: or_null(number(description="degrees")) for name in MOVEMENTS}
    motions = closed(dict.fromkeys(POSTURES, closed(movements, movements)))
    properties = {
        "schema": const(FUSE_SCHEMA),
        "id": text(),
        "fusion": closed(fusion, fusion),
        "before": closed(side, side),
        "after": closed(side, side, "as predicted"),
        "cup": closed(dict.fromkeys(BEFORE_AND_AFTER, cups), description="in the room; empty without a cup"),
        "range_of_motion": closed(dict.fromkeys(BEFORE_AND_AFTER, motions), description="neck on rim only"),
        "dislocation": {
            **closed(dict.fromkeys(BEFORE_AND_AFTER, many(_risk())), BEFORE_AND_AFTER),
            "description": "of replaced hips, from registers; empty without a cup",
        },
        "remarks": many(text()),
        "facts": many(text(), "ids of the facts used"),
        "assumed": text(),
        "limits": many(text()),
    }
    return closed(properties, properties)


def _risk() -> Schema:
    chances = dict.fromkeys(("risk", "low", "high", "new_low", "new_high"), number(0, 1))
    properties = {"year": number(1), "by": text(), **chances, "basis": text(), "facts": many(text())}
    return closed(properties, properties)


def _measured() -> Schema:
    return closed({"value": number(), "sd": or_null(number(0))}, ["value", "sd"])


def _three_definitions() -> Schema:
    pair = {"inclination": number(description="degrees"), "anteversion": number(description="degrees")}
    return closed({name: closed(pair, pair) for name in DEFINITIONS}, DEFINITIONS)


def cup_schema() -> Schema:
    """What `hipspine cup --json` prints: every key is there, and no other."""
    pair = {"inclination": number(description="degrees"), "anteversion": number(description="degrees")}
    angles = _three_definitions()
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


def landmarks_schema() -> Schema:
    """A file for `hipspine pelvis` as `read_pelvis` takes it; what landmarks must be is for the reader."""
    value = {"anyOf": [number(), closed({"value": number(), "sd": number(0)}, ["value"])]}
    typed = closed(dict.fromkeys((*SHORT, *SHORT.values()), value))
    properties = {
        "schema": const(LANDMARKS_SCHEMA),
        "id": text(),
        "landmark_sd_mm": number(0, description="error of a landmark in each direction"),
        "films": many(_film()),
        "angles": closed(dict.fromkeys(POSTURES, typed), description="degrees; SVA in mm"),
    }
    return closed(properties, ["schema"])


def pelvis_schema() -> Schema:
    """What `hipspine pelvis --json` prints."""
    measured = _measured()
    by_name: Schema = {"type": "object", "additionalProperties": measured}
    by_posture = closed(dict.fromkeys(POSTURES, by_name))
    properties = {
        "schema": const(PELVIS_SCHEMA),
        "id": text(),
        "postures": by_posture,
        "changes_from_standing": by_posture,
        "ap": by_posture,
        "remarks": many(text()),
        "limits": many(text()),
        "classification": _classification(),
    }
    return closed(properties, properties)


def _classification() -> Schema:
    chances: Schema = {"type": "object", "additionalProperties": number(0, 1)}
    words = dict.fromkeys(("system", "name", "group", "source", "basis"), text())
    verdict = {**words, "value": or_null(number()), "chances": or_null(chances)}
    expected = {
        **dict.fromkeys(("source", "people", "parameter"), text()),
        "expected": number(description="degrees"),
        "measured_minus_expected": or_null(number()),
    }
    span: Schema = {"type": "array", "items": number(), "minItems": 2, "maxItems": 2}
    target = {"group": text(), **dict.fromkeys(("anteversion", "inclination", "combined"), span)}
    properties = {
        "verdicts": many(closed(verdict, verdict)),
        "expected": many(closed(expected, expected)),
        "disagreements": many(text()),
        "missing": many(text()),
        "added_anteversion": or_null(number(0, description="degrees, Australian variant")),
        "added_anteversion_source": text(),
        "unverified_targets": many(closed(target, target), "only when asked for"),
        "unverified_targets_why": text(),
    }
    return closed(properties, properties)


def _film() -> Schema:
    point: Schema = {"type": "array", "items": number(0), "minItems": 2, "maxItems": 2}
    properties = {
        "view": word(VIEWS),
        "posture": word(POSTURES),
        "facing": word(SIDES, "lateral: where the person looks to; AP: where the person's right side lies"),
        "width": number(1, description="pixels"),
        "height": number(1, description="pixels"),
        "mm_per_pixel": number(0),
        "magnification": number(1),
        "landmark_sd_mm": number(0),
        "landmark_sd_pixels": number(0),
        "full_spine": flag("shows C7 to the femoral heads"),
        "focus_to_film_mm": number(0),
        "object_to_film_mm": number(0),
        "turn": number(description="about the long axis, degrees, positive: left side towards the focus"),
        "landmarks": closed(dict.fromkeys((*LATERAL, *AP), point)),
        "rims": closed(dict.fromkeys(SIDES, many(point))),
    }
    return closed(properties, ["view", "posture", "facing", "width", "height"])
