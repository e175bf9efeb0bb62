"""How findings stand to each other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hipspine.vocabulary import Finding, Relations, Vocabulary

LINKS = Path(__file__).parents[3] / "data" / "model" / "links"
IDLE = LINKS.parent / "idle.toml"


def _finding(id_: str, **relations: Any) -> Finding:
    return Finding(id_, id_, id_, "symptom", False, "ask", "yes", id_, **relations)


@pytest.fixture
def small() -> Relations:
    findings = [
        _finding("drop", implies=("weak",)),
        _finding("weak", told_by=("record",)),
        _finding("record"),
        _finding("deficit", union_of=("weak", "numb")),
        _finding("numb"),
        _finding("palsy", same_as="drop"),
        _finding("strong", opposite_of="weak"),
    ]
    return Relations({one.id: one for one in findings})


def test_what_follows_and_what_it_follows_from(small: Relations) -> None:
    assert small.implied_by("drop") == ("weak",)
    assert small.weaker("drop") == {"weak", "deficit"}
    assert small.implying("deficit") == ("weak", "numb")
    assert small.stronger("deficit") == {"weak", "numb", "drop"}
    assert small.weaker("record") == frozenset()


def test_who_silences_whom(small: Relations) -> None:
    assert small.speakers("deficit") == {"weak", "numb", "drop", "record"}


def test_other_words(small: Relations) -> None:
    assert small.other_words("drop") == ("palsy",)
    assert small.other_words("weak") == ("strong",)


def test_a_summary_has_parts() -> None:
    assert _finding("normal", means_absent=("a",)).is_summary
    assert _finding("worn", means_present=("a",)).is_summary
    assert not _finding("drop", implies=("weak",)).is_summary


def _linked() -> set[str]:
    documents = [tomllib.loads(path.read_text("utf-8")) for path in sorted(LINKS.glob("*.toml"))]
    return {entry["finding"] for document in documents for entry in document["findings"]}


def test_other_words_and_summaries_have_no_links_of_their_own(real: Vocabulary) -> None:
    linked = _linked()
    for finding in real.findings.values():
        if finding.same_as or finding.opposite_of or finding.is_summary:
            assert finding.id not in linked, finding.id


def test_whatever_silences_another_finding_speaks(real: Vocabulary) -> None:
    """A finding that silences others has links, or says what has in other words."""
    able = _linked() | {finding.id for finding in real.findings.values() if finding.kind == "block"}
    able -= {entry["finding"] for entry in tomllib.loads(IDLE.read_text("utf-8"))["idle"]}
    relations = Relations(real.findings)
    for finding in real.findings.values():
        for name in (*relations.stronger(finding.id), *finding.told_by, finding.same_as, finding.opposite_of):
            if name:
                one = real.findings[name]
                assert (one.same_as or one.opposite_of or name) in able, (finding.id, name)


def test_every_finding_is_linked_or_idle_or_speaks_through_others(real: Vocabulary) -> None:
    linked = _linked()
    for finding in real.findings.values():
        through = finding.same_as or finding.opposite_of or finding.is_summary or finding.kind == "block"
        assert finding.id in linked or through, finding.id


def test_idle_findings_are_known_and_have_a_reason(real: Vocabulary) -> None:
    entries = tomllib.loads(IDLE.read_text("utf-8"))["idle"]
    names = [entry["finding"] for entry in entries]
    assert len(set(names)) == len(names)
    for entry in entries:
        assert entry["finding"] in real.findings
        assert len(entry["why"]) > 40
