"""Whose change a figure is: of people with a fusion, without, or of both arms together."""

from __future__ import annotations

from typing import ClassVar, Final, Self

from hipspine.article.computed.computation import Computation, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.interval_against_null import effect
from hipspine.article.computed.read_parameters import fact_id, fact_ids, number_text
from hipspine.article.words import CLAIMED_FUSED
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.percent import parse
from hipspine.evidence.studies import Studies

PEOPLE: Final = {
    "all": "people who all had a fusion",
    "none": "people without a fusion",
    "some": "people with and without a fusion, taken together",
    "unknown": "people of whom it is not said who had a fusion",
}


class GroupOfFigure(Computation, frozen=True, kw_only=True):
    """A figure that a page gives to one group, against the group the study gives it to.

    `printed` is the number without its sign; `fact` the fact that prints it; `fused` whom the page speaks of (all:
    people with a fusion, none: without). `between` are comparisons of the two arms of the same trial, to be shown.
    """

    WORD: ClassVar[str] = "group_of_figure"
    RULE: ClassVar[str] = (
        "Confirmed if the study prints the figure for the people the page speaks of; misattributed if for others, or "
        "for both arms together; contested if it does not say for whom; unsupported if it does not print the figure."
    )

    printed: str
    fact: str
    fused: str
    between: tuple[str, ...] = ()

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The number, the fact that prints it, and whom the page speaks of."""
        return cls(
            printed=number_text(fields, "printed"),
            fact=fact_id(fields, "fact", studies),
            fused=fields.one_of("fused", CLAIMED_FUSED, required=True, kind="group"),
            between=fact_ids(fields, "between", studies, required=False),
        )

    def fact_ids(self) -> tuple[str, ...]:
        """The fact and the comparisons of the arms."""
        return (self.fact, *self.between)

    def compute(self, studies: Studies) -> Computed:
        """Whose figure it is, then what the arms differed by."""
        (fact,) = the_facts([self.fact], studies)
        group = fact.group
        names = [key for key, text in fact.printed.items() if _size(text) == _size(self.printed)]
        size = f"{group.n} " if group.n else ""
        says = [
            f"{', '.join(names)} {fact.printed[names[0]]}: printed for {size}{PEOPLE[group.fused]}."
            if names
            else f"{self.fact} does not print {self.printed}."
        ]
        says += [f"Between the arms: {_difference(one)}." for one in the_facts(self.between, studies)]
        if not names:
            verdict = "unsupported"
        elif group.fused == self.fused:
            verdict = "confirmed"
        else:
            verdict = "contested" if group.fused == "unknown" else "misattributed"
        return self.found(verdict, says, {"people behind the figure": float(group.n)} if group.n else {})


def _size(text: str) -> object:
    number = parse(text)
    return None if number is None else abs(number)


def _difference(fact: Fact) -> str:
    found = effect(fact)
    months = "" if fact.followup_months is None else f" after {fact.followup_months:g} months"
    what = fact.about.what or fact.about.outcome.replace("_", " ")
    return f"{what}, {fact.about.exposed} against {fact.about.comparator}: {found.text()}{months}"
