"""A study file is named after its study."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.study import Study


def file_name(study: Study) -> Iterator[Problem]:
    """Code `wrong-file-name`, where the name of the file is known; two files cannot then hold one id."""
    name = study.file.replace("\\", "/").rpartition("/")[2]
    if name and name != f"{study.id}.toml":
        yield Problem("wrong-file-name", "id", study.id, "is not the name of the file", "", f"Name it {study.id}.toml.")
