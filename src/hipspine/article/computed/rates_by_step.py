"""Whether a rate rises from step to step: by fused levels, by dose, by age."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar, Self

from hipspine.article.computed.computation import Computation, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.proportions import proportion, ratio
from hipspine.article.computed.read_parameters import fact_ids
from hipspine.errors import Fields
from hipspine.evidence.studies import Studies


class RatesByStep(Computation, frozen=True, kw_only=True):
    """Proportions in the order in which a page says they rise, each against the first.

    `facts` are frequencies or outcomes, the reference first.
    """

    WORD: ClassVar[str] = "rates_by_step"
    RULE: ClassVar[str] = (
        "Confirmed if every rate is above the one before and the 95% interval of each ratio of neighbours lies above "
        "1; contested if the rates rise but an interval includes 1 or cannot be had; unsupported if one falls."
    )

    facts: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The rates in order."""
        found = cls(facts=fact_ids(fields, "facts", studies))
        if "facts" in fields and len(found.facts) < 2:
            fields.say("facts", "too-few", "are too few to rise", "Allowed: two facts or more.")
        return found

    def fact_ids(self) -> tuple[str, ...]:
        """The rates in order."""
        return self.facts

    def compute(self, studies: Studies) -> Computed:
        """Each rate, its ratio to the first, and one more event in how many."""
        facts = the_facts(self.facts, studies)
        rates = [proportion(fact) for fact in facts]
        says, numbers = [], {}
        for fact, rate in zip(facts, rates, strict=True):
            among = fact.about.among or fact.group.people
            text = f"{among}: {rate.text()}"
            if rate is not rates[0]:
                against = ratio(rate, rates[0])
                more = rate.value - rates[0].value
                text += f"; ratio {against.text()}" + (f", one more in {1 / more:.0f}" if more > 0 else "")
                numbers[f"ratio {fact.name}"] = against.value
            says.append(f"{text}.")
        steps = [ratio(later, earlier) for earlier, later in pairwise(rates)]
        if any(step.value <= 1 for step in steps):
            verdict = "unsupported"
        else:
            verdict = "confirmed" if all(step.low is not None and step.low > 1 for step in steps) else "contested"
        numbers |= {fact.name: rate.value for fact, rate in zip(facts, rates, strict=True)}
        return self.found(verdict, says, numbers)
