"""An ordinary finding: any active source that can cause it may, and so may something else."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from hipspine.diagnosis.network import Place, Signal
from hipspine.diagnosis.parameters import Parameters

PAIN = "pain"
"""The complaint itself: link 1 for every source, leak 0."""


def complaint(places: Iterable[Place], columns: int) -> Signal:
    """That the person hurts (model.md 2): a positive finding that every source causes and nothing else does."""
    one = np.ones(columns)
    return Signal(PAIN, "", "complaint", True, np.zeros(columns), dict.fromkeys(places, one))


def noisy_or(
    finding: str, side: str, group: str, present: bool, places: Iterable[Place], parameters: Parameters
) -> Signal:
    """The signal of one finding: linked to the places of its side and to the midline, or to any place without a side.

    P(absent | active set A) = (1 - leak) x product over A of (1 - w). A link that is 0 in every column is none.
    """
    links = {}
    linked = parameters.library.link_index.sources.get(finding, frozenset())
    for place in places:
        source, where = place
        if source not in linked or (side in ("left", "right") and where not in (side, "midline")):
            continue
        weight = parameters.link(source, finding)
        if weight is not None and np.any(weight > 0):
            links[place] = weight
    return Signal(finding, side, group, present, parameters.leak(finding), links)


def laterality(side: str, present: bool, places: Iterable[Place], parameters: Parameters, unmodelled: str) -> Signal:
    """That pain is felt on a side, or not: nothing but a source makes pain, so the leak is 0."""
    name = f"pain_{side}"
    links = {}
    for place in places:
        source, where = place
        if source == unmodelled:
            key = "unmodelled"
        elif where == "midline":
            key = "midline"
        else:
            key = "same_side" if where == side else "other_side"
        links[place] = parameters.value(f"laterality/{name}/{key}")
    return Signal(name, side, "complaint", present, np.zeros(parameters.columns), links)
