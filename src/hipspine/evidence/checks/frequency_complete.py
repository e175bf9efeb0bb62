"""A frequency says which role it plays, and nothing else has a role."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact
from hipspine.evidence.kinds import CASES, ROLES

_NEEDS = {
    "rate": ("source", "case"),
    "proxy": ("source", "case"),
    "share": ("source", "case"),
    "clinic": ("source", "case"),
    "proven": ("source", "finding"),
    "background": ("finding",),
}


def frequency_complete(fact: Fact, path: str) -> Iterator[Problem]:
    """Codes `missing-role`, `misplaced-role` and `missing-key`."""
    if fact.kind != "frequency":
        if fact.role:
            yield Problem(
                "misplaced-role", f"{path}.role", fact.role, f"stands on a fact of kind {fact.kind}", "", "Remove it."
            )
        return
    if not fact.role:
        allowed = f"Allowed: {', '.join(ROLES)}."
        yield Problem("missing-role", f"{path}.role", None, "is missing on a frequency", allowed)
    for key in _NEEDS.get(fact.role, ()):
        if not getattr(fact.about, key):
            allowed = f"Allowed: {', '.join(CASES)}." if key == "case" else ""
            yield Problem("missing-key", f"{path}.about.{key}", None, f"is missing on a {fact.role}", allowed)
