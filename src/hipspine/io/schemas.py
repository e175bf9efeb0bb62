"""JSON Schemas (draft 2020-12) of what is read and what is printed, made from the words and objects themselves.

A TOML date stands in JSON as text (`2026-11-23`). The committed ones are in `schemas/`; after a change of a format
write them anew: `python -c "from hipspine.io.schemas import write_schemas; write_schemas('schemas')"`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from hipspine.article.verdict import SCHEMA as VERDICTS_SCHEMA
from hipspine.article.words import SCHEMA as ARTICLE_SCHEMA
from hipspine.diagnosis.answer import SCHEMA, Answer
from hipspine.evidence.kinds import SCHEMA as STUDY_SCHEMA
from hipspine.io.schema_of_article import article_schema, verdicts_schema
from hipspine.io.schema_of_case import case_schema
from hipspine.io.schema_of_mechanics import cup_schema, fuse_schema, landmarks_schema, pelvis_schema
from hipspine.io.schema_of_study import study_schema
from hipspine.io.schema_parts import closed, const
from hipspine.mechanics.cup_answer import SCHEMA as CUP_SCHEMA
from hipspine.mechanics.fusion_answer import SCHEMA as FUSE_SCHEMA
from hipspine.mechanics.pelvis.read_pelvis import SCHEMA as LANDMARKS_SCHEMA
from hipspine.mechanics.pelvis.spinopelvic import SCHEMA as PELVIS_SCHEMA
from hipspine.person.read_case import SCHEMA as CASE_SCHEMA
from hipspine.treatment.dislocation_answer import SCHEMA as DISLOCATION_SCHEMA
from hipspine.treatment.dislocation_answer import DislocationAnswer
from hipspine.treatment.options_answer import SCHEMA as OPTIONS_SCHEMA
from hipspine.treatment.options_answer import OptionsAnswer

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema."""
    return {
        "study.schema.json": _headed("study", f"A study file, schema {STUDY_SCHEMA}", study_schema()),
        "case.schema.json": _headed("case", f"A case, schema {CASE_SCHEMA}", case_schema()),
        "article.schema.json": _headed("article", f"A claims file, schema {ARTICLE_SCHEMA}", article_schema()),
        "claims.schema.json": _headed("claims", f"Verdicts on claims, {VERDICTS_SCHEMA}", verdicts_schema()),
        "cup.schema.json": _headed("cup", f"A cup, {CUP_SCHEMA}", cup_schema()),
        "landmarks.schema.json": _headed("landmarks", f"Landmarks, {LANDMARKS_SCHEMA}", landmarks_schema()),
        "pelvis.schema.json": _headed("pelvis", f"A measured pelvis, {PELVIS_SCHEMA}", pelvis_schema()),
        "fuse.schema.json": _headed("fuse", f"A virtual fusion, {FUSE_SCHEMA}", fuse_schema()),
        "answer.schema.json": _headed("answer", f"An answer, {SCHEMA}", answer_schema()),
        "options.schema.json": _headed("options", f"Options, {OPTIONS_SCHEMA}", options_schema()),
        "dislocation.schema.json": _headed("dislocation", f"Dislocation, {DISLOCATION_SCHEMA}", dislocation_schema()),
    }


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: str | Path) -> None:
    """Write every schema into a folder, over what stands there."""
    from hipspine.io.write_output import write_output

    for name, schema in schemas().items():
        write_output(Path(folder) / name, schema_text(schema), force=True)


def answer_schema() -> dict[str, Any]:
    """The schema of `Answer.to_dict`: every key is there, and no other."""
    answer, parts = _written(Answer)
    answer["properties"]["schema"] = const(SCHEMA)
    answer["properties"]["case"] = {"$ref": "#/$defs/Case"}
    shares = {name: {"type": "number", "minimum": 0, "maximum": 1} for name in _BASES}
    answer["properties"]["basis"] = closed(shares, required=_BASES)
    return {**answer, "$defs": {"Case": case_schema(derived=True), **parts}}


def options_schema() -> dict[str, Any]:
    """The schema of `OptionsAnswer.to_dict`."""
    top, parts = _written(OptionsAnswer)
    top["properties"]["schema"] = const(OPTIONS_SCHEMA)
    top["properties"]["case"] = {"$ref": "#/$defs/Case"}
    return {**top, "$defs": {"Case": case_schema(derived=True), **parts}}


def dislocation_schema() -> dict[str, Any]:
    """The schema of `DislocationAnswer.to_dict`."""
    top, parts = _written(DislocationAnswer)
    top["properties"]["schema"] = const(DISLOCATION_SCHEMA)
    return {**top, "$defs": parts}


def _written(struct: type) -> tuple[dict[str, Any], dict[str, Any]]:
    """The strict schema of a struct, and those of the structs inside it."""
    import msgspec

    made = msgspec.json.schema(struct)
    parts: dict[str, Any] = {name: _strict(part) for name, part in made["$defs"].items()}
    return parts.pop(struct.__name__), parts


_BASES: Final = ("measured", "transported", "derived", "assumed")


def _strict(part: dict[str, Any]) -> dict[str, Any]:
    """A struct as it is written: defaults are written out, so every key is required and no other is allowed."""
    properties = {
        name: {key: value for key, value in one.items() if key != "default"} for name, one in part["properties"].items()
    }
    part = {key: value for key, value in part.items() if key not in ("title", "properties", "required")}
    return {**part, "properties": properties, "required": list(properties), "additionalProperties": False}


def _headed(name: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "$id": f"urn:hipspine:schema:{name}:1", "title": title, **schema}
