"""From the parsed content of a claims file to an `Article`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hipspine.article.article import Article
from hipspine.article.claim import Claim, Source
from hipspine.article.computed import COMPUTATIONS, Computation
from hipspine.article.words import CONFIDENCE, KINDS, SCHEMA, VERDICTS
from hipspine.errors import Fields, InputError, Problem, nearest
from hipspine.evidence.studies import Studies

NOT_AN_ID: Final = ("check",)
"""Words of the command, which no claim can be called."""


def read_article(mapping: Mapping[str, Any], studies: Studies, name: str = "") -> Article:
    """The article of a parsed claims file; `name` is its id unless the file gives one.

    Raises InputError with every problem: missing or unknown keys and words, studies and facts that are not there, ids
    given twice, two computations that would both decide, a claim without a verdict.
    """
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    _schema(fields)
    article = Article(
        id=fields.text("id", name),
        title=fields.text("title", required=True),
        about=fields.text("about"),
        url=fields.text("url"),
        claims=tuple(_claim(one, studies) for one in fields.tables("claims")),
    )
    if "claims" not in fields:
        fields.say("claims", "missing-key", "is missing", "", "Add [[claims]].")
    fields.finish()
    _once([claim.id for claim in article.claims], problems)
    if problems:
        raise InputError(problems)
    return article


def _schema(fields: Fields) -> None:
    schema = fields.count("schema", required=True)
    if schema is not None and schema != SCHEMA:
        message = "is newer than this version can read" if schema > SCHEMA else "is not a schema"
        fields.say("schema", "unknown-schema", message, f"Allowed: {SCHEMA}.")


def _claim(fields: Fields, studies: Studies) -> Claim:
    tables = [_computation(one, studies) for one in fields.tables("computed")]
    computed = tuple(one for one in tables if one is not None)
    decided = [one for one in computed if one.decides and one.RULE]
    left_open = bool(decided) or None in tables  # one that cannot be read may have been meant to decide
    if len(decided) > 1:
        remedy = "Write decides = false in all but one."
        words = ", ".join(one.WORD for one in decided)
        fields.say("computed", "two-verdicts", "has two computations that decide", "", remedy, words)
    claim = Claim(
        id=fields.text("id", required=True),
        section=fields.text("section"),
        claim=fields.text("claim", required=True),
        kind=fields.one_of("kind", KINDS, required=True, kind="kind of claim"),
        verdict=fields.one_of("verdict", VERDICTS, code="unknown-verdict", kind="verdict", required=not left_open),
        finding=fields.text("finding", required=not left_open),
        plain=fields.text("plain"),
        confidence=fields.one_of("confidence", CONFIDENCE, kind="degree of confidence"),
        needs=fields.text("needs"),
        figures=_figures(fields),
        evidence=_studies(fields, studies),
        sources=tuple(_source(one) for one in fields.tables("sources")),
        computed=computed,
    )
    if claim.id in NOT_AN_ID:
        fields.say("id", "reserved-id", "is a word of the command", "", "Call it something else.")
    fields.finish()
    return claim


def _computation(fields: Fields, studies: Studies) -> Computation | None:
    word = fields.one_of("computation", COMPUTATIONS, code="unknown-computation", kind="computation", required=True)
    decides, correction = fields.flag("decides", True), fields.text("correction")
    if word not in COMPUTATIONS:
        return None
    before = len(fields.problems)
    found = COMPUTATIONS[word].read(fields, studies)
    fields.finish()
    if len(fields.problems) > before:
        return None
    import msgspec

    return msgspec.structs.replace(found, decides=decides, correction=correction)


def _studies(fields: Fields, studies: Studies) -> tuple[str, ...]:
    names = fields.texts("evidence")
    for index, name in enumerate(names):
        if name not in studies:
            near = nearest(name, studies)
            told = f"Nearest: {', '.join(near)}." if near else ""
            path = fields.at(f"evidence[{index}]")
            search = "Search: hipspine evidence search"
            fields.problems.append(Problem("unknown-study", path, name, "is not a known study", told, search))
    return names


def _figures(fields: Fields) -> dict[str, Any]:
    value = fields.raw("figures")
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        fields.say("figures", "not-a-table", "is not a table", "Allowed: a table of numbers and texts.")
        return {}
    return dict(value)


def _source(fields: Fields) -> Source:
    source = Source(
        title=fields.text("title", required=True),
        authors=fields.text("authors"),
        year=fields.count("year"),
        doi=fields.text("doi"),
        pmid=fields.text("pmid"),
        url=fields.text("url"),
    )
    fields.finish()
    return source


def _once(ids: list[str], problems: list[Problem]) -> None:
    seen: dict[str, int] = {}
    for index, id in enumerate(ids):
        if id and id in seen:
            message = f"stands already at claims[{seen[id]}]"
            problems.append(Problem("duplicate-id", f"claims[{index}].id", id, message, "", "Give it another id."))
        seen.setdefault(id, index)
