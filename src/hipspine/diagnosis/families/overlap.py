"""Findings of one group that agree repeat each other in part, so each counts for less than it would alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from hipspine.diagnosis.network import Array, Place, Signal

TINY = 1e-12

Agreeing = Mapping[tuple[str, bool, Place], int]
"""How many findings of a group that are all present (or all absent) are linked to a place."""


def agreeing(signals: Iterable[Signal]) -> Counter[tuple[str, bool, Place]]:
    """The count of agreeing findings, for each group, state and place."""
    return Counter(
        (signal.group, signal.present, place)
        for signal in signals
        for place, link in signal.links.items()
        if float(link[0]) > 0
    )


def shared(signal: Signal, counts: Agreeing, overlap: Array, apart: frozenset[str]) -> Signal:
    """The finding with its links lessened: n agreeing findings count as n / (1 + (n - 1) overlap) independent ones.

    Each likelihood ratio of the finding is raised to a = 1 / (1 + (n - 1) overlap), n counted for each place.
    Present: 1 + w (1 - l) / l becomes its a-th power; absent: 1 - w does. `overlap` (columns,) in [0, 1]: with 0
    the findings are independent, with 1 any number of equal findings says no more than one. A finding alone in
    its group, or of a group in `apart`, is left as it is; so is one with leak 0.
    """
    if signal.group in apart:
        return signal
    links = dict(signal.links)
    for place, link in signal.links.items():
        count = counts.get((signal.group, signal.present, place), 0)
        if count > 1:
            power = 1 / (1 + (count - 1) * overlap)
            links[place] = _present(link, signal.leak, power) if signal.present else 1 - (1 - link) ** power
    return replace(signal, links=links)


def _present(link: Array, leak: Array, power: Array) -> Array:
    least = np.maximum(leak, TINY)
    ratio = 1 + link * (1 - leak) / least
    lessened = (ratio**power - 1) * least / np.maximum(1 - leak, TINY)
    return np.asarray(np.where(leak > 0, np.minimum(lessened, link), link))
