"""A TOML file as read: its name, its text and what the text says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from hipspine.errors import InputError, Problem

LARGEST = 5_000_000  # bytes; the largest file of the project's own has a hundredth of it


class Document(msgspec.Struct, frozen=True):
    """A TOML document: `name` as messages show it, the `text`, and the parsed `mapping`."""

    name: str
    text: str
    mapping: Mapping[str, Any]


def read_document(path: str | Path, name: str | None = None) -> Document:
    """Read a TOML file of at most 5 MB in UTF-8; `name` is what messages call it, the path if not given.

    Raises `InputError` with the code `no-such-file`, `not-a-file`, `unreadable-file`, `file-too-large`,
    `not-utf-8` or `damaged-toml`; the last two name the line.
    """
    shown = str(path) if name is None else name
    content = _bytes_of(Path(path), shown)
    if len(content) > LARGEST:
        raise _unusable("file-too-large", shown, f"is larger than {LARGEST // 1_000_000} MB", "Is it the right file?")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unusable("not-utf-8", shown, "is not UTF-8 text", "Save it as UTF-8.", line) from None
    return parse_document(text, shown)


def parse_document(text: str, name: str = "text") -> Document:
    """Parse a TOML text; raises `InputError` with the code `damaged-toml` and the line."""
    text = text.removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n")
    try:
        return Document(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message, line = _what_and_where(str(error), text)
        raise _unusable("damaged-toml", name, f"is not valid TOML: {message}", "", line) from None
    except ValueError as error:  # a date that is none, a whole number of thousands of digits
        said = "a number with too many digits" if "digits" in str(error) else str(error)
        raise _unusable("damaged-toml", name, f"is not usable TOML: {said}", "") from None
    except RecursionError:
        raise _unusable("damaged-toml", name, "is not usable TOML: nested too deeply", "") from None


def _bytes_of(path: Path, shown: str) -> bytes:
    if path.is_dir():
        raise _unusable("not-a-file", shown, "is a folder, not a file", "Name a file in it.")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _unusable("no-such-file", shown, "does not exist", _nearby(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unusable("unreadable-file", shown, f"cannot be read: {reason}", "") from None


def _nearby(path: Path) -> str:
    if not path.parent.is_dir():
        return f"There is no folder {path.parent} either."
    from hipspine.errors import nearest

    near = nearest(path.name, (entry.name for entry in path.parent.glob("*.toml")), 1)
    return f"Did you mean {path.parent / near[0]}?" if near else ""


def _what_and_where(said: str, text: str) -> tuple[str, int]:
    """The reader's own words without their closing "(at line 3, column 5)", and the line."""
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", said, re.DOTALL)
    if not found:
        return said, 1
    message = found[1][:1].lower() + found[1][1:]
    return message, int(found[2]) if found[2] else max(1, len(text.splitlines()))


def _unusable(code: str, name: str, message: str, remedy: str, line: int | None = None) -> InputError:
    return InputError([Problem(code, "", None, message, remedy=remedy, file=name, line=line)])
