"""What every computation has in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

import msgspec

from hipspine.article.computed.computed import Computed
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.studies import Studies


class NotComputable(ValueError):
    """A study file does not hold the figure that a computation needs; the message names both."""


class Computation(msgspec.Struct, frozen=True, kw_only=True):
    """One computation of a claim with what the claims file gives it.

    A subclass names itself in `WORD` and says in `RULE` which verdict it gives when; without a rule it is only shown
    and can decide nothing. `decides`: whether its verdict is that of the claim. `correction`: what the computation
    cannot see and the reader found; where the rule confirms, the verdict is then "confirmed with a correction".
    """

    WORD: ClassVar[str] = ""
    RULE: ClassVar[str] = ""

    decides: bool = True
    correction: str = ""

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The computation that a table of the claims file asks for; problems go to the list of `fields`."""
        raise NotImplementedError

    def fact_ids(self) -> tuple[str, ...]:
        """Ids of the facts it takes numbers from."""
        raise NotImplementedError

    def compute(self, studies: Studies) -> Computed:
        """What the studies give now. Raises NotComputable where a fact lacks the figure."""
        raise NotImplementedError

    def found(self, verdict: str, says: Sequence[str], numbers: dict[str, float] | None = None) -> Computed:
        """The outcome with the name and the rule of this computation; a correction turns "confirmed" into its like."""
        if verdict == "confirmed" and self.correction:
            verdict, says = "confirmed with a correction", (*says, f"Correction: {self.correction}")
        decides = self.decides and bool(self.RULE)
        return Computed(
            self.WORD, self.RULE, decides, verdict if self.RULE else "", tuple(says), numbers or {}, self.fact_ids()
        )


def the_facts(ids: Sequence[str], studies: Studies) -> tuple[Fact, ...]:
    """The facts with these ids; NotComputable where one is not there."""
    try:
        return tuple(studies.fact(one) for one in ids)
    except KeyError as error:
        raise NotComputable(f"there is no fact {error.args[0]}") from None
