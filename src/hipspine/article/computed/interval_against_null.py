"""Whether a comparison of two groups shows a difference at all, and in which direction."""

from __future__ import annotations

from typing import ClassVar, Final, Self

import msgspec

from hipspine.article.computed.computation import Computation, NotComputable, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.proportions import counted, ratio
from hipspine.article.computed.read_parameters import fact_ids
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.studies import Studies

RATIOS: Final = ("OR", "RR", "HR")
DIRECTIONS: Final = ("more", "less")


class Effect(msgspec.Struct, frozen=True):
    """An effect with its 95% interval, and the value that means no effect: 1 for a ratio, 0 for a difference."""

    measure: str
    value: float
    low: float | None
    high: float | None

    @property
    def null(self) -> float:
        """No effect."""
        return 1.0 if self.measure in RATIOS else 0.0

    @property
    def side(self) -> str:
        """`more` or `less` where the interval lies on one side of no effect; `open` where not, or where it has none."""
        if self.low is None or self.high is None:
            return "open"
        return "more" if self.low > self.null else "less" if self.high < self.null else "open"

    def text(self) -> str:
        """For instance "OR 2.2 (1.71 to 2.85)"."""
        interval = " (no interval read)" if self.low is None else f" ({self.low:.3g} to {self.high:.3g})"
        return f"{self.measure} {self.value:.3g}{interval}"


def effect(fact: Fact) -> Effect:
    """The effect of a comparison: as printed, else the risk ratio of its counts. NotComputable without either."""
    value = fact.number("estimate")
    counts = fact.counts
    if value is not None:
        low, high = fact.interval("estimate_ci") or (None, None)
        return Effect(fact.about.measure, value, low, high)
    if None in (counts.events_exposed, counts.n_exposed, counts.events_comparator, counts.n_comparator):
        raise NotComputable(f"{fact.id} holds neither an estimate nor counts")
    exposed = counted(counts.events_exposed or 0, counts.n_exposed or 0)
    found = ratio(exposed, counted(counts.events_comparator or 0, counts.n_comparator or 0))
    return Effect("RR", found.value, found.low, found.high)


class IntervalAgainstNull(Computation, frozen=True, kw_only=True):
    """Comparisons that a page takes for a difference in one direction (`claimed`: more or less)."""

    WORD: ClassVar[str] = "interval_against_null"
    RULE: ClassVar[str] = (
        "Confirmed if the 95% interval of every comparison lies on the side the page claims; unsupported if one lies "
        "wholly on the other side; contested if one includes no difference or has no interval."
    )

    facts: tuple[str, ...]
    claimed: str

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The comparisons and the direction."""
        return cls(
            facts=fact_ids(fields, "facts", studies),
            claimed=fields.one_of("claimed", DIRECTIONS, required=True, kind="direction"),
        )

    def fact_ids(self) -> tuple[str, ...]:
        """The comparisons."""
        return self.facts

    def compute(self, studies: Studies) -> Computed:
        """Each effect beside no effect."""
        facts = the_facts(self.facts, studies)
        effects = [effect(fact) for fact in facts]
        says = [
            f"{fact.about.exposed} against {fact.about.comparator}: {one.text()}; no difference is {one.null:g}."
            for fact, one in zip(facts, effects, strict=True)
        ]
        sides = {one.side for one in effects}
        if sides == {self.claimed}:
            verdict = "confirmed"
        else:
            verdict = "unsupported" if sides & set(DIRECTIONS) - {self.claimed} else "contested"
        return self.found(verdict, says, {fact.id: one.value for fact, one in zip(facts, effects, strict=True)})
