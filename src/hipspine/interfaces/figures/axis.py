"""A scale along one side of a plot: where a value lies in the drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from hipspine.interfaces.figures.drawing import INK, SIZE, Drawing

Kind = Literal["linear", "log", "logit"]
TICK: Final = 5


class Scale(NamedTuple):
    """`low` of the values lies at `first`, `high` at `last` of the drawing; between them evenly, on a log or logit."""

    low: float
    high: float
    first: float
    last: float
    kind: Kind = "linear"

    def __call__(self, value: float) -> float:
        """Where a value lies; beyond the ends it lies at the end."""
        low, high, here = (self._even(one) for one in (self.low, self.high, min(max(value, self.low), self.high)))
        return self.first + (self.last - self.first) * (here - low) / (high - low)

    def _even(self, value: float) -> float:
        if self.kind == "log":
            return math.log(value)
        return math.log(value / (1 - value)) if self.kind == "logit" else value


def bottom_axis(drawing: Drawing, scale: Scale, y: float, ticks: Sequence[tuple[float, str]], title: str) -> None:
    """An axis along the bottom, with its ticks and title below it."""
    drawing.line([(scale.first, y), (scale.last, y)], INK)
    for value, words in ticks:
        x = scale(value)
        drawing.line([(x, y), (x, y + TICK)], INK)
        drawing.text((x, y + TICK + SIZE + 2), words, "middle")
    drawing.text(((scale.first + scale.last) / 2, y + TICK + SIZE * 3), title, "middle")


def left_axis(drawing: Drawing, scale: Scale, x: float, ticks: Sequence[tuple[float, str]], title: str) -> None:
    """An axis along the left, with its ticks and its title, turned, beside it."""
    drawing.line([(x, scale.first), (x, scale.last)], INK)
    for value, words in ticks:
        y = scale(value)
        drawing.line([(x - TICK, y), (x, y)], INK)
        drawing.text((x - TICK - 4, y + SIZE / 3), words, "end")
    drawing.text((x - SIZE * 4, (scale.first + scale.last) / 2), title, "middle", turned=True)


def round_steps(low: float, high: float, most: int = 6) -> list[float]:
    """Round values (1, 2 or 5 times a power of ten apart) from `low` to `high`, at most about `most` of them."""
    rough = (high - low) / most
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    return [step * number for number in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]
