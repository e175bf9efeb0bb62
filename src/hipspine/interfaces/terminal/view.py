"""What every section of the printed answer is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from hipspine.diagnosis.answer import Answer, Ranked
from hipspine.interfaces.terminal.names import Names
from hipspine.interfaces.terminal.natural_frequency import natural_frequency

FULL: Final = -1
"""The detail that leaves nothing out; 0 is the usual one, each higher number says less."""

TERSEST: Final = 3


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

    def chance(self, one: Ranked) -> str:
        """The probability of a source in words, with its interval."""
        return natural_frequency(one.probability or 0.0, one.low, one.high)

    def place(self, one: Ranked) -> str:
        """The name of a source and its side."""
        return self.names.place(one.source, one.side)
