"""Words of the vocabulary as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hipspine.interfaces.terminal.layout import wrap
from hipspine.vocabulary import Finding, PainSource, Treatment, Vocabulary
from hipspine.vocabulary.search import Hit

MOST: Final = 20


def word_counts(vocabulary: Vocabulary) -> str:
    """How many words of each kind there are, and how to see them."""
    counts = {
        "source": len(vocabulary.sources),
        "finding": len(vocabulary.findings),
        "test": len(vocabulary.tests),
        "zone": len(vocabulary.zones),
        "node": len(vocabulary.nodes),
        "condition": len(vocabulary.conditions),
        "treatment": len(vocabulary.treatments),
    }
    lines = [f"{kind:<10} {count:>4}" for kind, count in counts.items()]
    return "\n".join([*lines, "Search: hipspine words SEARCH. All of a kind: hipspine words --kind source."]) + "\n"


def words_text(hits: Sequence[Hit], wanted: str, details: Sequence[str] = (), *, full: bool = False) -> str:
    """The words found, the best first: id, kind, name and plain name; all about an exact one before them."""
    lines = list(details)
    shown = hits if full else hits[:MOST]
    if details and hits:
        lines.append("")
    for hit in shown:
        plain = "" if hit.plain.lower() == hit.name.lower() else f": {hit.plain}"
        lines += wrap(f"{hit.id} ({hit.kind}) {hit.name}{plain}", "", "    ")
    if not hits and not details:
        lines.append(f'Nothing fits "{wanted}".')
    elif len(shown) < len(hits):
        lines.append(f"{len(hits) - len(shown)} more: --all")
    return "\n".join(lines) + "\n"


def word_details(vocabulary: Vocabulary, id: str) -> list[str]:
    """All about the source, finding, test, treatment or zone with exactly this id; nothing for any other text.

    An injection may be a test and a treatment under one id: both are told.
    """
    parts: dict[str, str] = {}
    if id in vocabulary.findings:
        parts = _finding(vocabulary.findings[id], vocabulary)
    elif id in vocabulary.sources:
        parts = _source(vocabulary.sources[id], vocabulary)
    elif id in vocabulary.tests:
        test = vocabulary.tests[id]
        needle = "yes" if test.needle else "no"
        burden = f"{test.minutes:g} min, {test.radiation_msv:g} mSv, needle {needle}, cost {test.cost:g}"
        parts = {"test": test.name, "in plain words": test.plain, "who": test.who, "burden": burden}
        parts |= {"risk": test.risk, "from": f"{test.basis}: {test.why}"}
    elif id in vocabulary.zones:
        zone = vocabulary.zones[id]
        sided = "has a left and a right" if zone.sided else "in the midline"
        parts = {"zone": zone.name, "in plain words": zone.plain, "where": f"{zone.definition} ({sided})"}
    done = _treatment(vocabulary.treatments[id]) if id in vocabulary.treatments else {}
    told = [*parts.items(), *done.items()]
    return [line for key, text in told if text for line in wrap(f"{key}: {text}", "", "    ")]


def _finding(one: Finding, vocabulary: Vocabulary) -> dict[str, str]:
    span = "" if one.low is None or one.high is None else f", {one.low:g} to {one.high:g}"
    at_least = "" if one.positive_from is None else f"; present from {one.positive_from:g}"
    at_most = "" if one.positive_to is None else f"; present up to {one.positive_to:g}"
    units = ", ".join(one.units)
    return {
        "finding": f"{one.name} ({one.kind}, {'left or right' if one.sided else 'no side'})",
        "in plain words": one.plain,
        "how": one.elicited,
        "present": one.positive,
        "value": f"{one.unit}{span}{at_least}{at_most}{f'; also in {units}' if units else ''}" if one.unit else "",
        "grade": one.grade,
        "members": ", ".join(one.members) + (f" ({one.needed} needed)" if one.needed else ""),
        "covers": ", ".join(one.covers),
        "test": vocabulary.tests[one.test].name if one.test in vocabulary.tests else "",
        "also called": ", ".join(one.synonyms),
        "note": one.note,
    }


def _treatment(one: Treatment) -> dict[str, str]:
    return {
        "treatment": f"{one.name} ({one.kind})",
        "in plain words": one.plain,
        "what is done": one.definition,
        "who": one.who,
        "can be undone": one.reversible,
        "risk": one.risk,
        "for": ", ".join(one.sources),
        "not without thought with": ", ".join(one.contraindicated_by),
        "also called": ", ".join(one.synonyms),
    }


def _source(one: PainSource, vocabulary: Vocabulary) -> dict[str, str]:
    node = vocabulary.nodes[one.node]
    return {
        "source": f"{one.name} ({'left or right' if node.paired else 'midline'}; structure: {node.name})",
        "in plain words": one.plain,
        "definition": one.definition,
        "must not be missed, triggers": ", ".join(one.triggers),
        "possible only with": ", ".join(one.needs),
        "impossible with": ", ".join(one.excluded_by),
        "pain zones (assumed)": ", ".join(f"{zone} {word}" for zone, word in one.zones.items() if word != "never"),
        "ICD-10-CM": ", ".join(one.icd10cm),
        "also called": ", ".join(one.synonyms),
        "evidence": one.evidence_note,
    }
