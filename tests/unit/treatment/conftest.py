"""The evidence on treatment, the parsed files behind it, and a person to treat."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from hipspine import api
from hipspine.diagnosis.library import Library
from hipspine.errors import InputError, Problem
from hipspine.io.data_folder import data_folder
from hipspine.io.read_treatment import treatment_documents
from hipspine.treatment import Considered, read_treatment_data
from hipspine.treatment.compiled_outcome import CompiledOutcome
from hipspine.treatment.fact_use import fact_ids

Documents = dict[str, dict[str, Any]]


@functools.cache
def _library() -> Library:
    return api.load()


@functools.cache
def _documents() -> Documents:
    return {name: dict(one.mapping) for name, one in treatment_documents(data_folder()).items()}


@pytest.fixture(scope="session")
def library() -> Library:
    return _library()


@pytest.fixture
def documents() -> Documents:
    return copy.deepcopy(_documents())


@pytest.fixture
def problems(library: Library) -> Callable[[Mapping[str, Mapping[str, Any]]], tuple[Problem, ...]]:
    """The problems of some treatment files; none if they can be read."""
    known = fact_ids(library.studies)

    def found(documents: Mapping[str, Mapping[str, Any]]) -> tuple[Problem, ...]:
        try:
            read_treatment_data(documents, library.vocabulary, known)
        except InputError as error:
            return tuple(error.problems)
        return ()

    return found


@pytest.fixture
def outcomes(library: Library) -> list[tuple[str, CompiledOutcome]]:
    """Every outcome of every option, and of both orders, with a name."""
    return list(_outcomes(library))


def _outcomes(library: Library) -> Iterator[tuple[str, CompiledOutcome]]:
    for source in library.treatment.sources.values():
        for option in source.options:
            for index, outcome in enumerate(option.outcomes):
                yield f"{source.source}/{option.recipe.treatment}/{index}", outcome
    order = library.treatment.order
    assert order is not None
    for index, side in enumerate(order.sides):
        yield f"order/{index}", side.outcome


def person(side: str = "right", **more: Any) -> dict[str, Any]:
    """A case mapping: fused L4 to S1, pain in buttock and groin on a side."""
    return {
        "schema": 1,
        "id": f"made-{side}",
        "person": {"age": 66, "sex": "female", "setting": "spine clinic"},
        "pain": {"side": side, "zones": ["buttock", "groin"], "months": 8, "against_before": "new"},
        "findings": [{"finding": "thigh_thrust"}, {"finding": "limited_internal_rotation"}],
        "operations": [{"kind": "lumbar_fusion", "levels": ["L4-L5", "L5-S1"], "months_ago": 14}],
        **more,
    }


@pytest.fixture
def made() -> Callable[..., dict[str, Any]]:
    return person


@pytest.fixture
def considered() -> tuple[Considered, ...]:
    """A hip, a sacroiliac joint and a stenosis to think about."""
    return (
        Considered("hip_oa", "right", 0.5, 0.2, 0.8, 0.6),
        Considered("sij_pain", "right", 0.4, 0.2, 0.7, 0.5),
        Considered("lumbar_stenosis", "midline", 0.3, 0.1, 0.6, 0.6),
    )
