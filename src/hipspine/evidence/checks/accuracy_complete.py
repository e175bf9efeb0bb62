"""An accuracy row says what it tested against what, and in whom."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact
from hipspine.evidence.kinds import COMPARATORS, NAMED, REFERENCE_MEASURES


def accuracy_complete(fact: Fact, path: str) -> Iterator[Problem]:
    """Codes `missing-key` and `unknown-comparators`."""
    if fact.kind != "accuracy":
        return
    about = fact.about
    where = f"{path}.about"
    for key in ("source", "finding", "reference"):
        if not getattr(about, key):
            yield Problem("missing-key", f"{where}.{key}", None, "is missing on an accuracy row")
    if not about.reference_measures:
        allowed = f"Allowed: {', '.join(REFERENCE_MEASURES)}."
        yield Problem("missing-key", f"{where}.reference_measures", None, "is missing on an accuracy row", allowed)
    allowed = f"Allowed: {', '.join(COMPARATORS)}, {NAMED}<source>."
    if not about.comparators:
        yield Problem("missing-key", f"{where}.comparators", None, "is missing on an accuracy row", allowed)
    elif about.comparators not in COMPARATORS and not about.comparators.startswith(NAMED):
        message = "is no known kind of comparator"
        yield Problem("unknown-comparators", f"{where}.comparators", about.comparators, message, allowed)
