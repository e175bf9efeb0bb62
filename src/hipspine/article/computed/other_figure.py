"""Which figure of the table a page quotes: the one it names, or another one."""

from __future__ import annotations

from typing import ClassVar, Self

from hipspine.article.computed.computation import Computation, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.proportions import per_cent
from hipspine.article.computed.read_parameters import fact_ids, number_texts
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.percent import parse
from hipspine.evidence.possible.figures import IN_PER_CENT, WORDS, ratio
from hipspine.evidence.studies import Studies


class OtherFigure(Computation, frozen=True, kw_only=True):
    """Numbers a page gives as one figure (the sensitivity, say), looked for among all printed figures of some facts.

    `printed` are the numbers, in per cent; `figure` is what the page takes them for.
    """

    WORD: ClassVar[str] = "other_figure"
    RULE: ClassVar[str] = (
        "Confirmed if the study prints every number as the figure the page takes it for; garbled if it prints every "
        "number, but as another figure; unsupported if it does not print one of them."
    )

    printed: tuple[str, ...]
    figure: str
    facts: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """The numbers, the figure they are taken for, and the facts to look among."""
        return cls(
            printed=number_texts(fields, "printed"),
            figure=fields.one_of("figure", IN_PER_CENT, required=True, kind="figure of a table"),
            facts=fact_ids(fields, "facts", studies),
        )

    def fact_ids(self) -> tuple[str, ...]:
        """The facts that were looked through."""
        return self.facts

    def compute(self, studies: Studies) -> Computed:
        """Each number looked up, then what the named figure really is."""
        facts = the_facts(self.facts, studies)
        says, places = [], []
        for text in self.printed:
            names = [key for fact in facts for key in _printed_as(fact, text)]
            places.append("named" if self.figure in names else "other" if names else "nowhere")
            found = " and ".join(dict.fromkeys(WORDS[key] for key in names)) or "no figure of these facts"
            says.append(f"{text} is the {found}." if names else f"{text} is {found}.")
        values = {fact.id: value for fact in facts if (value := _value(fact, self.figure)) is not None}
        listed = ", ".join(per_cent(value) for value in values.values())
        says.append(f"The {WORDS[self.figure]} by the counts: {listed or 'not known'}.")
        verdict = "unsupported" if "nowhere" in places else "garbled" if "other" in places else "confirmed"
        return self.found(verdict, says, {f"{self.figure} of {id}": value for id, value in values.items()})


def _printed_as(fact: Fact, text: str) -> list[str]:
    return [key for key in IN_PER_CENT if key in fact.printed and parse(fact.printed[key]) == parse(text)]


def _value(fact: Fact, figure: str) -> float | None:
    if fact.table is None:
        return fact.fraction(figure)
    over, under = ratio(figure, fact.table)
    return over / under if under else None
