"""What a raised trigger forbids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from hipspine.vocabulary.treatment import Treatment

ORDER: str = "order_of_treatment"
TRIGGERED: str = "triggered"


class RuleOutState(Protocol):
    """A source that must not be missed as the diagnosis left it: `triggered`, `open` or `none_found`."""

    @property
    def source(self) -> str:
        """Id of the pain source."""

    @property
    def state(self) -> str:
        """Triggered, open or none found."""

    @property
    def forbids(self) -> Sequence[str]:
        """What waits while it is triggered."""


def forbidding(states: Iterable[RuleOutState], what: str) -> tuple[str, ...]:
    """The triggered sources that forbid `what` (block, steroid, stop_rule, order_of_treatment), in their order."""
    return tuple(one.source for one in states if one.state == TRIGGERED and what in one.forbids)


def waits_for(treatment: Treatment, source: str, states: Sequence[RuleOutState]) -> tuple[str, ...]:
    """The triggered sources a treatment of `source` must wait for; empty where it may be thought about.

    What is urgent waits for nothing. Anything else waits for every triggered source that forbids an order of treatment,
    but the source it treats; a steroid or block waits for whatever forbids it, the source itself included.
    """
    if treatment.kind == "urgent":
        return ()
    raised = [one for what in treatment.counts_as for one in forbidding(states, what)]
    raised += [one for one in forbidding(states, ORDER) if one != source]
    return tuple(dict.fromkeys(raised))
