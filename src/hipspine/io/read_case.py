"""Reading a case from a file, a text or a mapping."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hipspine.errors import InputError, Problem
from hipspine.io.positions import place
from hipspine.io.toml_document import LARGEST, Document, parse_document, read_document
from hipspine.person import Case, read_case
from hipspine.vocabulary import Vocabulary

_TEXT_STARTS = ("{", "[", "#")


def read_case_file(source: str | Path | Mapping[str, Any], vocabulary: Vocabulary) -> Case:
    """The case in a file (by its path), in a text, or in a parsed mapping; TOML or JSON.

    A path ends in `.json` for JSON and is TOML otherwise. A text is taken for one when it has several lines or
    begins like TOML or JSON; it is JSON when it begins with a brace. Raises `InputError` with every problem
    at once: from TOML with file and line, from JSON with the path inside the document alone. A case
    without an `id` is called after its file.
    """
    if isinstance(source, Mapping):
        return read_case(source, vocabulary)
    if isinstance(source, str) and _is_text(source):
        if source.lstrip().startswith("{"):
            return _read(_json_document(source, "text"), vocabulary, "case", lines=False)
        return _read(parse_document(source), vocabulary, "case", lines=True)
    path = Path(source)
    if path.suffix.lower() == ".json":
        return _read(_json_document(_text_of(path, str(source)), str(source)), vocabulary, path.stem, lines=False)
    return _read(read_document(path, str(source)), vocabulary, path.stem, lines=True)


def _read(document: Document, vocabulary: Vocabulary, name: str, *, lines: bool) -> Case:
    try:
        return read_case(document.mapping, vocabulary, name)
    except InputError as error:
        if lines:
            raise InputError(place(error.problems, document)) from None
        raise InputError([problem.at(document.name) for problem in error.problems]) from None


def _is_text(source: str) -> bool:
    begins = source.lstrip().startswith(_TEXT_STARTS)
    return "\n" in source or begins or ("=" in source and not Path(source).exists())


def _text_of(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise _unusable("file-too-large", shown, f"is larger than {LARGEST // 1_000_000} MB")
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise _unusable("no-such-file", shown, "does not exist") from None
    except UnicodeDecodeError:
        raise _unusable("not-utf-8", shown, "is not UTF-8 text") from None
    except OSError as error:
        raise _unusable("unreadable-file", shown, f"cannot be read: {error.strerror}") from None


def _unusable(code: str, name: str, message: str, allowed: str = "", line: int | None = None) -> InputError:
    return InputError([Problem(code, "", None, message, allowed, file=name, line=line)])


def _json_document(text: str, name: str) -> Document:
    try:
        mapping = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unusable("damaged-json", name, f"is not valid JSON: {error.msg}", line=error.lineno) from None
    except (RecursionError, ValueError):
        raise _unusable("damaged-json", name, "is not usable JSON") from None
    if not isinstance(mapping, dict):
        raise _unusable("damaged-json", name, "is no JSON object", "Allowed: {...}.")
    return Document(name, text, mapping)
