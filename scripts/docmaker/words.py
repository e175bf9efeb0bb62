"""Tables of the vocabulary."""

from __future__ import annotations

from itertools import groupby

from docmaker.common import code, codes, count, library, table
from hipspine.vocabulary import Finding
from hipspine.vocabulary.approach import APPROACHES

UNTIL_NOT_MISSED = {"early": "within about three months", "late": "later", "any": ""}


def sources() -> str:
    """Every pain source by structure: id, name, plain name, sides, whether it must not be missed."""
    vocabulary = library().vocabulary
    parts = []
    single = []
    for node in vocabulary.nodes.values():
        members = vocabulary.members(node.id)
        rows = [
            (code(one.id), one.name, one.plain, "left, right" if node.paired else "midline", _must(one.must_not_miss))
            for one in members
        ]
        if len(members) > 1:
            parts.append(f"### {node.name} ({code(node.id)})\n\n{node.definition}\n\n{table(HEADINGS, rows)}")
        else:
            single += rows
    parts.append(f"### Sources with a structure of their own\n\n{table(HEADINGS, sorted(single))}")
    return "\n\n".join(parts)


HEADINGS = ("id", "name", "in plain words", "sides", "must not be missed")


def _must(yes: bool) -> str:
    return "yes" if yes else ""


def must_not_miss() -> str:
    """The sources that must not be missed, what triggers each, and what waits while it is triggered."""
    rows = [
        (one.name, codes(one.triggers), codes(one.forbids))
        for one in library().vocabulary.sources.values()
        if one.must_not_miss
    ]
    return table(("source", "triggers", "waits while it is triggered"), sorted(rows))


def possible() -> str:
    """The sources that some people cannot have, with the conditions and the reason."""
    rows = [
        (one.name, codes(one.needs), codes(one.excluded_by), one.possible_why)
        for one in library().vocabulary.sources.values()
        if one.needs or one.excluded_by
    ]
    return table(("source", "needs", "excluded by", "why"), sorted(rows))


def profiles() -> str:
    """How often each source is felt in each zone."""
    vocabulary = library().vocabulary
    rows = []
    for one in vocabulary.sources.values():
        by_word = {word: [zone for zone, other in one.zones.items() if other == word] for word in one.zones.values()}
        rows.append((one.name, *(", ".join(by_word.get(word, [])) for word in ("usual", "often", "sometimes"))))
    return table(("source", "usual", "often", "sometimes"), sorted(rows))


def findings(kind: str) -> str:
    """The findings of one kind: id, name, plain name, sides, what counts as present, the test."""
    rows = [
        (code(one.id), one.name, one.plain, "yes" if one.sided else "", _present(one), code(one.test))
        for one in library().vocabulary.findings.values()
        if one.kind == kind
    ]
    return table(("id", "name", "in plain words", "has a side", "present means", "test"), sorted(rows))


def _present(one: Finding) -> str:
    extra = []
    if one.unit:
        extra.append("unit " + ", ".join([one.unit, *one.units]))
    if one.positive_from is not None:
        extra.append(f"from {one.positive_from:g} {one.unit}".strip())
    if one.positive_to is not None:
        extra.append(f"up to {one.positive_to:g} {one.unit}".strip())
    if one.full_from is not None:
        extra.append(f"full relief from {100 * one.full_from:g} per cent")
    if one.members and one.needed:
        extra.append(f"{one.needed} of {', '.join(one.members)}")
    return one.positive + (f" ({'; '.join(extra)})" if extra else "")


def tests() -> str:
    """Every test with its burden."""
    rows = []
    every = sorted(library().vocabulary.tests.values(), key=lambda one: (one.kind, one.id))
    for kind, same in groupby(every, key=lambda one: one.kind):
        for one in same:
            dose = f"{one.radiation_msv:g}" if one.radiation_msv else "0"
            basis = "judgement" if one.basis == "judgement" else code(one.basis)
            needle = "yes" if one.needle else ""
            rows.append((code(one.id), one.name, kind, f"{one.minutes:g}", needle, dose, f"{one.cost:g}", basis))
    return table(("id", "name", "kind", "minutes", "needle", "mSv", "cost", "from"), rows)


def zones() -> str:
    """Every pain zone."""
    rows = [
        (code(one.id), one.name, one.plain, "left, right" if one.sided else "midline", one.definition)
        for one in library().vocabulary.zones.values()
    ]
    return table(("id", "name", "in plain words", "sides", "where it is"), rows)


def conditions() -> str:
    """Every condition."""
    rows = [
        (code(one.id), one.name, "yes" if one.sided else "", one.definition)
        for one in library().vocabulary.conditions.values()
    ]
    return table(("id", "name", "has a side", "holds when"), rows)


def approaches() -> str:
    """The words for the operations and implants a source belongs to."""
    return table(("word", "meaning"), [(code(word), meaning) for word, meaning in APPROACHES.items()])


def how_many(what: str, kind: str = "") -> str:
    """The number of `sources`, `findings` (of a kind), `tests`, `zones`, `conditions`, or sources `must-not-miss`."""
    vocabulary = library().vocabulary
    if what == "must-not-miss":
        return count(sum(one.must_not_miss for one in vocabulary.sources.values()))
    if kind:
        return count(sum(one.kind == kind for one in vocabulary.findings.values()))
    return count(len(getattr(vocabulary, what)))


BLOCKS = {
    "sources": sources,
    "must-not-miss": must_not_miss,
    "possible": possible,
    "profiles": profiles,
    "findings": findings,
    "tests": tests,
    "zones": zones,
    "conditions": conditions,
    "approaches": approaches,
}
VALUES = {"words": how_many}
