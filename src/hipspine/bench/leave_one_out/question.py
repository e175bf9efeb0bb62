"""The figures that answer one question, one or more a study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from hipspine.diagnosis.estimates.effective import effective
from hipspine.evidence.fact import Fact
from hipspine.evidence.selection import usable
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study
from hipspine.synthesis import EffectiveCounts, Spread

ROLES: Final = ("rate", "proxy", "share", "clinic", "proven", "background")
"""Frequencies with a denominator that says what they mean; the role `other` does not."""

KNOWN: Final = ("counts", "interval")
"""Where the people behind a figure are known, so that it can be scored."""


class Figure(msgspec.Struct, frozen=True):
    """One printed figure (`sens`, `spec` or `proportion`) with the people behind it."""

    fact: Fact
    counts: EffectiveCounts

    @property
    def study(self) -> str:
        """The study it was printed in."""
        return self.fact.study

    @property
    def fused(self) -> bool:
        """Whether all the people had a fusion."""
        return self.fact.group.fused == "all"

    @property
    def scorable(self) -> bool:
        """Whether the people behind it are known, from counts or from a printed interval."""
        return self.counts.source in KNOWN


class Question(msgspec.Struct, frozen=True):
    """What several figures are figures of: kind, finding, source, and reference or case definition.

    `kind` is `sens`, `spec`, or the role of a frequency. `figures` may stand side by side: nobody counts twice.
    """

    kind: str
    finding: str
    source: str
    definition: str
    figures: tuple[Figure, ...]

    @property
    def name(self) -> str:
        """In one line."""
        return " ".join(part for part in (self.kind, self.finding, self.source, self.definition) if part)

    @property
    def studies(self) -> tuple[str, ...]:
        """The studies that answer it, in order."""
        return tuple(dict.fromkeys(figure.study for figure in self.figures))


def questions(studies: Studies, spread: Spread) -> tuple[Question, ...]:
    """Every question that at least two studies answer by usable figures.

    A sensitivity is asked for by finding, source and what the reference measures (model.md 3); a specificity by its
    comparators as well; a frequency by source, finding, role and case definition; a background frequency by its
    finding alone. Facts at one of several levels of a finding are left out, as in the model.
    """
    groups: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in studies.facts:
        for key in _keys(fact):
            groups.setdefault(key, []).append(fact)
    found = (_question(key, facts, studies, spread) for key, facts in sorted(groups.items()))
    return tuple(question for question in found if len(question.studies) > 1)


def _keys(fact: Fact) -> Iterator[tuple[str, str, str, str]]:
    about = fact.about
    if fact.kind == "accuracy" and about.finding and about.level is None:
        yield "sens", about.finding, about.source, about.reference_measures
        yield "spec", about.finding, about.source, f"{about.reference_measures} {about.comparators}"
    elif fact.kind == "frequency" and fact.role in ROLES:
        if fact.role == "background":
            if about.finding:
                yield fact.role, about.finding, "", ""
        elif fact.role == "proven":
            if about.finding and about.source:
                yield fact.role, about.finding, about.source, ""
        elif about.source:
            yield fact.role, about.finding, about.source, about.case


def _question(
    key: tuple[str, str, str, str], facts: list[Fact], studies: Mapping[str, Study], spread: Spread
) -> Question:
    kind, finding, source, definition = key
    figure = kind if kind in ("sens", "spec") else "proportion"
    printed = [fact for fact in facts if fact.fraction(figure) is not None or fact.ratio(figure)]
    counted = ((fact, effective(fact, figure, spread)) for fact in usable(printed, studies).kept)
    figures = tuple(Figure(fact, counts) for fact, counts in counted if counts is not None)
    return Question(kind, finding, source, definition, figures)
