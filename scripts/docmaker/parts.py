"""Generated parts of a page.

A table or a list, with what stands between the two comments written afresh:

    <!-- generated: NAME WORD ... -->
    <!-- end -->

A single value inside a sentence: `<!--= NAME WORD ... -->478<!--/-->`.

Names are those of `BLOCKS` and `VALUES`; the words are handed to the function as texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docmaker import answers, article, evidence, impossible, interface, model, quality, treatment, words

_ROOMS = (words, evidence, impossible, model, interface, answers, article, quality, treatment)
BLOCKS: dict[str, Callable[..., str]] = {name: make for room in _ROOMS for name, make in room.BLOCKS.items()}
VALUES: dict[str, Callable[..., str]] = {name: make for room in _ROOMS for name, make in room.VALUES.items()}

_BLOCK = re.compile(r"<!-- generated: ([^>]+?) -->\n.*?<!-- end -->", re.DOTALL)
_VALUE = re.compile(r"<!--= ([^>]+?) -->.*?<!--/-->", re.DOTALL)


def with_parts(text: str) -> str:
    """The text with every generated part written afresh; KeyError for a name that is not known."""

    def block(match: re.Match[str]) -> str:
        name, *rest = match[1].split()
        return f"<!-- generated: {match[1]} -->\n\n{BLOCKS[name](*rest).strip()}\n\n<!-- end -->"

    def value(match: re.Match[str]) -> str:
        name, *rest = match[1].split()
        return f"<!--= {match[1]} -->{VALUES[name](*rest)}<!--/-->"

    return _VALUE.sub(value, _BLOCK.sub(block, text))
