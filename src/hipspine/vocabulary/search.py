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

HitKind = Literal["source", "finding", "test", "zone", "node", "condition", "treatment"]
HIT_KINDS: Final[tuple[str, ...]] = get_args(HitKind)

# How much a word counts by where it was found. An ordering of fields, not a measurement.
_ID_WEIGHT: Final = 1.0
_SYNONYM_WEIGHT: Final = 0.95
_PLAIN_WEIGHT: Final = 0.8
_DEFINITION_WEIGHT: Final = 0.45
_WHOLE_BONUS: Final = 0.25
_SOURCE_BONUS: Final = 0.05
_LIKE_ENOUGH: Final = 0.74
_LEAST_STEM: Final = 4
_LONGEST_ENDING: Final = 3
_SKIPPED: Final = frozenset(
    {"a", "an", "and", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"}
)
_SPELLINGS: Final = (("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("x ray", "xray"))
"""British and American spellings, read as one."""


class Hit(msgspec.Struct, frozen=True):
    """A word that was found: its kind, id, name and plain name, and how well it fits (0 to about 1.3)."""

    kind: HitKind
    id: str
    name: str
    plain: str
    score: float


class _Text(msgspec.Struct, frozen=True):
    """A word of the vocabulary, and every text about it as (weight, its words)."""

    hit: Hit
    parts: tuple[tuple[float, tuple[str, ...]], ...]


def search(vocabulary: Vocabulary, words: str, kind: str | None = None) -> tuple[Hit, ...]:
    """What matches `words` in id, name, plain name, synonyms and definition, the best first.

    Every word counts, in any order; of three or more, one may be missing. Endings, hyphens, accents and the
    two spellings of English are forgiven; a word that the vocabulary does not know takes the most similar
    one. A node that shares its id with its only source is not listed beside it. `kind` (source, finding,
    test, zone, node, condition, treatment) keeps one kind; ValueError for any other. Nothing is found for an empty
    search.
    """
    if kind is not None and kind not in HIT_KINDS:
        raise ValueError(f"unknown kind {kind!r}; allowed: {', '.join(HIT_KINDS)}")
    wanted = tuple(dict.fromkeys(_words(words)))
    if not wanted:
        return ()
    texts = tuple(_texts(vocabulary))
    known = {word for text in texts for _, part in text.parts for word in part}
    misspelt = frozenset(want for want in wanted if not any(_fit(want, word) for word in known))
    hits = []
    for text in texts:
        score = _score(text, wanted, misspelt) if kind in (None, text.hit.kind) else 0.0
        if score > 0.0:
            hits.append(msgspec.structs.replace(text.hit, score=score))
    return tuple(sorted(hits, key=lambda hit: (-hit.score, HIT_KINDS.index(hit.kind), hit.id)))


def _texts(vocabulary: Vocabulary) -> Iterator[_Text]:
    for source in vocabulary.sources.values():
        yield _text("source", source.id, source.name, source.plain, source.synonyms, source.definition)
    yield _text("source", UNMODELLED, UNMODELLED_NAME, UNMODELLED_PLAIN)
    for finding in vocabulary.findings.values():
        about = f"{finding.elicited} {finding.positive}"
        yield _text("finding", finding.id, finding.name, finding.plain, finding.synonyms, about)
    for test in vocabulary.tests.values():
        yield _text("test", test.id, test.name, test.plain)
    for zone in vocabulary.zones.values():
        yield _text("zone", zone.id, zone.name, zone.plain, (), zone.definition)
    for node in vocabulary.nodes.values():
        if node.id not in vocabulary.sources:
            yield _text("node", node.id, node.name, node.plain, (), node.definition)
    for condition in vocabulary.conditions.values():
        yield _text("condition", condition.id, condition.name, condition.name, (), condition.definition)
    for done in vocabulary.treatments.values():
        yield _text("treatment", done.id, done.name, done.plain, done.synonyms, done.definition)


def _text(
    kind: HitKind, id_: str, name: str, plain: str, synonyms: tuple[str, ...] = (), definition: str = ""
) -> _Text:
    parts = (
        (_ID_WEIGHT, _words(id_)),
        (_ID_WEIGHT, _words(name)),
        *((_SYNONYM_WEIGHT, _words(synonym)) for synonym in synonyms),
        (_PLAIN_WEIGHT, _words(plain)),
        (_DEFINITION_WEIGHT, _words(definition)),
    )
    return _Text(Hit(kind, id_, name, plain, 0.0), parts)


def _words(text: str) -> tuple[str, ...]:
    """Lower-case words in one spelling, without accents; words that mean nothing in a search are left out."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’")
    joined = " ".join(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SKIPPED)
    for one, other in _SPELLINGS:
        joined = joined.replace(one, other)
    return tuple(joined.split())


def _score(text: _Text, wanted: tuple[str, ...], misspelt: frozenset[str]) -> float:
    """Mean over the wanted words of their best fit, plus a bonus for a text made of little else.

    0 where a word fits nowhere; of three words or more, one may.
    """
    fits = [[(weight, _best(want, words, want in misspelt)) for weight, words in text.parts] for want in wanted]
    best = [max(weight * fit for weight, fit in row) for row in fits]
    if sum(one == 0.0 for one in best) > (1 if len(wanted) > 2 else 0):
        return 0.0
    whole = 0.0
    for place, (weight, words) in enumerate(text.parts):
        if weight > _DEFINITION_WEIGHT and words:
            meant = sum(any(_best(want, (word,), want in misspelt) for want in wanted) for word in words)
            whole = max(whole, weight * meant / len(words) * min(row[place][1] for row in fits))
    bonus = _SOURCE_BONUS if text.hit.kind == "source" else 0.0
    return sum(best) / len(wanted) + _WHOLE_BONUS * whole + bonus


def _best(want: str, words: tuple[str, ...], misspelt: bool) -> float:
    fit = _likeness if misspelt else _fit
    return max((fit(want, word) for word in words), default=0.0)


def _fit(want: str, word: str) -> float:
    """1 for the same word; less for its beginning, for another ending, and for the end of a longer word; else 0."""
    if want == word:
        return 1.0
    if len(want) < _LONGEST_ENDING:
        return 0.0
    if word.startswith(want):
        return 0.7 + 0.25 * len(want) / len(word)
    stem = _stem(want, word)
    if stem >= _LEAST_STEM and max(len(want), len(word)) - stem <= _LONGEST_ENDING:
        return 0.8 * stem / max(len(want), len(word))
    return 0.6 if len(want) > _LEAST_STEM and word.endswith(want) else 0.0


def _stem(one: str, other: str) -> int:
    """How many letters two words share from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))


def _likeness(want: str, word: str) -> float:
    """How much a word resembles a misspelt one, 0 below the least resemblance."""
    if abs(len(want) - len(word)) > _LONGEST_ENDING:
        return 0.0
    matcher = SequenceMatcher(None, want, word)
    if matcher.real_quick_ratio() < _LIKE_ENOUGH or matcher.quick_ratio() < _LIKE_ENOUGH:
        return 0.0
    ratio = matcher.ratio()
    return 0.8 * ratio if ratio >= _LIKE_ENOUGH else 0.0
