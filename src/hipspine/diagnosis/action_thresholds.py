"""When a source is likely enough to act on, and what missing it or treating it needlessly costs."""

from __future__ import annotations

import msgspec

from hipspine.errors import Fields
from hipspine.vocabulary.vocabulary import Vocabulary


class ActionThreshold(msgspec.Struct, frozen=True):
    """`probability` from which one would act on the source, and its `weight` beside the others.

    Net benefit of acting at probability p: weight x max(0, p - (1 - p) T / (1 - T)), T the threshold
    (Vickers and Elkin's net benefit). Both are judgements, the user's to change.
    """

    probability: float
    weight: float
    why: str


def read_action_thresholds(fields: Fields, vocabulary: Vocabulary) -> dict[str, ActionThreshold]:
    """One threshold a source from `action_thresholds.toml`: the defaults by kind, then the sources named."""
    fields.number("schema", 1, 1, required=True)
    default = _threshold(fields.table("default"))
    urgent = _threshold(fields.table("must_not_miss"))
    thresholds = {source.id: urgent if source.must_not_miss else default for source in vocabulary.sources.values()}
    for entry in fields.tables("sources"):
        source = entry.one_of("source", vocabulary.sources, code="unknown-source", kind="pain source", required=True)
        thresholds[source] = _threshold(entry)
    fields.finish()
    return thresholds


def _threshold(fields: Fields) -> ActionThreshold:
    fields.raw("source")
    threshold = ActionThreshold(
        fields.number("probability", 0.001, 0.999, required=True) or 0.5,
        fields.number("weight", 0, 1000, required=True) or 0.0,
        fields.text("why", required=True),
    )
    fields.finish()
    return threshold
