"""What a fact is about."""

from __future__ import annotations

import msgspec


class About(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was tested, counted, compared or measured; empty where it does not apply to the kind of the fact.

    accuracy: `source`, `finding`, `reference`, `reference_measures` (pain, structure, diagnosis, event),
    `comparators` (mixed_pain, named:<source>, healthy, suspected, operated, unknown), `threshold`, `reader`,
    `level` (several thresholds of one finding in the same people), `members` and `rule` of a composite.
    frequency: `source`, `finding`, `case` (how a case was decided), `what`, `among`.
    comparison: `source`, `outcome`, `modifier`, `exposed`, `comparator`, `measure`, `adjusted_for`.
    measurement: `quantity`, `unit`, `posture`, `group`. outcome: `source`, `treatment`, `outcome`, `unit`.
    """

    source: str = ""
    finding: str = ""
    reference: str = ""
    reference_measures: str = ""
    comparators: str = ""
    threshold: str = ""
    reader: str = ""
    level: float | None = None
    members: tuple[str, ...] = ()
    rule: str = ""
    case: str = ""
    what: str = ""
    among: str = ""
    outcome: str = ""
    modifier: str = ""
    exposed: str = ""
    comparator: str = ""
    measure: str = ""
    adjusted_for: str = ""
    quantity: str = ""
    unit: str = ""
    posture: str = ""
    group: str = ""
    treatment: str = ""
