"""What one computation found."""

from __future__ import annotations

from typing import Any

import msgspec


class Computed(msgspec.Struct, frozen=True):
    """The outcome of a computation: what it says, and the verdict that follows by its rule.

    `word` names the computation, `rule` states in words when it gives which verdict, `decides` whether this one gives
    the verdict of the claim. `verdict` is empty for a computation that is only shown. `says` are plain sentences,
    `numbers` the same as numbers (fractions, not per cent), `facts` the ids of what was computed with.
    """

    word: str
    rule: str
    decides: bool
    verdict: str
    says: tuple[str, ...]
    numbers: dict[str, float] = {}
    facts: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        return {
            "computation": self.word,
            "decides": self.decides,
            "verdict": self.verdict or None,
            "rule": self.rule,
            "says": list(self.says),
            "numbers": self.numbers,
            "facts": list(self.facts),
        }
