"""Reading what was judged of the studies: QUADAS-2, the rounds of second reading, the limits of certainty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from hipspine.errors import InputError, Problem
from hipspine.evidence.quality import Quadas2, SecondReading, read_quadas2, read_second_reading
from hipspine.evidence.studies import Studies
from hipspine.io.data_folder import read_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import Document, read_document
from hipspine.synthesis.certainty_limits import CertaintyLimits, read_certainty_limits

QUADAS2: Final = "quality/quadas2.toml"
SECOND_READING: Final = "second_reading"
LIMITS: Final = "model/certainty.toml"

Read = TypeVar("Read")


def read_quality(root: Path, studies: Studies | None = None) -> dict[str, Quadas2]:
    """The judgements of a data folder by study; none where it has no such file. InputError with every problem."""
    if not (root / QUADAS2).is_file():
        return {}
    return _placed(read_document(root / QUADAS2, QUADAS2), lambda document: read_quadas2(document.mapping, studies))


def read_limits(root: Path) -> CertaintyLimits | None:
    """The limits of certainty of a data folder; None where it has no such file."""
    if not (root / LIMITS).is_file():
        return None
    return _placed(read_document(root / LIMITS, LIMITS), lambda document: read_certainty_limits(document.mapping))


def read_second_readings(root: Path, studies: Studies) -> dict[str, SecondReading]:
    """Every round of second reading of a data folder, by the name of its file; none without the folder."""
    if not (root / SECOND_READING).is_dir():
        return {}
    return {
        Path(name).stem: _placed(document, lambda one: read_second_reading(one.mapping, studies))
        for name, document in read_folder(root / SECOND_READING).items()
    }


def quality_problems(root: Path, studies: Studies) -> tuple[Problem, ...]:
    """Every problem of the three, for a check: unknown studies and facts, missing reasons, unknown words."""
    problems: list[Problem] = []
    reads: tuple[Callable[[], object], ...] = (
        lambda: read_quality(root, studies),
        lambda: read_limits(root),
        lambda: read_second_readings(root, studies),
    )
    for read in reads:
        try:
            read()
        except InputError as error:
            problems += error.problems
    return tuple(problems)


def _placed(document: Document, read: Callable[[Document], Read]) -> Read:
    try:
        return read(document)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None
