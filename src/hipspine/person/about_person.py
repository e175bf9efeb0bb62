"""Findings that follow from the person and are not entered."""

from __future__ import annotations

import re
from typing import Final

from hipspine.person.case import Case
from hipspine.person.condition import CONDITIONS, holds

_AGE: Final = re.compile(r"age_over_(\d+)")


def about_person(finding: str, case: Case) -> bool | None:
    """Whether a finding about the person holds; None where the case does not tell.

    `age_over_N` holds above N completed years. Other findings hold with the condition of the same name.
    """
    age = _AGE.fullmatch(finding)
    if age:
        return None if case.person.age is None else case.person.age > int(age[1])
    return holds(finding, case) if finding in CONDITIONS else None
