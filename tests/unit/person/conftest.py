"""The vocabulary of the project, and a case to change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hipspine.errors import InputError, Problem
from hipspine.io import data_folder, read_folder
from hipspine.person import Case, read_case
from hipspine.vocabulary import Vocabulary, read_vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    documents = read_folder(data_folder() / "vocabulary")
    return read_vocabulary({name: document.mapping for name, document in documents.items()})


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary) -> Callable[..., Case]:
    """Read a case given as keyword arguments."""

    def reader(**parts: Any) -> Case:
        return read_case({"schema": 1, **parts}, vocabulary)

    return reader


@pytest.fixture(scope="session")
def problems(vocabulary: Vocabulary) -> Callable[..., list[Problem]]:
    """The problems of a case given as keyword arguments; fails if there are none."""

    def reader(**parts: Any) -> list[Problem]:
        with pytest.raises(InputError) as caught:
            read_case({"schema": 1, **parts}, vocabulary)
        return list(caught.value.problems)

    return reader
