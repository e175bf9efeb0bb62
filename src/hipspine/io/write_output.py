"""Writing a result to a file, whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from hipspine.errors import InputError, Problem


def write_output(path: str | Path, content: str | bytes, *, force: bool = False) -> Path:
    """Write text (UTF-8, line ends as they are) or bytes to `path` and return it.

    The content goes to a temporary file in the same folder first, which then takes the name, so that nobody ever
    sees half a file. An existing file is replaced only with `force`. Raises `InputError` with the code
    `file-exists`, `no-such-folder`, `not-a-file` or `unwritable-file`.
    """
    target = Path(path)
    if target.is_dir():
        raise _unusable("not-a-file", path, "is a folder, not a file", "Name a file in it.")
    if os.path.lexists(target) and not force:
        raise _unusable("file-exists", path, "exists already", "Choose another name, or add --force.")
    if not target.parent.is_dir():
        raise _unusable("no-such-folder", target.parent, "is not a folder", "Make it first.")
    real = target.resolve()  # a link keeps pointing at its file
    temporary = real.with_name(f".{real.name[:100]}.{secrets.token_hex(6)}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        temporary.replace(real)
    except OSError as error:
        raise _unusable("unwritable-file", path, f"cannot be written: {error.strerror}", "") from None
    finally:
        temporary.unlink(missing_ok=True)
    return target


def _unusable(code: str, path: str | Path, message: str, remedy: str) -> InputError:
    return InputError([Problem(code, "", None, message, remedy=remedy, file=str(path))])
