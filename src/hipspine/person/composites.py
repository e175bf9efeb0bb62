"""A composite finding against the findings it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipspine.errors import Problem
from hipspine.person.entered_finding import EnteredFinding
from hipspine.vocabulary import Finding, Vocabulary


def composite_contradictions(findings: Sequence[EnteredFinding], vocabulary: Vocabulary) -> Iterator[Problem]:
    """A problem for every composite whose state its own members rule out.

    Present needs at least `needed` members present, so it is impossible once too few can still be;
    absent is impossible once `needed` are. A member of the composite's own side counts against absent; for
    present, one found on either side may count, on each (Gaenslen in three of six).
    """
    for one in findings:
        what = vocabulary.findings[one.finding]
        if what.needed is None or one.side == "unknown":
            continue
        least = sum(_shown(member, one.side, findings) for member in what.members)
        most = sum(_may_count(member, one.side, findings) for member in what.members)
        if one.state == "absent" and least >= what.needed:
            yield _problem(one, what, f"is absent, but {least} of its members are present")
        if one.state == "present" and most < what.needed:
            yield _problem(one, what, f"is present, but only {most} of its members can be")


def _sides_of(member: str, findings: Sequence[EnteredFinding]) -> dict[str, str]:
    """Side -> state of every entry of a member."""
    return {one.side: one.state for one in findings if one.finding == member}


def _shown(member: str, side: str, findings: Sequence[EnteredFinding]) -> bool:
    """Whether a member is present on the side of the composite, on any side if that has none."""
    known = _sides_of(member, findings)
    if side == "midline":
        return "present" in known.values()
    return "present" in (known.get(side), known.get("midline"))


def _may_count(member: str, side: str, findings: Sequence[EnteredFinding]) -> int:
    """How often a member can count: on each side that shows it, and once where its own side is open."""
    known = _sides_of(member, findings)
    own = ("left", "right") if side == "midline" else (side,)
    settled = "midline" in known or all(one in known for one in own)
    return max(list(known.values()).count("present"), 0 if settled else 1)


def _problem(one: EnteredFinding, what: Finding, message: str) -> Problem:
    rule = f"{what.needed} of {len(what.members)}: {', '.join(what.members)}"
    return Problem(
        "contradiction", one.where, one.finding, message, f"It counts as present from {rule}.", "Correct one."
    )
