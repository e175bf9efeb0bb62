"""All checks of one study, and of all studies together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hipspine.errors import Problem
from hipspine.evidence.checks.accuracy_complete import accuracy_complete
from hipspine.evidence.checks.composite_complete import composite_complete
from hipspine.evidence.checks.corrected_explained import corrected_explained
from hipspine.evidence.checks.counts_against_print import counts_against_print
from hipspine.evidence.checks.events_within_total import events_within_total
from hipspine.evidence.checks.file_name import file_name
from hipspine.evidence.checks.frequency_complete import frequency_complete
from hipspine.evidence.checks.intervals import intervals
from hipspine.evidence.checks.known_words import known_words
from hipspine.evidence.checks.possible_proportion import possible_proportion
from hipspine.evidence.checks.possible_table import possible_table
from hipspine.evidence.checks.ratio_against_counts import ratio_against_counts
from hipspine.evidence.checks.ratios_against_table import ratios_against_table
from hipspine.evidence.checks.shared_publication import shared_publication
from hipspine.evidence.checks.study_ids import study_ids
from hipspine.evidence.checks.subgroups import subgroups
from hipspine.evidence.checks.table_against_group import table_against_group
from hipspine.evidence.checks.table_against_print import table_against_print
from hipspine.evidence.checks.use_explained import use_explained
from hipspine.evidence.checks.words import Words
from hipspine.evidence.fact import Fact
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study

FACT_CHECKS: tuple[Callable[[Fact, str], Iterator[Problem]], ...] = (
    accuracy_complete,
    composite_complete,
    corrected_explained,
    counts_against_print,
    events_within_total,
    frequency_complete,
    intervals,
    possible_proportion,
    ratio_against_counts,
    ratios_against_table,
    table_against_group,
    table_against_print,
    use_explained,
)
STUDY_CHECKS: tuple[Callable[[Study], Iterator[Problem]], ...] = (file_name, subgroups, possible_table)
ALL_CHECKS: tuple[Callable[[Studies], Iterator[tuple[str, Problem]]], ...] = (shared_publication, study_ids)


def check_study(study: Study, words: Words | None = None) -> list[Problem]:
    """Every problem inside one study; words are checked when a vocabulary is given."""
    problems: list[Problem] = []
    for index, fact in enumerate(study.facts):
        path = f"facts[{index}]"
        for check in FACT_CHECKS:
            problems.extend(check(fact, path))
        if words is not None:
            problems.extend(known_words(fact, path, words))
    for study_check in STUDY_CHECKS:
        problems.extend(study_check(study))
    return problems


def check_between(studies: Studies) -> dict[str, list[Problem]]:
    """Every problem between studies, under the id of the study whose file is to be mended."""
    problems: dict[str, list[Problem]] = {}
    for check in ALL_CHECKS:
        for study_id, problem in check(studies):
            problems.setdefault(study_id, []).append(problem)
    return problems
