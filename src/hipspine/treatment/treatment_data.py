"""Everything under `data/treatment/`, read and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from hipspine.errors import Fields, InputError, Problem
from hipspine.treatment.costs import read_units
from hipspine.treatment.dislocation_recipe import DislocationRecipe, read_dislocation
from hipspine.treatment.option_recipe import SourceTreatment, read_source_treatment
from hipspine.treatment.order_recipe import OrderRecipe, read_order
from hipspine.vocabulary.vocabulary import Vocabulary

COSTS, DISLOCATION, ORDER, SOURCES = "costs.toml", "dislocation.toml", "hip_or_spine.toml", "sources/"


class TreatmentData(msgspec.Struct, frozen=True):
    """What the words for costs weigh, the options of every source, dislocation, and hip or spine first."""

    units: Mapping[str, float]
    sources: Mapping[str, SourceTreatment]
    dislocation: DislocationRecipe
    order: OrderRecipe


def read_treatment_data(
    documents: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary, known: Collection[str]
) -> TreatmentData:
    """The files by their name inside `data/treatment`; `known` are the ids of all facts.

    Raises InputError with every problem of every file. Every pain source has its options once, and they are the
    treatments that name the source in the vocabulary.
    """
    problems: list[Problem] = []
    for name in documents:
        if name not in (COSTS, DISLOCATION, ORDER) and not name.startswith(SOURCES):
            allowed = f"Allowed: {COSTS}, {DISLOCATION}, {ORDER}, {SOURCES}*.toml."
            problems.append(Problem("unknown-file", "", None, "is no file of data/treatment", allowed, file=name))

    def open_file(name: str) -> tuple[Fields, list[Problem]]:
        found: list[Problem] = []
        return Fields(documents.get(name, {}), "", found), found

    def close(name: str, found: list[Problem]) -> None:
        problems.extend(problem.at(name) for problem in found)

    fields, found = open_file(COSTS)
    units = read_units(fields)
    close(COSTS, found)
    fields, found = open_file(DISLOCATION)
    dislocation = read_dislocation(fields, known)
    close(DISLOCATION, found)
    fields, found = open_file(ORDER)
    order = read_order(fields, vocabulary, known)
    close(ORDER, found)
    sources: dict[str, SourceTreatment] = {}
    for name in documents:
        if name.startswith(SOURCES):
            fields, found = open_file(name)
            _read_sources(fields, vocabulary, known, sources)
            close(name, found)
    problems += _between(sources, vocabulary)
    if problems:
        raise InputError(problems)
    return TreatmentData(units, sources, dislocation, order)


def _read_sources(
    fields: Fields, vocabulary: Vocabulary, known: Collection[str], sources: dict[str, SourceTreatment]
) -> None:
    fields.number("schema", 1, 1, required=True)
    for table in fields.tables("sources"):
        one = read_source_treatment(table, vocabulary.sources, vocabulary.treatments, known)
        if one.source in sources:
            table.say("source", "duplicate-id", "has its options already")
        elif one.source:
            sources[one.source] = one
    fields.finish()


def _between(sources: Mapping[str, SourceTreatment], vocabulary: Vocabulary) -> list[Problem]:
    """Sources without options, and options and words that do not name each other."""
    problems = []
    for source in vocabulary.sources:
        if source not in sources:
            message = "has no options in data/treatment/sources"
            problems.append(Problem("missing-treatment", "", source, message, file=SOURCES))
    for one in sources.values():
        meant = {name for name, word in vocabulary.treatments.items() if one.source in word.sources}
        given = {option.treatment for option in one.options}
        for name in sorted(meant ^ given):
            where = "the vocabulary" if name in meant else "data/treatment"
            message = f"is named for {one.source} in {where} alone"
            remedy = "Add the source to the treatment, or the option to the source."
            problems.append(Problem("option-mismatch", "", name, message, "", remedy, file=SOURCES))
    return problems
