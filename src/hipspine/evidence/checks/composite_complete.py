"""A composite of several findings says from how many of them it is positive."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact


def composite_complete(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `incomplete-composite`: `members` without `rule`, or the other way round."""
    about = fact.about
    if bool(about.members) != bool(about.rule):
        missing = "rule" if about.members else "members"
        remedy = 'Give both: members = [...], rule = ">=3".'
        yield Problem("incomplete-composite", f"{path}.about.{missing}", None, "is missing", "", remedy)
