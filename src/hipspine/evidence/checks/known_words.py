"""Pain sources and findings are words of the vocabulary."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hipspine.errors import Problem, nearest
from hipspine.evidence.checks.words import Words
from hipspine.evidence.fact import Fact
from hipspine.evidence.kinds import NAMED


def known_words(fact: Fact, path: str, words: Words) -> Iterator[Problem]:
    """Codes `unknown-source` and `unknown-finding`, with the nearest known words."""
    about = fact.about
    where = f"{path}.about"
    named = about.comparators.removeprefix(NAMED) if about.comparators.startswith(NAMED) else ""
    for word, key in ((about.source, "source"), (named, "comparators")):
        if word and word not in words.sources:
            yield _unknown("unknown-source", word, f"{where}.{key}", "is not a known pain source", words.sources)
    members = ((member, f"members[{index}]") for index, member in enumerate(about.members))
    for word, key in ((about.finding, "finding"), *members):
        if word and word not in words.findings:
            yield _unknown("unknown-finding", word, f"{where}.{key}", "is not a known finding", words.findings)


def _unknown(code: str, word: str, path: str, message: str, known: Collection[str]) -> Problem:
    near = nearest(word, known)
    allowed = f"Nearest: {', '.join(near)}." if near else ""
    return Problem(code, path, word, message, allowed, f"Search: hipspine words {word.split('_')[0]}")
