"""From the tables `findings` to `EnteredFinding`s, one side each."""

from __future__ import annotations

from typing import cast

import msgspec

from hipspine.errors import Fields, Problem
from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.offer import offer
from hipspine.person.read_relief import read_relief
from hipspine.person.read_value import read_value
from hipspine.person.words import STATES, State
from hipspine.vocabulary import SIDES, Finding, Side, Vocabulary


def read_findings(fields: Fields, vocabulary: Vocabulary, pain_side: str) -> tuple[EnteredFinding, ...]:
    """Every entered finding; one for both sides becomes two. Derived ones are left to be derived again."""
    found: list[EnteredFinding] = []
    for table in fields.tables("findings"):
        found += _read_finding(table, vocabulary, pain_side)
    return tuple(found)


def say_unknown_finding(problems: list[Problem], path: str, word: str, vocabulary: Vocabulary) -> None:
    """Add the problem of a finding that the vocabulary does not know, with the nearest ones."""
    near = offer(word, vocabulary)
    allowed = f"Nearest: {', '.join(near)}." if near else ""
    first = word.replace("-", "_").replace(" ", "_").strip("_").split("_")[0].lower()
    remedy = f"Search: hipspine words {first}" if first else ""
    problems.append(Problem("unknown-finding", path, word, "is not a known finding", allowed, remedy))


def _read_finding(fields: Fields, vocabulary: Vocabulary, pain_side: str) -> list[EnteredFinding]:
    word = fields.text("finding", required=True)
    derived = fields.text("derived_from")
    finding = vocabulary.findings.get(word)
    if word.strip() and finding is None:
        say_unknown_finding(fields.problems, fields.at("finding"), word, vocabulary)
    state = fields.one_of("state", STATES, kind="state", search="Leave a finding out that was not looked for.")
    side = _side(fields, finding, pain_side)
    value, state = read_value(fields, finding, state)
    relief, grade, state = read_relief(fields, finding, state)
    text = fields.text("grade")
    fields.finish()
    if finding is None or derived:
        return []
    one = EnteredFinding(
        finding=finding.id,
        state=cast(State, state or "present"),
        side=side,
        value=value,
        unit=finding.unit if value is not None else "",
        relief=relief,
        relief_grade=grade,
        grade=text,
        where=fields.path,
    )
    return split_sides(one)


def split_sides(one: EnteredFinding) -> list[EnteredFinding]:
    """A finding on both sides as one on the left and one on the right; any other as it is."""
    if one.side != "both":
        return [one]
    left = msgspec.structs.replace(one, side="left")
    return [left, msgspec.structs.replace(one, side="right")]


def _side(fields: Fields, finding: Finding | None, pain_side: str) -> Side:
    """The side as given, else that of the pain; `midline` for a finding that has none."""
    given = fields.one_of("side", SIDES, kind="side")
    if finding is None:
        return "unknown"
    if not finding.sided:
        if given in ("left", "right", "both"):
            fields.say(
                "side", "impossible-side", f"cannot be the side of {finding.id}, which has none", "", "Remove it."
            )
        return "midline"
    if given == "midline":
        allowed = "Allowed: left, right, both, unknown."
        fields.say(
            "side", "impossible-side", f"cannot be the side of {finding.id}, which has a left and a right", allowed
        )
        return "unknown"
    if given:
        return cast(Side, given)
    return cast(Side, pain_side) if pain_side in ("left", "right", "both") else "unknown"
