"""The public functions: what a program that uses hipspine calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from hipspine.article import Verdict, judge
from hipspine.bench.scores import Scores
from hipspine.diagnosis.answer import Answer, NextTest
from hipspine.diagnosis.assess import assess as _assess
from hipspine.diagnosis.library import Library
from hipspine.evidence.fact import Fact
from hipspine.evidence.possible import PossibleTables
from hipspine.evidence.possible import possible_tables as _possible_tables
from hipspine.evidence.studies import Studies
from hipspine.io.check_evidence import Checked
from hipspine.io.check_evidence import check_evidence as _check_evidence
from hipspine.io.load import load as _load
from hipspine.io.read_articles import read_article_file, read_articles
from hipspine.io.read_bench import run_bench as _run_bench
from hipspine.io.read_case import read_case_file
from hipspine.io.read_tables import read_tables
from hipspine.person.case import Case
from hipspine.synthesis.bivariate.evidence_tables import evidence_tables
from hipspine.synthesis.bivariate.pooled import Pooled, pool_tables
from hipspine.synthesis.bivariate.study_table import StudyTable
from hipspine.vocabulary import Vocabulary
from hipspine.vocabulary.search import HIT_KINDS, Hit, HitKind, search


def load(*, add: str | Path | None = None, cache: bool = True) -> Library:
    """All evidence, compiled; `add` is a folder of further study files. InputError with every problem of the data."""
    return _load(add=add, cache=cache)


def read_case(source: str | Path | Mapping[str, Any], library: Library | None = None) -> Case:
    """A case from a file, a text (TOML or JSON) or a mapping; InputError with every problem at once."""
    return read_case_file(source, (library or load()).vocabulary)


def assess(case: Case, library: Library | None = None, *, interval: float = 0.90) -> Answer:
    """Where the pain may come from, what to rule out first, what to look for next, and why."""
    return _assess(case, library or load(), interval=interval)


def assess_many(cases: Iterable[Case], library: Library | None = None) -> Iterator[Answer]:
    """The answers in the order of the cases, one at a time: memory stays flat."""
    shared = library or load()
    for case in cases:
        yield _assess(case, shared)


def next_tests(case: Case, library: Library | None = None) -> tuple[NextTest, ...]:
    """What to look for next, best first."""
    return assess(case, library).next_tests


def facts(
    library: Library,
    *,
    source: str | None = None,
    finding: str | None = None,
    kind: str | None = None,
    fused: str | None = None,
) -> tuple[Fact, ...]:
    """The facts that match every word given: pain source, finding, kind of fact, fused (all, some, none, unknown)."""
    return library.studies.select(source=source, finding=finding, kind=kind, fused=fused)


def possible_tables(
    *,
    n: int | None = None,
    diseased: int | None = None,
    healthy: int | None = None,
    up_to: int = 100,
    **printed: str | tuple[str, str],
) -> PossibleTables:
    """Every 2x2 table of whole numbers that prints the figures, or none and which figure must be wrong.

    Figures as printed text: `sens`, `spec`, `accuracy`, `ppv`, `npv`, `prevalence` (per cent), `lr_pos`, `lr_neg`,
    `dor`, `kappa`, and the intervals `sens_ci` and so on. Sizes that are not known are searched up to `up_to`.
    """
    return _possible_tables(n=n, diseased=diseased, healthy=healthy, up_to=up_to, **cast("dict[str, Any]", printed))


def search_facts(studies: Studies, text: str) -> tuple[Fact, ...]:
    """The facts in which every word of `text` occurs: of the study, the people, the figures, the notes or the ids."""
    words = text.lower().split()
    found = []
    for study in studies.values():
        of_study = f"{study.id} {study.title} {' '.join(study.authors)} {study.published} {study.design}".lower()
        for fact in study.facts:
            everything = f"{of_study} {fact}".lower()
            if all(word in everything for word in words):
                found.append(fact)
    return tuple(found)


def check_evidence(folder: str | Path | None = None) -> Checked:
    """Every problem of a folder of study files, with file and line; of all built-in data without a folder."""
    return _check_evidence(folder)


def words(vocabulary: Vocabulary, text: str = "", kind: str | None = None) -> tuple[Hit, ...]:
    """The words that fit `text`, the best first; without a text all of a kind, or all of `HIT_KINDS`."""
    if text.strip():
        return search(vocabulary, text, kind)
    if kind is not None and kind not in HIT_KINDS:
        raise ValueError(f"unknown kind {kind!r}; allowed: {', '.join(HIT_KINDS)}")
    return tuple(
        Hit(one, word.id, word.name, getattr(word, "plain", word.name), 0.0)
        for one in get_args(HitKind)
        if kind in (None, one)
        for word in getattr(vocabulary, f"{one}s").values()
    )


def run_bench(library: Library, folder: str | Path | None = None) -> Scores:
    """The scores of the model and of two baselines on published cases with a proven diagnosis."""
    return _run_bench(library, folder)


def pool(tables: str | Path | Iterable[StudyTable], library: Library | None = None) -> Pooled:
    """Sensitivity and specificity together from 2x2 tables, or from a CSV file with the columns tp, fp, fn, tn.

    InputError for a file that cannot be used. Too little data is no error: each model says why it was refused.
    `library` gives the spread that is assumed for one to three studies.
    """
    settings = (library or load()).model.settings
    if isinstance(tables, str | Path):
        return pool_tables(read_tables(tables), settings.spread, question=str(tables))
    return pool_tables(tuple(tables), settings.spread)


def pool_evidence(source: str, finding: str, library: Library | None = None, *, reference: str | None = None) -> Pooled:
    """The same from the 2x2 tables of the evidence; `reference`: pain, diagnosis, event or structure."""
    shared = library or load()
    found = evidence_tables(shared.studies, source, finding, reference)
    asked = f"{finding} for {source}; reference measures {found.reference}; comparators: {found.comparators}"
    return pool_tables(found.tables, shared.model.settings.spread, found.facts, found.excluded, asked)


def references(answer: Answer) -> str:
    """The studies an answer rests on, numbered, in the Vancouver style."""
    return "\n".join(f"{number}. {one.text}" for number, one in enumerate(answer.references, 1))


def claims(library: Library | None = None) -> tuple[Verdict, ...]:
    """Every claim of the pages that come with the project, with its verdict by the studies of the library."""
    shared = library or load()
    pages = read_articles(shared.studies)
    return tuple(found for page in pages for found in judge(page, shared.studies, shared.evidence_version))


def check_claims(file: str | Path, library: Library | None = None) -> tuple[Verdict, ...]:
    """The same for a claims file of any other page; InputError with every problem of the file."""
    shared = library or load()
    return judge(read_article_file(file, shared.studies), shared.studies, shared.evidence_version)
