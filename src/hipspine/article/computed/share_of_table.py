"""How many people stand in one cell of a 2x2 table: the overcalled, the missed, both."""

from __future__ import annotations

from typing import ClassVar, Final, Self

from hipspine.article.computed.computation import Computation, NotComputable, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.proportions import per_cent
from hipspine.article.computed.read_parameters import fact_ids, number_text
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.studies import Studies

SHARES: Final = {
    "overcalled": ("fp",),
    "missed": ("fn",),
    "wrong": ("fp", "fn"),
    "called": ("tp", "fp"),
    "right": ("tp", "tn"),
}
"""Shares of all people by the cells they add up."""

NEAR: Final = 0.005
"""Half of one per cent: printed shares are whole per cents."""


class ShareOfTable(Computation, frozen=True, kw_only=True):
    """A share of all people that a page reads out of an accuracy study, against the counts.

    `share` is what the page takes it for (overcalled, missed, wrong, called, right); `low` and `high` are what it
    prints, in per cent (one of them alone for a single figure).
    """

    WORD: ClassVar[str] = "share_of_table"
    RULE: ClassVar[str] = (
        "Confirmed if that share of the people, by the counts of some reading, lies within what the page prints (to "
        "half of one per cent); unsupported if it does in no reading."
    )

    share: str
    facts: tuple[str, ...]
    low: str
    high: str

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The share, the readings, and what the page prints."""
        low = number_text(fields, "low")
        return cls(
            share=fields.one_of("share", SHARES, required=True, kind="share"),
            facts=fact_ids(fields, "facts", studies),
            low=low,
            high=number_text(fields, "high", required=False) or low,
        )

    def fact_ids(self) -> tuple[str, ...]:
        """The readings."""
        return self.facts

    def compute(self, studies: Studies) -> Computed:
        """Every share in every reading."""
        facts = the_facts(self.facts, studies)
        values = {name: [_share(fact, name) for fact in facts] for name in SHARES}
        total = facts[0].table.total if facts and facts[0].table else 0
        says = [
            f"{name.capitalize()}: {', '.join(f'{count} of {all_}' for count, all_ in values[name])} "
            f"({', '.join(per_cent(count / all_) for count, all_ in values[name])})."
            for name in dict.fromkeys((self.share, "overcalled", "missed", "wrong"))
        ]
        fits = [name for name in SHARES if any(self._within(count / all_) for count, all_ in values[name])]
        others = [name for name in fits if name != self.share]
        if others and self.share not in fits:
            says.append(f"What the page prints fits another share of the {total}: {', '.join(others)}.")
        numbers = {f"{self.share} {number}": count / all_ for number, (count, all_) in enumerate(values[self.share], 1)}
        return self.found("confirmed" if self.share in fits else "unsupported", says, numbers)

    def _within(self, value: float) -> bool:
        low, high = sorted((float(self.low) / 100, float(self.high) / 100))
        return low - NEAR <= value <= high + NEAR


def _share(fact: Fact, name: str) -> tuple[int, int]:
    if fact.table is None or not fact.table.total:
        raise NotComputable(f"{fact.id} holds no counts")
    return sum(getattr(fact.table, cell) for cell in SHARES[name]), fact.table.total
