"""A printed odds or risk ratio that nothing was adjusted for comes from its counts."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.fact import Fact


def ratio_against_counts(fact: Fact, path: str) -> Iterator[Problem]:
    """Code `ratio-contradicts-counts`, unless listed as corrected. Ratios adjusted for anything are let pass."""
    text, counts = fact.printed.get("estimate"), fact.counts
    cells = (counts.events_exposed, counts.n_exposed, counts.events_comparator, counts.n_comparator)
    if (
        text is None
        or fact.about.measure not in ("OR", "RR")
        or fact.about.adjusted_for
        or "estimate" in fact.corrected
    ):
        return
    a, n, c, m = cells
    if a is None or n is None or c is None or m is None or not (0 <= a <= n and 0 <= c <= m and n and m):
        return
    from hipspine.evidence.possible.effect_ratio import effect_ratio

    found = effect_ratio(text, a, n, c, m, measure=fact.about.measure)
    if not found.possible:
        said = f"is not the {fact.about.measure} of {a} of {n} against {c} of {m} ({found.value or 'no number'})"
        remedy = "; ".join((*found.notes, *found.one_count[:1], "mend one of them, or give corrected and why"))
        yield Problem("ratio-contradicts-counts", f"{path}.printed.estimate", text, said, "", f"{remedy}.".capitalize())
