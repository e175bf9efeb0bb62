"""Which conditions hold for a case, and which sources they leave possible."""

from __future__ import annotations

from hipspine.person.case import Case
from hipspine.person.condition import condition_states
from hipspine.person.operation import Operation
from hipspine.vocabulary.vocabulary import Vocabulary

SIDES = ("left", "right")
LUMBAR = frozenset({"lumbar_fusion", "decompression", "discectomy"})


def held(case: Case, vocabulary: Vocabulary, side: str = "unknown") -> frozenset[str]:
    """The conditions that hold for certain, on one side where they have sides."""
    return vocabulary.holding({name for name, state in condition_states(case, side).items() if state})


def possible_sides(source: str, case: Case, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The sides (or `midline`) on which the person and the operations allow a source; empty when impossible.

    A need that the case leaves unknown does not make a source impossible, and neither does an unknown exclusion.
    """
    one = vocabulary.sources[source]
    sides = SIDES if vocabulary.paired(source) else ("midline",)
    allowed = []
    for side in sides:
        states = condition_states(case, side if side in SIDES else "unknown")
        maybe = vocabulary.holding({name for name, state in states.items() if state is not False})
        sure = vocabulary.holding({name for name, state in states.items() if state})
        if maybe.issuperset(one.needs) and sure.isdisjoint(one.excluded_by):
            allowed.append(side)
    return tuple(allowed)


def last_lumbar_operation(case: Case) -> Operation | None:
    """The most recent operation on the lumbar spine; one without a known date counts as the oldest."""
    lumbar = [operation for operation in case.operations if operation.kind in LUMBAR]
    return min(lumbar, key=lambda one: (one.months_ago is None, one.months_ago or 0.0), default=None)


def is_fused(case: Case) -> bool:
    """Whether the person had a lumbar fusion."""
    return any(operation.kind == "lumbar_fusion" for operation in case.operations)
