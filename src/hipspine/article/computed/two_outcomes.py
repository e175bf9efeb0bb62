"""Two outcomes of one treatment side by side: grown together, and better."""

from __future__ import annotations

from typing import ClassVar, Self

from hipspine.article.computed.computation import Computation, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.proportions import proportion, ratio
from hipspine.article.computed.read_parameters import fact_ids
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.studies import Studies


class TwoOutcomes(Computation, frozen=True, kw_only=True):
    """Proportions of a `first` and a `second` outcome, and their ratio within each study that prints both."""

    WORD: ClassVar[str] = "two_outcomes"
    RULE: ClassVar[str] = ""

    first: tuple[str, ...]
    second: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The facts of both outcomes."""
        return cls(first=fact_ids(fields, "first", studies), second=fact_ids(fields, "second", studies))

    def fact_ids(self) -> tuple[str, ...]:
        """Those of the first outcome, then of the second."""
        return (*self.first, *self.second)

    def compute(self, studies: Studies) -> Computed:
        """Every proportion, then for each pair of one study how often the second comes for one of the first."""
        first, second = the_facts(self.first, studies), the_facts(self.second, studies)
        says = [f"{_what(fact)}: {proportion(fact).text()}." for fact in (*first, *second)]
        numbers = {fact.id: proportion(fact).value for fact in (*first, *second)}
        for one in first:
            for other in second:
                if one.study == other.study:
                    found = ratio(proportion(other), proportion(one))
                    says.append(f"{one.study}, {other.name} for each {one.name}: {found.value:.2f}.")
                    numbers[f"{other.id} for each {one.name}"] = found.value
        return self.found("", says, numbers)


def _what(fact: Fact) -> str:
    return fact.about.what or fact.about.outcome.replace("_", " ") or fact.id
