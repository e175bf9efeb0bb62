"""Colour for a terminal that shows it; it says nothing that the text does not."""

from __future__ import annotations

import re
from typing import Final

_BOLD: Final = "\033[1m"
_RED: Final = "\033[1;31m"
_PLAIN: Final = "\033[0m"
_TITLE: Final = re.compile(r"^(?:RULE OUT FIRST|WHERE THE PAIN MAY COME FROM|WHY|NEXT|RESTS ON|[A-Z]{4}[A-Z ,]+)", re.M)
_TRIGGERED: Final = re.compile(r"^! .*$", re.M)


def coloured(text: str) -> str:
    """The printed answer with bold titles, and what is triggered in red."""
    text = _TRIGGERED.sub(lambda found: f"{_RED}{found[0]}{_PLAIN}", text)
    return _TITLE.sub(lambda found: f"{_BOLD}{found[0]}{_PLAIN}", text)
