"""Reading the figures that are checks of the model and never its inputs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hipspine.bench.checks.check import Check
from hipspine.bench.checks.checked import Checks
from hipspine.bench.checks.checked import run_checks as _run
from hipspine.bench.checks.read_checks import read_checks
from hipspine.diagnosis.library import Library
from hipspine.errors import InputError
from hipspine.io.data_folder import data_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import read_document

FILE: Final = "checks/rows.toml"


def read_checks_file(library: Library, file: str | Path | None = None) -> tuple[Check, ...]:
    """The checks of a file, those of the data if none is given; InputError with every problem, file and line."""
    document = read_document(data_folder() / FILE if file is None else Path(file), FILE if file is None else None)
    try:
        return read_checks(document.mapping, library.vocabulary, library.studies)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None


def run_checks(library: Library, file: str | Path | None = None) -> Checks:
    """Read the checks and compare the model with them."""
    return _run(read_checks_file(library, file), library)
