"""What must be ruled out first: the sources that a finding raises, and the questions still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hipspine.diagnosis.conditions_here import Possible
from hipspine.diagnosis.gather import onset
from hipspine.diagnosis.library import Library
from hipspine.diagnosis.network import Array, Place
from hipspine.diagnosis.settle import settle_with
from hipspine.person.case import Case
from hipspine.vocabulary.pain_source import PainSource
from hipspine.vocabulary.word_scale import rank

State = Literal["triggered", "open", "none_found"]
ENOUGH_RISKS = 2
LIKELIER_THAN_NOT = 0.5
ORDER: tuple[State, ...] = ("triggered", "open", "none_found")


@dataclass(frozen=True)
class RuleOut:
    """One source that must not be missed.

    `triggered`: one of its triggers is present, or two of its risks with pain where it hurts (`triggers`
    names them). `open`: of `asked` questions the `unanswered` ones are not answered. `none_found`: all
    answered, none present; never "excluded". `forbids`: what waits while it is triggered. `studies`: those of
    its links to the triggers. `settle_with`: tests that would settle it. `urgency`: within `hours` or `days`.
    """

    source: str
    state: State
    triggers: tuple[str, ...]
    unanswered: tuple[str, ...]
    asked: int
    forbids: tuple[str, ...]
    studies: tuple[str, ...]
    settle_with: tuple[str, ...] = ()
    urgency: str = ""


def must_not_miss(case: Case, library: Library, places: dict[Place, Array]) -> tuple[RuleOut, ...]:
    """Every source of this kind that is possible in this person: triggered first, then open.

    Of the triggered ones, those that hurt where it hurts come first, then what is likelier than not, then what
    threatens within hours, then what has more triggers. Else the order follows the posterior of the model; no
    probability is printed from it.
    """
    possible = Possible(case, library.vocabulary)
    found = [
        _one(source, case, library, possible)
        for source in library.vocabulary.sources.values()
        if source.must_not_miss and possible.sides(source.id)
    ]
    fitting = {one.source: _fits(library.vocabulary.sources[one.source], case) for one in found}
    likely: dict[str, float] = {}
    for (source, _), row in places.items():
        likely[source] = likely.get(source, 0.0) + float(row[0])
    return tuple(
        sorted(
            found,
            key=lambda one: (
                ORDER.index(one.state),
                bool(one.triggers) and not fitting[one.source],
                bool(one.triggers) and likely.get(one.source, 0.0) < LIKELIER_THAN_NOT,
                bool(one.triggers) and one.urgency != "hours",
                -len(one.triggers),
                -likely.get(one.source, 0.0),
                one.source,
            ),
        )
    )


def _one(source: PainSource, case: Case, library: Library, possible: Possible) -> RuleOut:
    answered = {one.finding: False for one in case.findings}
    answered |= {one.finding: True for one in case.findings if one.state == "present"}
    answered |= _about_person(case, library)
    answered |= {finding: present for (finding, _), present in onset(case, library.vocabulary).items()}
    conditions = library.vocabulary.conditions

    def holds(one: str) -> bool:
        return possible.holds(one) if one in conditions else answered.get(one, False)

    present = tuple(one for one in source.triggers if holds(one))
    background = tuple(one for one in source.risks if holds(one))
    if not present and len(background) >= ENOUGH_RISKS and _fits(source, case):
        present = background
    unanswered = tuple(one for one in source.questions if one not in conditions and one not in answered)
    state: State = "triggered" if present else "open" if unanswered else "none_found"
    return RuleOut(
        source.id,
        state,
        present,
        unanswered,
        sum(one not in conditions for one in source.questions),
        source.forbids if present else (),
        _studies(source, library),
        settle_with(source, case, library) if present else (),
        source.urgency,
    )


def _fits(source: PainSource, case: Case) -> bool:
    """Whether some painful zone is one where the source hurts more than rarely; true where no zone is known."""
    return not case.pain.zones or any(rank(source.zones[zone]) > rank("rare") for zone in case.pain.zones)


def _about_person(case: Case, library: Library) -> dict[str, bool]:
    age = case.person.age
    if age is None:
        return {}
    return {
        finding.id: age >= finding.positive_from
        for finding in library.vocabulary.findings.values()
        if finding.about_person and finding.positive_from is not None
    }


def _studies(source: PainSource, library: Library) -> tuple[str, ...]:
    facts = [
        fact
        for trigger in source.triggers
        if (estimate := library.estimates.get(f"link/{source.id}/{trigger}")) is not None
        for fact in estimate.facts
    ]
    return tuple(dict.fromkeys(fact.split("/")[0] for fact in facts))
