"""Reading a text file whole."""

from __future__ import annotations

from pathlib import Path

from hipspine.errors import InputError, Problem
from hipspine.io.toml_document import LARGEST


def read_text_file(path: Path, shown: str) -> str:
    """The text of a UTF-8 file of at most 5 MB, with LF line ends.

    Raises InputError with the code `no-such-file`, `not-a-file`, `unreadable-file`, `file-too-large` or `not-utf-8`.
    """
    if path.is_dir():
        raise _unusable("not-a-file", shown, "is a folder, not a file")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _unusable("no-such-file", shown, "does not exist") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unusable("unreadable-file", shown, f"cannot be read: {reason}") from None
    if len(content) > LARGEST:
        raise _unusable("file-too-large", shown, f"is larger than {LARGEST // 1_000_000} MB")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise _unusable("not-utf-8", shown, "is not UTF-8 text") from None


def _unusable(code: str, name: str, message: str) -> InputError:
    return InputError([Problem(code, "", None, message, file=name)])
