"""The key of a plot: a sample of each kind of mark with its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from hipspine.interfaces.figures.drawing import SIZE, Drawing, Point

STEP: Final = 24
SAMPLE: Final = 34


class Entry(NamedTuple):
    """How a mark is drawn around a point, and what it means; further lines stand under the first."""

    draw: Callable[[Drawing, Point], None]
    words: Sequence[str]


def legend(drawing: Drawing, at: Point, entries: Sequence[Entry]) -> None:
    """The entries one below the other, the first one's sample beginning at the place."""
    x, y = at
    for entry in entries:
        entry.draw(drawing, (x + SAMPLE / 2, y))
        for number, words in enumerate(entry.words):
            drawing.text((x + SAMPLE + 10, y + SIZE / 3 + number * (SIZE + 4)), words)
        y += STEP + (len(entry.words) - 1) * (SIZE + 4)
