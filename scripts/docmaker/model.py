"""Tables about the model: what is measured, what is assumed, the scale, the blocks, the settings."""

from __future__ import annotations

from collections import Counter

from docmaker.common import code, codes, count, library, per_cent, table
from hipspine.diagnosis.judgement import Judgement
from hipspine.synthesis import Estimate

BASES = ("measured", "transported", "derived", "assumed")
SORTS = {
    "operated": "priors after an operation",
    "clinic": "shares of people never operated on",
    "link": "links: finding, given one source",
    "leak": "leaks: finding, given another pain",
    "block": "errors of blocks",
}


def _sort(one: Estimate) -> str:
    first, *rest = one.id.split("/")
    return rest[-1] if first == "prior" else first


def bases() -> str:
    """How many estimates of each sort are measured, carried over, derived, assumed."""
    found = Counter((_sort(one), one.basis) for one in library().estimates.values())
    rows = [(name, *(count(found[sort, basis]) for basis in BASES)) for sort, name in SORTS.items()]
    return table(("number of the model", *BASES), rows)


def how_many(sort: str, basis: str) -> str:
    """The number of estimates of a sort (`operated`, `clinic`, `link`, `leak`) with a basis."""
    return count(sum(_sort(one) == sort and one.basis == basis for one in library().estimates.values()))


def scale() -> str:
    """The five words."""
    rows = []
    for word, meaning in library().model.links.scale.items():
        estimate = Judgement(meaning.median, 0.0, 1.0, meaning.why)
        rows.append((code(word), f"{estimate.median:g}", f"{meaning.logit_sd:g}", meaning.why))
    return table(("word", "median", "SD (logit)", "why"), rows)


def blocks() -> str:
    """Every block: what it reaches, when relief is full, its sensitivity and its false-positive rate."""
    rows = []
    for one in library().model.blocks.values():
        errors = [library().estimates.get(f"block/{one.finding}/{what}") for what in ("sens", "phi")]
        cells = [f"{per_cent(found.median[0])}, {found.basis}" if found else "" for found in errors]
        rows.append((code(one.finding), codes(sorted(one.covers)), f"{100 * one.theta:g}", *cells))
    return table(("block", "reaches", "full from (per cent)", "relief if reached", "full relief if not"), rows)


def priors() -> str:
    """Every prior after an operation: the median, how it is known, the facts or the reason."""
    vocabulary = library().vocabulary
    rows = []
    for source in vocabulary.sources.values():
        one = library().estimates.get(f"prior/{source.id}/operated")
        if one is None:
            continue
        low, high = one.interval(predictive=True, level=0.90)
        span = f"{per_cent(low)} to {per_cent(high)}"
        rows.append((source.name, per_cent(one.median[0]), span, one.basis, codes(one.facts) or one.note))
    return table(("source", "median", "90%", "known", "from"), sorted(rows))


def thresholds() -> str:
    """How many sources are acted on from which probability, with which weight."""
    found = library().model.thresholds
    kinds = {}
    for source in library().vocabulary.sources.values():
        one = found[source.id]
        kinds.setdefault((one.probability, one.weight), []).append(source.id)
    rows = [(f"{p:.2g}", f"{weight:g}", len(those), codes(those[:3])) for (p, weight), those in sorted(kinds.items())]
    return table(("act from", "weight", "sources", "such as"), rows)


BLOCKS = {"bases": bases, "scale": scale, "blocks": blocks, "priors": priors, "thresholds": thresholds}
VALUES = {"estimates": how_many}
