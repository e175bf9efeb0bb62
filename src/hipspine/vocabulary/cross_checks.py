"""What the words must agree on among themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from hipspine.errors import Problem, nearest
from hipspine.vocabulary.condition import Condition
from hipspine.vocabulary.entry import Entry
from hipspine.vocabulary.finding import Finding
from hipspine.vocabulary.finding_checks import RELATIONS
from hipspine.vocabulary.node import Node
from hipspine.vocabulary.pain_source import PainSource
from hipspine.vocabulary.relation_checks import relation_checks
from hipspine.vocabulary.test import Test
from hipspine.vocabulary.zone import PainZone


def cross_checks(
    zones: Sequence[Entry[PainZone]],
    nodes: Sequence[Entry[Node]],
    conditions: Sequence[Entry[Condition]],
    sources: Sequence[Entry[PainSource]],
    findings: Sequence[Entry[Finding]],
    tests: Sequence[Entry[Test]],
) -> list[Problem]:
    """Every reference that leads nowhere and everything two words disagree on, each with its file."""
    zone_ids = {entry.what.id for entry in zones}
    node_ids = {entry.what.id for entry in nodes}
    condition_ids = {entry.what.id for entry in conditions}
    source_ids = {entry.what.id for entry in sources}
    finding_ids = {entry.what.id for entry in findings}
    test_ids = {entry.what.id for entry in tests}
    facts = finding_ids | condition_ids
    problems: list[Problem] = []
    for condition in conditions:
        problems += _unknown(condition, "any_of", condition.what.any_of, condition_ids, "condition")
        problems += _plain_parts(condition, conditions)
    for source in sources:
        problems += _unknown_one(source, "node", source.what.node, node_ids, "node")
        problems += _unknown(source, "triggers", source.what.triggers, facts, "finding or condition")
        problems += _unknown(source, "risks", source.what.risks, facts, "finding or condition")
        problems += _unknown(source, "settle_with", source.what.settle_with, test_ids, "test")
        problems += _unknown(source, "needs", source.what.needs, condition_ids, "condition")
        problems += _unknown(source, "excluded_by", source.what.excluded_by, condition_ids, "condition")
        problems += _profile(source, zone_ids)
    for finding in findings:
        problems += _unknown_one(finding, "zone", finding.what.zone, zone_ids, "zone")
        problems += _unknown_one(finding, "test", finding.what.test, test_ids, "test")
        for key in ("same_as", "opposite_of"):
            problems += _unknown_one(finding, key, getattr(finding.what, key), finding_ids, "finding")
        for key in RELATIONS:
            problems += _unknown(finding, key, getattr(finding.what, key), finding_ids, "finding")
        problems += _unknown(finding, "covers", finding.what.covers, source_ids | node_ids, "source or node")
        problems += _unknown(finding, "needs", finding.what.needs, condition_ids, "condition")
        problems += _unknown_one(finding, "follows_from", finding.what.follows_from, condition_ids, "condition")
    for test in tests:
        problems += _unknown(test, "contraindicated_by", test.what.contraindicated_by, facts, "finding or condition")
    problems += relation_checks(findings)
    problems += _zone_findings(zones, findings)
    problems += _nodes(nodes, sources)
    return problems


def _plain_parts(entry: Entry[Condition], conditions: Sequence[Entry[Condition]]) -> list[Problem]:
    """A condition made of others names only such as are made of none, all with sides or all without."""
    by_id = {one.what.id: one.what for one in conditions}
    problems = []
    for index, name in enumerate(entry.what.any_of):
        part = by_id.get(name)
        if part is not None and part.any_of:
            message = "is itself made of other conditions"
            place = f"{entry.path}.any_of[{index}]"
            problems.append(Problem("nested-condition", place, name, message, "", "Name its parts.", file=entry.file))
        if part is not None and part.sided and not entry.what.sided:
            message = "has sides, but the condition made of it has none"
            place = f"{entry.path}.any_of[{index}]"
            problems.append(Problem("wrong-side", place, name, message, "", "Set sided = true.", file=entry.file))
    return problems


def _unknown(entry: Entry[Any], key: str, words: Sequence[str], known: Collection[str], kind: str) -> list[Problem]:
    """A problem for every word of a list that is not known."""
    problems = []
    for index, word in enumerate(words):
        if word not in known:
            problems.append(_unknown_word(entry, f"{key}[{index}]", word, known, kind))
    return problems


def _unknown_one(entry: Entry[Any], key: str, word: str, known: Collection[str], kind: str) -> list[Problem]:
    return [_unknown_word(entry, key, word, known, kind)] if word and word not in known else []


def _unknown_word(entry: Entry[Any], key: str, word: str, known: Collection[str], kind: str) -> Problem:
    code = f"unknown-{kind.split()[0]}"
    near = nearest(word, known)
    allowed = f"Nearest: {', '.join(near)}." if near else ""
    return Problem(code, f"{entry.path}.{key}", word, f"is not a known {kind}", allowed, file=entry.file)


def _profile(entry: Entry[PainSource], zones: Collection[str]) -> list[Problem]:
    """A profile names every zone once and no other."""
    given = entry.what.zones
    path = f"{entry.path}.zones"
    problems = [_unknown_word(entry, f"zones.{zone}", zone, zones, "zone") for zone in given if zone not in zones]
    missing = sorted(set(zones) - set(given))
    if missing:
        message = f"lacks {', '.join(missing)}"
        remedy = 'Give each a word; "never" is a word too.'
        problems.append(Problem("missing-zone", path, None, message, "", remedy, file=entry.file))
    return problems


def _zone_findings(zones: Sequence[Entry[PainZone]], findings: Sequence[Entry[Finding]]) -> list[Problem]:
    """Pain in a zone is one finding, named after it and with a side where the zone has one."""
    by_id = {entry.what.id: entry for entry in findings}
    problems = []
    for zone in zones:
        name = f"{zone.what.id}_pain"
        entry = by_id.get(name)
        if entry is None:
            message = f"has no finding {name}"
            problems.append(Problem("missing-zone-finding", zone.path, zone.what.id, message, file=zone.file))
            continue
        if entry.what.zone != zone.what.id:
            message = f"does not name its zone {zone.what.id}"
            problems.append(Problem("wrong-zone", f"{entry.path}.zone", entry.what.zone, message, file=entry.file))
        if entry.what.sided != zone.what.sided:
            message = f"differs from the zone, whose sided is {str(zone.what.sided).lower()}"
            problems.append(Problem("wrong-side", f"{entry.path}.sided", entry.what.sided, message, file=entry.file))
    for entry in findings:
        if entry.what.zone and entry.what.id != f"{entry.what.zone}_pain":
            message = f"is not named after its zone ({entry.what.zone}_pain)"
            problems.append(Problem("wrong-zone", f"{entry.path}.id", entry.what.id, message, file=entry.file))
    return problems


def _nodes(nodes: Sequence[Entry[Node]], sources: Sequence[Entry[PainSource]]) -> list[Problem]:
    """A node has a source, and one that shares its id with a source has no other."""
    members: dict[str, list[str]] = {}
    for source in sources:
        members.setdefault(source.what.node, []).append(source.what.id)
    ids = {source.what.id for source in sources}
    problems = []
    for node in nodes:
        name = node.what.id
        inside = members.get(name, [])
        if not inside:
            problems.append(Problem("empty-node", f"{node.path}.id", name, "has no source", file=node.file))
        elif name in ids and inside != [name]:
            message = "is also the id of a source, but holds other sources"
            problems.append(Problem("ambiguous-node", f"{node.path}.id", name, message, file=node.file))
    return problems
