"""Reading landmarks or angles of a pelvis from a file, a text or a mapping."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from hipspine.errors import InputError, Problem
from hipspine.io.data_folder import data_folder
from hipspine.io.positions import place
from hipspine.io.text_file import read_text_file
from hipspine.io.toml_document import read_document
from hipspine.mechanics.pelvis import PelvisFile, Spinopelvic, measure, read_pelvis
from hipspine.mechanics.pelvis.rules import Rules, read_rules

FILE: Final = "mechanics/measurement.toml"


def measure_file(source: str | Path | Mapping[str, Any]) -> Spinopelvic:
    """The pelvis in a JSON file (by its path) or in a parsed mapping, measured.

    Raises InputError with every problem at once, with the path inside the document.
    """
    rules = measurement_rules()
    return measure(_read(source, rules), rules)


def measurement_rules() -> Rules:
    """The rules of `data/mechanics/measurement.toml`."""
    document = read_document(data_folder() / FILE, FILE)
    try:
        return read_rules(document.mapping)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None


def _read(source: str | Path | Mapping[str, Any], rules: Rules) -> PelvisFile:
    if isinstance(source, Mapping):
        return read_pelvis(source, rules)
    path = Path(source)
    text = read_text_file(path, str(source))
    try:
        mapping = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _damaged(str(source), f"is not valid JSON: {error.msg}", error.lineno) from None
    except (RecursionError, ValueError):
        raise _damaged(str(source), "is not usable JSON") from None
    if not isinstance(mapping, dict):
        raise _damaged(str(source), "is no JSON object")
    try:
        return read_pelvis(mapping, rules, path.stem)
    except InputError as error:
        raise InputError([problem.at(str(source)) for problem in error.problems]) from None


def _no_constant(word: str) -> float:
    raise ValueError(word)


def _damaged(name: str, message: str, line: int | None = None) -> InputError:
    return InputError([Problem("damaged-json", "", None, message, "Allowed: {...}.", file=name, line=line)])
