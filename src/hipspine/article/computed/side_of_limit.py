"""Whether the proportions of several studies lie on the side of a limit that a page claims."""

from __future__ import annotations

from typing import ClassVar, Self

import msgspec

from hipspine.article.computed.computation import Computation, NotComputable, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.proportions import interval_text, per_cent, proportion
from hipspine.article.computed.read_parameters import fact_ids, number_text
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.studies import Studies


class SideOfLimit(Computation, frozen=True, kw_only=True):
    """Proportions against a limit: "not likely to" is below 50 per cent, "usually" above.

    `facts` print how often it happens, `against` how often it does not (they are turned round). `claimed` is the side
    (below, above) and `limit` the limit in per cent. A fact lies on a side when its 95% interval does, or the range it
    prints.
    """

    WORD: ClassVar[str] = "side_of_limit"
    RULE: ClassVar[str] = (
        "Confirmed if every study lies on the side the page claims; unsupported if every one lies on the other; "
        "contested if they disagree or one reaches over the limit."
    )

    facts: tuple[str, ...]
    against: tuple[str, ...]
    claimed: str
    limit: str

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The proportions, the side and the limit."""
        limit = number_text(fields, "limit")
        if limit and not 0 <= float(limit) <= 100:
            fields.say("limit", "out-of-range", "is no proportion", "Allowed: 0 to 100 per cent.")
        return cls(
            facts=fact_ids(fields, "facts", studies),
            against=fact_ids(fields, "against", studies, required=False),
            claimed=fields.one_of("claimed", ("below", "above"), required=True, kind="side"),
            limit=limit,
        )

    def fact_ids(self) -> tuple[str, ...]:
        """Those that print how often, then those that print how often not."""
        return (*self.facts, *self.against)

    def compute(self, studies: Studies) -> Computed:
        """Each proportion with its interval and its side."""
        limit = float(self.limit) / 100
        spans = [(fact, _span(fact)) for fact in the_facts(self.facts, studies)]
        spans += [(fact, _span(fact).turned()) for fact in the_facts(self.against, studies)]
        sides = [span.side(limit) for _, span in spans]
        says = [
            f"{fact.about.what or fact.id}: {span.text()}, {side}."
            for (fact, span), side in zip(spans, sides, strict=True)
        ]
        other = "above" if self.claimed == "below" else "below"
        sided = {side.partition(" ")[0] for side in sides}
        verdict = "confirmed" if sided == {self.claimed} else "unsupported" if sided == {other} else "contested"
        return self.found(verdict, says, {fact.id: span.low for fact, span in spans})


class _Span(msgspec.Struct, frozen=True):
    low: float
    high: float
    value: float | None = None

    def turned(self) -> _Span:
        return _Span(1 - self.high, 1 - self.low, None if self.value is None else 1 - self.value)

    def side(self, limit: float) -> str:
        name = per_cent(limit)
        return (
            f"above {name}"
            if self.low > limit
            else f"below {name}"
            if self.high < limit
            else f"on both sides of {name}"
        )

    def text(self) -> str:
        middle = "" if self.value is None else per_cent(self.value)
        return f"{middle}{interval_text(self.low, self.high)}".strip()


def _span(fact: Fact) -> _Span:
    """The interval of a proportion, or the range that is printed in its place."""
    spread = fact.interval("proportion_range")
    if spread is not None:
        return _Span(*spread)
    found = proportion(fact)
    if found.low is None or found.high is None:
        raise NotComputable(f"{fact.id} has no interval")
    return _Span(found.low, found.high, found.value)
