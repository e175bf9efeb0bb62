"""A part of the program that was not installed."""

from __future__ import annotations

from typing import Any


class MissingExtra(ImportError):
    """An optional part that is not installed; the message is the line that installs it.

    Exit status 3, HTTP status 501.
    """

    exit_status = 3
    http_status = 501

    def __init__(self, extra: str, purpose: str) -> None:
        self.extra = extra
        self.purpose = purpose
        super().__init__(f'{purpose} needs the extra "{extra}". Install it: pip install "hipspine[{extra}]"')

    def __reduce__(self) -> tuple[Any, ...]:
        return MissingExtra, (self.extra, self.purpose)
