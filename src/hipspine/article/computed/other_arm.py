"""Whose figures these are: of the test or group the page names, or of another one of the same study."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from hipspine.article.computed.computation import Computation, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.read_parameters import fact_ids, figure_tables
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.percent import parse
from hipspine.evidence.studies import Studies


class OtherArm(Computation, frozen=True, kw_only=True):
    """Printed sets of figures looked for among the facts they are said to be of, and among others.

    `printed` are the sets as the page has them, `claimed` the facts of the test or the group it names, `others` those
    it may have been confused with. A set is that of a fact when the study prints the same numbers.
    """

    WORD: ClassVar[str] = "other_arm"
    RULE: ClassVar[str] = (
        "Confirmed if the study prints every set of figures for what the page names; misattributed if it prints every "
        "set, but some for something else; unsupported if it does not print one of them."
    )

    printed: tuple[Mapping[str, str], ...]
    claimed: tuple[str, ...]
    others: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """Printed sets of figures, and the facts to look among."""
        if "printed" not in fields:
            fields.say("printed", "missing-key", "is missing", "", 'Add printed = [{ sens = "60", spec = "80" }].')
        return cls(
            printed=figure_tables(fields, "printed"),
            claimed=fact_ids(fields, "claimed", studies),
            others=fact_ids(fields, "others", studies),
        )

    def fact_ids(self) -> tuple[str, ...]:
        """Those claimed, then the others."""
        return (*self.claimed, *self.others)

    def compute(self, studies: Studies) -> Computed:
        """Each set looked up."""
        claimed, others = the_facts(self.claimed, studies), the_facts(self.others, studies)
        says, places = [], []
        for figures in self.printed:
            shown = ", ".join(f"{key} {text}" for key, text in figures.items())
            right = [fact for fact in claimed if _prints(fact, figures)]
            wrong = [fact for fact in others if _prints(fact, figures)]
            places.append("claimed" if right else "other" if wrong else "nowhere")
            where = right or wrong
            says.append(f"{shown}: {_where(where)}." if where else f"{shown}: printed for none of these.")
        says += [f"What the study prints for {_what(fact)}: {_figures(fact)}." for fact in claimed]
        verdict = "unsupported" if "nowhere" in places else "misattributed" if "other" in places else "confirmed"
        return self.found(verdict, says, {"sets of another arm": float(places.count("other"))})


def _prints(fact: Fact, figures: Mapping[str, str]) -> bool:
    return all(key in fact.printed and parse(fact.printed[key]) == parse(text) for key, text in figures.items())


def _where(facts: list[Fact]) -> str:
    return "printed for " + " and ".join(f"{_what(fact)} ({fact.id})" for fact in facts)


def _what(fact: Fact) -> str:
    reader = f", reader {fact.about.reader}" if fact.about.reader else ""
    return f"{fact.about.finding.replace('_', ' ')}{reader}"


def _figures(fact: Fact) -> str:
    return ", ".join(f"{key} {text}" for key, text in fact.printed.items())
