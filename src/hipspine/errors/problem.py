"""One thing wrong with an input."""

from __future__ import annotations

import math
from typing import Any

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One thing wrong with an input, said so that the reader can mend it.

    `code` names the kind (it has a page in the docs), `path` the place inside the document
    (`findings[0].finding`), `value` what stood there, `message` what is wrong with it, `allowed` what
    may stand there, `remedy` what to do. `file` and `line` (1-based) are filled in by `io`, which alone
    knows where a mapping came from.
    """

    code: str
    path: str
    value: Any
    message: str
    allowed: str = ""
    remedy: str = ""
    file: str = ""
    line: int | None = None

    def at(self, file: str, line: int | None = None) -> Problem:
        """The same problem with its file and line."""
        return msgspec.structs.replace(self, file=file, line=line)

    def text(self) -> str:
        """`file:line: path "value" message. allowed remedy  [code]`, one line.

        A message that says what there is none of (`no such level`) is set off from the value by a colon.
        """
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        value = "" if self.value is None else f'"{_short(self.value)}"'
        if value and self.message.startswith("no "):
            value += ":"
        words = (f"{place}:" if place else "", self.path, value, self.message)
        parts = [" ".join(word for word in words if word).rstrip(". ") + "."]
        parts += [sentence for sentence in (self.allowed, self.remedy) if sentence]
        line = " ".join(parts) + f"  [{self.code}]"
        return "".join(letter if letter.isprintable() else " " for letter in line)

    def to_dict(self) -> dict[str, Any]:
        """Keys as every JSON error of the project carries them; a value that JSON does not have, as text."""
        return {
            "code": self.code,
            "file": self.file or None,
            "line": self.line,
            "path": self.path,
            "value": self.value if _in_json(self.value) else str(self.value),
            "message": self.message,
            "allowed": self.allowed or None,
            "remedy": self.remedy or None,
        }


def _in_json(value: Any) -> bool:
    """Whether JSON has such a value: it has no dates, no tables here, and neither nan nor inf."""
    return isinstance(value, str | int | None) or (isinstance(value, float) and math.isfinite(value))


def _short(value: Any, longest: int = 60) -> str:
    text = str(value)
    return text if len(text) <= longest else text[: longest - 3] + "..."
