"""Whether printed accuracy figures can come from so many people at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from hipspine.article.computed.computation import Computation, NotComputable, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.read_parameters import fact_id, fact_ids, figure_tables
from hipspine.errors import Fields
from hipspine.evidence.fact import Fact
from hipspine.evidence.possible import GivesWay, PossibleTables, possible_tables, solve_together
from hipspine.evidence.possible.figures import FIGURES
from hipspine.evidence.studies import Studies


class PossibleFigures(Computation, frozen=True, kw_only=True):
    """Every 2x2 table behind printed figures, each set alone and with other readings of the same people.

    `printed` are the sets as the page has them; those of `facts` are taken from the study file instead. The number of
    people is that of the group of the fact `people`, or `n`. `beside` are facts of the same people whose printed
    figures must fit the same split into diseased and healthy.
    """

    WORD: ClassVar[str] = "possible_figures"
    RULE: ClassVar[str] = (
        "Confirmed if some table of whole numbers prints every set of figures, alone and together with the other "
        "readings of the same people; inconsistent if not."
    )

    printed: tuple[Mapping[str, str], ...] = ()
    facts: tuple[str, ...] = ()
    people: str = ""
    n: int | None = None
    beside: tuple[str, ...] = ()

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """Printed figures or facts, and how many people: the fact `people` or `n`."""
        found = cls(
            printed=figure_tables(fields, "printed"),
            facts=fact_ids(fields, "facts", studies, required=False),
            people=fact_id(fields, "people", studies, required=False),
            n=fields.count("n"),
            beside=fact_ids(fields, "beside", studies, required=False),
        )
        if not {"printed", "facts"} & set(fields.names()):
            fields.say("printed", "missing-key", "is missing", "", 'Add printed = [{ sens = "60", spec = "80" }].')
        if not {"people", "n", "facts"} & set(fields.names()):
            fields.say("people", "missing-key", "is missing", "", 'Add people = "study/fact", or n = 36.')
        return found

    def fact_ids(self) -> tuple[str, ...]:
        """The facts, those beside them, and the one that gives the number of people."""
        return tuple(dict.fromkeys(one for one in (*self.facts, self.people, *self.beside) if one))

    def compute(self, studies: Studies) -> Computed:
        """Each set alone, then all together."""
        own = the_facts(self.facts, studies)
        beside = the_facts(self.beside, studies)
        n = self._people(studies)
        sets = {_shown(one): one for one in (*self.printed, *map(_printed, own))}
        alone = {name: possible_tables(n=n, **dict[str, Any](figures)) for name, figures in sets.items()}
        says = [_sentence(name, found, n) for name, found in alone.items()]
        numbers = {f"tables {number}": float(one.count + one.mixed) for number, one in enumerate(alone.values(), 1)}
        possible = all(one.possible for one in alone.values())
        together = {**sets, **{fact.name: _printed(fact) for fact in beside if _printed(fact)}}
        if len(together) > 1:
            solved = solve_together(together, n=n)
            possible = possible and solved.possible
            numbers |= {"splits that fit best": float(solved.count), "figures that do not fit": float(solved.wrong)}
            says += _joint(solved.sizes, solved.count, solved.readings, list(sets))
        return self.found("confirmed" if possible else "inconsistent", says, numbers)

    def _people(self, studies: Studies) -> int:
        if self.n is not None:
            return self.n
        (fact,) = the_facts([self.people or self.facts[0]], studies)
        if not fact.group.n:
            raise NotComputable(f"the group of {fact.id} has no size")
        return fact.group.n


def _printed(fact: Fact) -> dict[str, str]:
    return {key: fact.printed[key] for key in FIGURES if key in fact.printed}


def _shown(figures: Mapping[str, str]) -> str:
    return ", ".join(f"{key} {text}" for key, text in figures.items())


def _sentence(name: str, found: PossibleTables, n: int) -> str:
    if found.possible:
        tables = found.count + found.mixed
        return f"{name}: {tables} table{'s' if tables > 1 else ''} of {n} print{'' if tables > 1 else 's'} this."
    return f"{name}: no table of {n} prints this. If the others are right: {' or '.join(map(_way, found.gives_way))}."


def _way(one: GivesWay) -> str:
    table = one.nearest[0].table
    figures = " with ".join(f"{key} {text}" for key, text in one.corrected.items())
    return f"{figures} ({table.tp}, {table.fp}, {table.fn}, {table.tn})"


def _joint(
    sizes: tuple[tuple[int, int], ...], count: int, readings: Mapping[str, PossibleTables], own: list[str]
) -> list[str]:
    """Which splits fit all readings best, and what each set of the page then is."""
    if count > 1:
        return [f"Together with the other readings {count} splits fit equally well."]
    says = [f"Together with the other readings one split fits: {sizes[0][0]} diseased and {sizes[0][1]} healthy."]
    for name in own:
        found = readings[name]
        tables = [one.table for one in found.tables] or [one.nearest[0].table for one in found.gives_way]
        counts = "; ".join(f"tp {one.tp}, fp {one.fp}, fn {one.fn}, tn {one.tn}" for one in tables)
        wrong = "" if found.possible else f" ({' or '.join(map(_way, found.gives_way))} instead)"
        says.append(f"{name}: {counts}{wrong}.")
    return says
