"""Where the certainty of an estimate goes down: judged limits, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from hipspine.errors import Fields, InputError, Problem

SCHEMA: Final = 1
MOST_BIAS: Final = 2
"""A study scores at most this much for risk of bias."""


class Limit(msgspec.Struct, frozen=True):
    """One limit: from `serious` on the certainty goes down by one level, from `very_serious` on by two, and why."""

    serious: float
    very_serious: float
    why: str

    def down(self, value: float) -> int:
        """How many levels a value costs: 0, 1 or 2."""
        return int(value >= self.serious) + int(value >= self.very_serious)


class CertaintyLimits(msgspec.Struct, frozen=True):
    """The limits of `data/model/certainty.toml`.

    `bias`: mean over the people of what their study scores (0 to 2, `certainty.bias_score`). `imprecision`: odds (or
    the ratio) at the upper end of the 95% interval over those at the lower. `inconsistency`: SD between studies on the
    logit or log scale.
    """

    bias: Limit
    imprecision: Limit
    inconsistency: Limit


def read_certainty_limits(mapping: Mapping[str, Any]) -> CertaintyLimits:
    """The limits of the parsed file; InputError with every problem."""
    problems: list[Problem] = []
    fields = Fields(mapping, "", problems)
    fields.number("schema", SCHEMA, SCHEMA, required=True)
    limits = CertaintyLimits(
        bias=_limit(fields.table("bias"), 0, MOST_BIAS),
        imprecision=_limit(fields.table("imprecision"), 1),
        inconsistency=_limit(fields.table("inconsistency"), 0),
    )
    fields.finish()
    if problems:
        raise InputError(problems)
    return limits


def _limit(fields: Fields, low: float, high: float = float("inf")) -> Limit:
    serious = fields.number("serious", low, high, required=True) or low
    very = fields.number("very_serious", low, high, required=True) or low
    limit = Limit(serious, very, fields.text("why", required=True))
    if very < serious:
        fields.say("very_serious", "out-of-range", "is below serious", "Allowed: the same or more.")
    fields.finish()
    return limit
