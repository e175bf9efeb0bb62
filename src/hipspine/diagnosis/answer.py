"""The answer to one person's question."""

from __future__ import annotations

from typing import Any

import msgspec

SCHEMA = "hipspine.answer/1"


class Reason(msgspec.Struct, frozen=True):
    """What a group of findings contributes to one source: its Shapley value in log-odds, and what that rests on."""

    group: str
    findings: tuple[str, ...]
    log_odds: float
    basis: str
    studies: tuple[str, ...]


class Ranked(msgspec.Struct, frozen=True):
    """One source on one side. Probabilities are None where `withheld` says why none is given."""

    source: str
    side: str
    node: str
    probability: float | None
    low: float | None
    high: float | None
    prior: float | None
    prior_kind: str
    prior_studies: tuple[str, ...]
    supports: tuple[Reason, ...]
    against: tuple[Reason, ...]
    withheld: str = ""


class NodeRanked(msgspec.Struct, frozen=True):
    """A structure whose members are alternatives: the sum over them; `told_apart` by some entered finding or not."""

    node: str
    side: str
    probability: float
    low: float
    high: float
    members: tuple[str, ...]
    told_apart: bool


class ToRuleOut(msgspec.Struct, frozen=True):
    """A source that must not be missed; see `must_not_miss`.

    `settle_with`: tests that would settle it, the first one first; `urgency`: `hours` or `days` within which, once it
    is triggered (judged).
    """

    source: str
    state: str
    triggers: tuple[str, ...]
    unanswered: tuple[str, ...]
    asked: int
    forbids: tuple[str, ...]
    studies: tuple[str, ...]
    settle_with: tuple[str, ...] = ()
    urgency: str = ""


class Place(msgspec.Struct, frozen=True):
    """A source and its side."""

    source: str
    side: str


class SourceSet(msgspec.Struct, frozen=True):
    """P(exactly these modelled sources hurt), or of a pair that both hurt; None where a part is withheld."""

    places: tuple[Place, ...]
    probability: float | None


class Change(msgspec.Struct, frozen=True):
    """What a result would make of one source; no probability where it is withheld for want of a measured rate."""

    source: str
    side: str
    probability: float | None


class PossibleResult(msgspec.Struct, frozen=True):
    """A possible result of a test, how likely it is, and the sources it would move most."""

    result: str
    chance: float
    changes: tuple[Change, ...]


class NextTest(msgspec.Struct, frozen=True):
    """A finding worth looking for; `blocked_by` names the sources that forbid it now.

    `gain` and `burden` are in the units of net benefit, `change` is the expected sum of absolute changes of
    probability; `studies` are those behind the links, the leak or the errors of the finding.
    """

    test: str
    finding: str
    side: str
    gain: float
    burden: float
    change: float
    if_positive: PossibleResult
    if_negative: PossibleResult
    other_results: tuple[PossibleResult, ...] = ()
    blocked_by: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()


class Probability(msgspec.Struct, frozen=True):
    """A probability with its interval."""

    probability: float
    low: float
    high: float


class Reference(msgspec.Struct, frozen=True):
    """A study the answer rests on."""

    study: str
    text: str
    doi: str
    pmid: str


class Silent(msgspec.Struct, frozen=True):
    """A finding that was entered but did not speak for itself, and why."""

    finding: str
    side: str
    why: str


class Answer(msgspec.Struct, frozen=True):
    """Everything `hipspine assess` prints; keys in this order, `to_dict` gives JSON with 6 significant digits."""

    schema: str
    hipspine: str
    evidence_version: str
    interval: float
    case: dict[str, Any]
    rule_out_first: tuple[ToRuleOut, ...]
    posterior: tuple[Ranked, ...]
    nodes: tuple[NodeRanked, ...]
    none_of_these: Probability
    unmodelled: Probability
    sets: tuple[SourceSet, ...]
    pairs: tuple[SourceSet, ...]
    next_tests: tuple[NextTest, ...]
    not_examined: tuple[str, ...]
    not_assessable: tuple[str, ...]
    silent: tuple[Silent, ...]
    basis: dict[str, float]
    assumed_share: float
    more_than_four: float
    references: tuple[Reference, ...]
    limits: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the studies the answer cites."""
        return tuple(reference.study for reference in self.references)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, numbers rounded to 6 significant digits, keys in the order of the schema."""
        plain: dict[str, Any] = _rounded(msgspec.to_builtins(self))
        return plain

    def to_json(self) -> str:
        """The same as text: two-space indent, one newline at the end, the same bytes for the same input."""
        return msgspec.json.format(msgspec.json.encode(self.to_dict()), indent=2).decode() + "\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return value
