"""The likeliest sets of active sources, by a beam search, with the share of the posterior they hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipspine.diagnosis.columns import central
from hipspine.diagnosis.flat_states import FlatStates, Ints
from hipspine.diagnosis.network import Array, Network, Place

WIDTH = 500
RECORDED = 1500
LARGEST_SET = 6


@dataclass(frozen=True, eq=False)
class SetList:
    """Sets of states of different nodes and their posterior probabilities, likeliest first.

    `member` (sets, states) says which states are in which set; `probability` (sets,) is exact for each set;
    their sum is `held`, at most 1. Central parameters.
    """

    flat: FlatStates
    member: Array
    probability: Array

    @property
    def held(self) -> float:
        """The share of the posterior that these sets hold."""
        return float(self.probability.sum())

    def places(self, row: int) -> tuple[Place, ...]:
        """The places active in one set."""
        return tuple(place for index in np.flatnonzero(self.member[row]) for place in self.flat.names[index])

    def place_matrix(self, places: tuple[Place, ...]) -> Array:
        """(sets, places): 1 where the place is active in the set."""
        of_state = np.array([[place in state for place in places] for state in self.flat.names], dtype=float)
        return np.asarray(self.member @ of_state.reshape(len(self.flat.names), len(places)))


def list_sets(network: Network, evidence: float | None, recorded: int = RECORDED) -> SetList:
    """Beam search over the size of the set: each kept set is extended by every state of another node.

    The probability of a set is base x product of prior odds x P(findings | set) / P(findings), exact; only
    which sets are listed is a search. Without `evidence`, P(findings) is taken to be all that the sets hold.
    Of each size up to six places `recorded` sets are listed, and the likeliest 500 are extended.
    """
    flat = FlatStates.of(central(network))
    scale = flat.base / evidence if evidence else 1.0
    states = len(flat.names)
    member = np.zeros((1, states))
    absent, steps = np.ones((1, flat.absent.shape[1])), np.zeros((1, *flat.steps.shape[1:]), dtype=np.int64)
    odds = np.ones(1)
    kept_members, kept = [member], [scale * flat.likelihood(absent, steps)]
    for _ in range(LARGEST_SET):
        free = _free(flat, member)
        wider = absent[:, None, :] * flat.absent[None]
        weight = odds[:, None] * flat.odds * flat.likelihood(wider, steps[:, None] + flat.steps[None]) * free
        rows, added = _best(weight, member, recorded)
        if len(rows) == 0:
            break
        larger = member[rows].copy()
        larger[np.arange(len(rows)), added] = 1.0
        kept_members.append(larger)
        kept.append(scale * weight[rows, added])
        rows, added, member = rows[:WIDTH], added[:WIDTH], larger[:WIDTH]
        absent, steps = wider[rows, added], steps[rows] + flat.steps[added]
        odds = odds[rows] * flat.odds[added]
    probability = np.concatenate(kept)
    if not evidence:
        probability = probability / probability.sum()
    order = np.argsort(-probability, kind="stable")
    return SetList(flat, np.concatenate(kept_members)[order], probability[order])


def _free(flat: FlatStates, member: Array) -> Array:
    """(sets, states): 1 where the node of the state is not yet in the set."""
    same = (flat.node[:, None] == flat.node[None]).astype(float)
    return np.asarray((member @ same) == 0, dtype=float)


def _best(weight: Array, member: Array, recorded: int) -> tuple[Ints, Ints]:
    """The likeliest distinct larger sets: row and added state of each, the likeliest first.

    A set can be reached from each of its own states, so at most `LARGEST_SET` times.
    """
    flat = weight.ravel()
    most = min(recorded * LARGEST_SET, flat.size)
    picked = np.argpartition(-flat, most - 1)[:most]
    picked = picked[np.lexsort((picked, -flat[picked]))]
    rows, added = np.unravel_index(picked[flat[picked] > 0], weight.shape)
    larger = member[rows] > 0
    larger[np.arange(len(rows)), added] = True
    names = np.packbits(larger, axis=1)
    _, first = np.unique(names.view(f"V{names.shape[1]}").ravel(), return_index=True)
    chosen = np.sort(first)[:recorded]
    return rows[chosen], added[chosen]
