"""Searching the words as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, Literal, get_args

import msgspec

from hipspine.vocabulary.unmodelled import UNMODELLED, UNMODELLED_NAME, UNMODELLED_PLAIN
from hipspine.vocabulary.vocabulary import Vocabulary

HitKind = Literal["source", "finding", "test", "zone", "node", "condition"]
HIT_KINDS: Final[tuple[str, ...]] = get_args(HitKind)

# How much a word counts by where it was found. An ordering of fields, not a measurement.
_ID_WEIGHT: Final = 1.0
_SYNONYM_WEIGHT: Final = 0.9
_PLAIN_WEIGHT: Final = 0.8
_DEFINITION_WEIGHT: Final = 0.45
_WHOLE_BONUS: Final = 0.25
_LIKE_ENOUGH: Final = 0.74
_SKIPPED: Final = frozenset(
    {"a", "an", "and", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"}
)


class Hit(msgspec.Struct, frozen=True):
    """A word that was found: its kind, id, name and plain name, and how well it fits (0 to about 1.25)."""

    kind: HitKind
    id: str
    name: str
    plain: str
    score: float


class _Text(msgspec.Struct, frozen=True):
    kind: HitKind
    id: str
    name: str
    plain: str
    synonyms: tuple[str, ...]
    definition: str


def search(vocabulary: Vocabulary, words: str, kind: str | None = None) -> tuple[Hit, ...]:
    """What matches `words` in id, name, plain name, synonyms and definition, the best first.

    Every word counts, in any order; of three or more, one may be missing. Endings, hyphens and accents are
    forgiven, and a misspelt word takes the most similar one. A node that shares its id with its only source
    is not listed beside it. `kind` (source, finding, test, zone, node, condition) keeps one kind; ValueError
    for any other. Nothing is found for an empty search.
    """
    if kind is not None and kind not in HIT_KINDS:
        raise ValueError(f"unknown kind {kind!r}; allowed: {', '.join(HIT_KINDS)}")
    wanted = tuple(dict.fromkeys(_words(words)))
    if not wanted:
        return ()
    hits = []
    for text in _texts(vocabulary):
        if kind is not None and text.kind != kind:
            continue
        score = _score(text, wanted)
        if score > 0.0:
            hits.append(Hit(text.kind, text.id, text.name, text.plain, score))
    return tuple(sorted(hits, key=lambda hit: (-hit.score, HIT_KINDS.index(hit.kind), hit.id)))


def _texts(vocabulary: Vocabulary) -> Iterator[_Text]:
    for source in vocabulary.sources.values():
        yield _Text("source", source.id, source.name, source.plain, source.synonyms, source.definition)
    yield _Text("source", UNMODELLED, UNMODELLED_NAME, UNMODELLED_PLAIN, (), "")
    for finding in vocabulary.findings.values():
        about = f"{finding.elicited} {finding.positive}"
        yield _Text("finding", finding.id, finding.name, finding.plain, finding.synonyms, about)
    for test in vocabulary.tests.values():
        yield _Text("test", test.id, test.name, test.plain, (), "")
    for zone in vocabulary.zones.values():
        yield _Text("zone", zone.id, zone.name, zone.plain, (), zone.definition)
    for node in vocabulary.nodes.values():
        if node.id not in vocabulary.sources:
            yield _Text("node", node.id, node.name, node.plain, (), node.definition)
    for condition in vocabulary.conditions.values():
        yield _Text("condition", condition.id, condition.name, condition.name, (), condition.definition)


def _words(text: str) -> list[str]:
    """Lower-case words without accents; the small words that mean nothing in a search are left out."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SKIPPED]


def _score(text: _Text, wanted: tuple[str, ...]) -> float:
    """Mean over the wanted words of their best fit, plus a bonus for a name that is just these words.

    0 where a word fits nowhere; of three words or more, one may.
    """
    parts = [
        (_ID_WEIGHT, _words(text.id)),
        (_ID_WEIGHT, _words(text.name)),
        *((_SYNONYM_WEIGHT, _words(synonym)) for synonym in text.synonyms),
        (_PLAIN_WEIGHT, _words(text.plain)),
        (_DEFINITION_WEIGHT, _words(text.definition)),
    ]
    fits = [[(weight, _best(want, words)) for weight, words in parts] for want in wanted]
    best = [max(weight * fit for weight, fit in row) for row in fits]
    if sum(one == 0.0 for one in best) > (1 if len(wanted) > 2 else 0):
        return 0.0
    whole = 0.0
    for place, (weight, words) in enumerate(parts):
        if weight > _DEFINITION_WEIGHT and len(words) == len(wanted):
            whole = max(whole, weight * min(row[place][1] for row in fits))
    return sum(best) / len(wanted) + _WHOLE_BONUS * whole


def _best(want: str, words: list[str]) -> float:
    return max((_fit(want, word) for word in words), default=0.0)


def _fit(want: str, word: str) -> float:
    """1 for the same word, less for a beginning or a resemblance, 0 below the least resemblance."""
    if want == word:
        return 1.0
    if len(want) < 3:
        return 0.0
    if word.startswith(want):
        return 0.7 + 0.25 * len(want) / len(word)
    if abs(len(want) - len(word)) > 3:
        return 0.0
    matcher = SequenceMatcher(None, want, word)
    if matcher.real_quick_ratio() < _LIKE_ENOUGH or matcher.quick_ratio() < _LIKE_ENOUGH:
        return 0.0
    ratio = matcher.ratio()
    return 0.8 * ratio if ratio >= _LIKE_ENOUGH else 0.0
