"""The 2x2 tables that the evidence holds for one finding and one pain source, as one question."""

from __future__ import annotations

from collections import Counter

import msgspec

from hipspine.evidence.fact import Fact
from hipspine.evidence.selection import usable
from hipspine.evidence.studies import Studies
from hipspine.synthesis.bivariate.study_table import StudyTable

REFERENCE_ORDER = ("pain", "diagnosis", "event", "structure")


class EvidenceTables(msgspec.Struct, frozen=True):
    """The tables that may be pooled, the facts they come from, and what was left out with the reason.

    `reference` is what the reference standard of all of them measures, `comparators` who had not the source.
    """

    tables: tuple[StudyTable, ...]
    facts: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    reference: str = ""
    comparators: str = ""


def evidence_tables(
    studies: Studies, source: str, finding: str, reference: str | None = None, comparators: str | None = None
) -> EvidenceTables:
    """One question at a time: one kind of reference standard, one kind of comparators, each group of people once.

    `reference`: pain, diagnosis, event or structure; by default the first of these for which a table is
    known. `comparators`: by default those of most tables. Facts without a whole table, marked caution or
    never, of shared people, or of a review beside its members are left out and listed.
    """
    facts = studies.select(source=source, finding=finding, kind="accuracy")
    excluded = [(fact.id, "no 2x2 table is known") for fact in facts if fact.table is None]
    whole = [fact for fact in facts if fact.table is not None]
    usual = [fact for fact in whole if fact.use == "yes"] or whole
    chosen = reference or next(
        (kind for kind in REFERENCE_ORDER if any(fact.about.reference_measures == kind for fact in usual)), ""
    )
    same = _only(whole, "reference_measures", chosen, "its reference measures", excluded)
    most = Counter(fact.about.comparators for fact in same if fact in usual).most_common(1)
    against = comparators or (most[0][0] if most else "")
    same = _only(same, "comparators", against, "its comparators are", excluded)
    found = usable(same, studies)
    excluded += [(dropped.fact.id, dropped.reason) for dropped in found.dropped]
    tables = tuple(
        StudyTable(fact.id, fact.table.tp, fact.table.fp, fact.table.fn, fact.table.tn)
        for fact in found.kept
        if fact.table is not None
    )
    return EvidenceTables(tables, tuple(fact.id for fact in found.kept), tuple(excluded), chosen, against)


def _only(facts: list[Fact], key: str, value: str, reason: str, excluded: list[tuple[str, str]]) -> list[Fact]:
    excluded += [
        (fact.id, f"{reason} {getattr(fact.about, key)}, not {value}")
        for fact in facts
        if getattr(fact.about, key) != value
    ]
    return [fact for fact in facts if getattr(fact.about, key) == value]
