"""Numbers on a page against the study they are said to come from."""

from __future__ import annotations

from typing import ClassVar, Final, Self

import msgspec

from hipspine.article.computed.computation import Computation, NotComputable, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.read_parameters import fact_id, number_text
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.kinds import PER_CENT, PLAIN
from hipspine.evidence.percent import decimals
from hipspine.evidence.studies import Studies

COUNTS: Final = ("n", "events", "total", "events_exposed", "n_exposed", "events_comparator", "n_comparator")
FIGURES: Final = (*COUNTS, *sorted(PER_CENT), *sorted(PLAIN))


class Number(msgspec.Struct, frozen=True):
    """A number as printed on the page, and the figure of a fact it should be; `n` is the size of its group."""

    printed: str
    fact: str
    figure: str


class PrintedAgainstFact(Computation, frozen=True, kw_only=True):
    """Each number of a page beside that of the fact, compared at the decimals the page prints."""

    WORD: ClassVar[str] = "printed_against_fact"
    RULE: ClassVar[str] = (
        "Confirmed if every number is that of the study, at the decimals the page prints; unsupported if one is not."
    )

    numbers: tuple[Number, ...]

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """A list of numbers: `{ printed = "36", fact = "study/fact", figure = "n" }`."""
        numbers = []
        for table in fields.tables("numbers"):
            printed = number_text(table, "printed")
            fact = fact_id(table, "fact", studies)
            figure = table.one_of("figure", FIGURES, required=True, kind="figure of a fact")
            table.finish()
            numbers.append(Number(printed, fact, figure))
        if not numbers:
            remedy = 'Add numbers = [{ printed = "36", fact = "study/fact", figure = "n" }].'
            fields.say("numbers", "missing-key", "is missing", "", remedy)
        return cls(numbers=tuple(numbers))

    def fact_ids(self) -> tuple[str, ...]:
        """The facts, each once."""
        return tuple(dict.fromkeys(one.fact for one in self.numbers))

    def compute(self, studies: Studies) -> Computed:
        """Each number compared."""
        says, right, values = [], [], {}
        for one in self.numbers:
            (fact,) = the_facts([one.fact], studies)
            value = _value(fact, one.figure)
            shown = f"{value:,.{decimals(one.printed)}f}"
            same = round(abs(value) - abs(float(one.printed)), decimals(one.printed)) == 0
            right.append(same)
            unit = "%" if one.figure in PER_CENT else ""
            says.append(
                f"{one.printed}{unit}: as in {one.fact}."
                if same
                else f"{one.printed}{unit}: {one.fact} has {shown}{unit} ({one.figure.replace('_', ' ')})."
            )
            values[f"{one.fact} {one.figure}"] = value
        return self.found("confirmed" if all(right) else "unsupported", says, values)


def _value(fact: Fact, figure: str) -> float:
    """The figure as a page would print it: per cent for proportions. Signs are compared without regard."""
    if figure == "n":
        value: float | None = fact.group.n
    elif figure in COUNTS:
        value = getattr(fact.counts, figure)
    elif figure in PER_CENT:
        part = fact.fraction(figure)
        value = None if part is None else 100 * part
    else:
        value = fact.number(figure)
    if value is None:
        raise NotComputable(f"{fact.id} holds no {figure.replace('_', ' ')}")
    return float(value)
