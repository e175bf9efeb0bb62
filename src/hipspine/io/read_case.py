"""Reading a case from a file, a text or a mapping."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hipspine.errors import InputError, Problem
from hipspine.io.positions import place
from hipspine.io.text_file import read_text_file
from hipspine.io.toml_document import Document, parse_document, read_document
from hipspine.person import Case, read_case
from hipspine.vocabulary import Vocabulary

_TEXT_STARTS = ("{", "[", "#")


def read_case_file(source: str | Path | Mapping[str, Any], vocabulary: Vocabulary) -> Case:
    """The case in a file (by its path), in a text, or in a parsed mapping; TOML or JSON.

    A path ends in `.json` for JSON and is TOML otherwise. A text is taken for one when it has several lines or
    begins like TOML or JSON; it is JSON when it begins with a brace. Raises `InputError` with every problem
    at once: from TOML with file and line, from JSON with the path inside the document alone; one without a
    single key is `empty-file`. A case without an `id` is called after its file.
    """
    if isinstance(source, Mapping):
        return read_case(source, vocabulary)
    if isinstance(source, str) and _is_text(source):
        if source.lstrip().startswith("{"):
            return _read(_json_document(source, "text"), vocabulary, "case", lines=False)
        return _read(parse_document(source), vocabulary, "case", lines=True)
    path = Path(source)
    if path.suffix.lower() == ".json":
        return _read(_json_document(read_text_file(path, str(source)), str(source)), vocabulary, path.stem, lines=False)
    return _read(read_document(path, str(source)), vocabulary, path.stem, lines=True)


def _read(document: Document, vocabulary: Vocabulary, name: str, *, lines: bool) -> Case:
    if not document.mapping:
        remedy = "A case to fill in: hipspine new-case FILE"
        raise InputError([Problem("empty-file", "", None, "says nothing", remedy=remedy, file=document.name)])
    try:
        return read_case(document.mapping, vocabulary, name)
    except InputError as error:
        if lines:
            raise InputError(place(error.problems, document)) from None
        raise InputError([problem.at(document.name) for problem in error.problems]) from None


def _is_text(source: str) -> bool:
    begins = source.lstrip().startswith(_TEXT_STARTS)
    return "\n" in source or begins or ("=" in source and not Path(source).exists())


def _unusable(code: str, name: str, message: str, allowed: str = "", line: int | None = None) -> InputError:
    return InputError([Problem(code, "", None, message, allowed, file=name, line=line)])


class _TwiceError(ValueError):
    """A key that an object has twice; the message names it."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; one that has a key twice says two things, of which a reader would keep the last."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(f"the key {json.dumps(key, ensure_ascii=False)} stands twice in one object")
        found[key] = value
    return found


def _json_document(text: str, name: str) -> Document:
    try:
        mapping = json.loads(text, object_pairs_hook=_once)
    except _TwiceError as error:
        raise _unusable("damaged-json", name, f"is not usable JSON: {error}") from None
    except json.JSONDecodeError as error:
        raise _unusable("damaged-json", name, f"is not valid JSON: {error.msg}", line=error.lineno) from None
    except (RecursionError, ValueError):
        raise _unusable("damaged-json", name, "is not usable JSON") from None
    if not isinstance(mapping, dict):
        raise _unusable("damaged-json", name, "is no JSON object", "Allowed: {...}.")
    return Document(name, text, mapping)
