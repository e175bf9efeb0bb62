"""What every section of the printed answer is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from hipspine.diagnosis.answer import Answer, Ranked
from hipspine.interfaces.terminal.names import Names
from hipspine.interfaces.terminal.natural_frequency import natural_frequency

FULL: Final = -1
"""The detail that leaves nothing out; 0 is the usual one, each higher number says less."""

TERSEST: Final = 3

SAME: Final = 1e-9
"""Two sides whose probabilities differ by less stand in one line."""


@dataclass(frozen=True)
class View:
    """An answer and the names of its words."""

    answer: Answer
    names: Names
    withheld: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        hidden = frozenset(one.source for one in self.answer.posterior if one.probability is None)
        object.__setattr__(self, "withheld", hidden)

    def likely(self) -> tuple[Ranked, ...]:
        """The sources that have a probability, the likeliest first."""
        return tuple(one for one in self.answer.posterior if one.probability is not None)

    def once(self) -> tuple[Ranked, ...]:
        """The same, but of a source that is as likely on the left as on the right only the left."""
        return tuple(one for one in self.likely() if one.source not in self._alike or one.side == "left")

    def place_once(self, one: Ranked) -> str:
        """The name of a source and its side, or that it stands for each side."""
        return f"{self.names.source(one.source)}, each side" if one.source in self._alike else self.place(one)

    @cached_property
    def _alike(self) -> frozenset[str]:
        sides = {(one.source, one.side): one.probability or 0.0 for one in self.likely()}
        return frozenset(
            source
            for source, side in sides
            if side == "left" and abs(sides[source, side] - sides.get((source, "right"), -1.0)) < SAME
        )

    def chance(self, one: Ranked) -> str:
        """The probability of a source in words, with its interval."""
        return natural_frequency(one.probability or 0.0, one.low, one.high)

    def place(self, one: Ranked) -> str:
        """The name of a source and its side."""
        return self.names.place(one.source, one.side)
