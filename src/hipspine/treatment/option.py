"""One thing that can be done about one source of one person's pain."""

from __future__ import annotations

from typing import Any

import msgspec

from hipspine.treatment.dislocation_risk import DislocationRisk
from hipspine.treatment.outcome import Outcome


class Option(msgspec.Struct, frozen=True):
    """A treatment of one source on one side, with its outcomes and what stands against it now.

    `probability`, `low`, `high`: of the source, as the answer gives them, None where none is given; `act_from` is the
    probability from which acting on the source is judged worth it and `worth_acting` whether the probability reaches
    it (None where there is none). `waits_for`: triggered sources that forbid the treatment until they are settled.
    `not_without_thought`: signs present in the person under which it is not simply done. `earlier_operations` of the
    lumbar spine. `dislocation` belongs to a hip replacement in a person with a fusion. `no_outcome`: why no outcome is
    given.
    """

    source: str
    side: str
    probability: float | None
    low: float | None
    high: float | None
    act_from: float
    act_why: str
    worth_acting: bool | None
    act: str
    treatment: str
    kind: str
    reversible: str
    risk: str
    outcomes: tuple[Outcome, ...]
    no_outcome: str
    waits_for: tuple[str, ...]
    not_without_thought: tuple[str, ...]
    earlier_operations: int
    dislocation: DislocationRisk | None
    note: str
    source_note: str
    evidence_version: str

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts of all outcomes, each once."""
        used = [one.fact for outcome in self.outcomes for one in (*outcome.facts, *outcome.beside)]
        return tuple(dict.fromkeys([*used, *(self.dislocation.facts if self.dislocation else ())]))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, numbers with 6 significant digits."""
        plain: dict[str, Any] = rounded(msgspec.to_builtins(self))
        return plain


def rounded(value: Any) -> Any:
    """The same value with every number cut to 6 significant digits, as everywhere in JSON."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(part) for part in value]
    return value
