"""Which conditions hold for a case, and which sources they leave possible."""

from __future__ import annotations

import numpy as np

from hipspine.diagnosis.network import Array
from hipspine.diagnosis.parameters import Parameters
from hipspine.diagnosis.prior_recipe import Modifier
from hipspine.person.case import Case
from hipspine.person.condition import condition_states
from hipspine.person.fusion_conditions import fused_levels
from hipspine.person.levels import PELVIC_LEVEL
from hipspine.person.operation import Operation
from hipspine.vocabulary.vocabulary import Vocabulary

SIDES = ("left", "right")
LUMBAR = frozenset({"lumbar_fusion", "decompression", "discectomy"})


class Possible:
    """Which sources the person and the operations of a case leave possible, and where.

    A need that the case leaves unknown does not make a source impossible, and neither does an unknown exclusion.
    """

    def __init__(self, case: Case, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        fused = fused_levels(case)
        self._levels = None if fused is None else fused - {PELVIC_LEVEL}
        self._maybe: dict[str, frozenset[str]] = {}
        self._sure: dict[str, frozenset[str]] = {}
        for side in (*SIDES, "midline"):
            states = condition_states(case, side if side in SIDES else "unknown")
            self._maybe[side] = vocabulary.holding({name for name, state in states.items() if state is not False})
            self._sure[side] = vocabulary.holding({name for name, state in states.items() if state})

    def sides(self, source: str) -> tuple[str, ...]:
        """The sides (or `midline`) on which a source is possible; empty when it is impossible."""
        one = self._vocabulary.sources[source]
        sides = SIDES if self._vocabulary.paired(source) else ("midline",)
        return tuple(
            side
            for side in sides
            if self._maybe[side].issuperset(one.needs) and self._sure[side].isdisjoint(one.excluded_by)
        )

    def chance(self, source: str, parameters: Parameters) -> Array:
        """How often the needs of a source hold that the case leaves unknown, each with its judged share."""
        product = np.ones(parameters.columns)
        for need in self._vocabulary.sources[source].needs:
            unknown = all(need in self._maybe[side] and need not in self._sure[side] for side in self._maybe)
            if unknown:
                product = product * parameters.value(f"shared/unsaid/{need}", 1.0)
        return product

    def holds(self, condition: str) -> bool:
        """Whether a condition holds for certain, somewhere."""
        return any(condition in held for held in self._sure.values())

    def amount(self, modifier: Modifier) -> float | None:
        """x of a modifier: 1 or 0 as its condition holds or not, or its count; None where the case leaves it open."""
        if modifier.each:
            return None if self._levels is None else float(len(self._levels))
        if self.holds(modifier.condition):
            return 1.0
        return None if any(modifier.condition in held for held in self._maybe.values()) else 0.0


def last_lumbar_operation(case: Case) -> Operation | None:
    """The most recent operation on the lumbar spine; one without a known date counts as the oldest."""
    lumbar = [operation for operation in case.operations if operation.kind in LUMBAR]
    return min(lumbar, key=lambda one: (one.months_ago is None, one.months_ago or 0.0), default=None)


def is_fused(case: Case) -> bool:
    """Whether the person had a lumbar fusion."""
    return any(operation.kind == "lumbar_fusion" for operation in case.operations)
