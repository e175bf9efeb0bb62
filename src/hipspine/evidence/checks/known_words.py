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
    if about.source:
        yield from _known(about.source, f"{where}.source", words.sources, "source")
    if about.comparators.startswith(NAMED):
        yield from _known(about.comparators.removeprefix(NAMED), f"{where}.comparators", words.sources, "source")
    if about.finding:
        yield from _known(about.finding, f"{where}.finding", words.findings, "finding")
    for index, member in enumerate(about.members):
        yield from _known(member, f"{where}.members[{index}]", words.findings, "finding")


def _known(word: str, path: str, known: Collection[str], kind: str) -> Iterator[Problem]:
    if word in known:
        return
    near = nearest(word, known)
    allowed = f"Nearest: {', '.join(near)}." if near else ""
    yield Problem(
        f"unknown-{kind}",
        path,
        word,
        f"is not a known {_NAMES[kind]}",
        allowed,
        f"Search: hipspine words {word.split('_')[0]}",
    )


_NAMES = {"source": "pain source", "finding": "finding"}
