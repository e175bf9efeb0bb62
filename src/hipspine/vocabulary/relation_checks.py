"""What findings that stand in relation to each other must agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipspine.errors import Problem
from hipspine.vocabulary.entry import Entry
from hipspine.vocabulary.finding import Finding
from hipspine.vocabulary.relations import Relations


def relation_checks(findings: Sequence[Entry[Finding]]) -> list[Problem]:
    """Chains of `same_as`, findings silenced by themselves in a circle, parts with other sides than their union."""
    by_id = {entry.what.id: entry.what for entry in findings}
    relations = Relations(by_id)
    problems: list[Problem] = []
    for entry in findings:
        problems += _other_words(entry, by_id)
        problems += _circles(entry, relations)
        problems += _sides(entry, by_id)
    return problems


def _other_words(entry: Entry[Finding], by_id: dict[str, Finding]) -> Iterator[Problem]:
    """Another word for a fact names the one that speaks, not a third, and has the same sides."""
    for key in ("same_as", "opposite_of"):
        name: str = getattr(entry.what, key)
        other = by_id.get(name)
        if other is None:
            continue
        place = f"{entry.path}.{key}"
        if other.same_as or other.opposite_of:
            remedy = "Name the one that speaks."
            yield Problem("contradiction", place, name, "is itself another word", "", remedy, file=entry.file)
        if other.sided != entry.what.sided:
            message = f"differs in its sides: sided is {str(other.sided).lower()} there"
            yield Problem("wrong-side", place, name, message, file=entry.file)


def _circles(entry: Entry[Finding], relations: Relations) -> Iterator[Problem]:
    if entry.what.id in relations.speakers(entry.what.id):
        message = "implies itself or is told by itself, through others"
        remedy = "Use same_as for two words of one fact."
        yield Problem("contradiction", f"{entry.path}.id", entry.what.id, message, "", remedy, file=entry.file)


def _sides(entry: Entry[Finding], by_id: dict[str, Finding]) -> Iterator[Problem]:
    for index, name in enumerate(entry.what.union_of):
        if name in by_id and by_id[name].sided != entry.what.sided:
            message = f"has other sides than its union, whose sided is {str(entry.what.sided).lower()}"
            yield Problem("wrong-side", f"{entry.path}.union_of[{index}]", name, message, file=entry.file)
