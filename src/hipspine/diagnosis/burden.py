"""What a test asks of the person, in the units of net benefit."""

from __future__ import annotations

import msgspec

from hipspine.errors import Fields
from hipspine.vocabulary.test import Test


class BurdenWeights(msgspec.Struct, frozen=True):
    """The price of a minute, a needle, a millisievert and a unit of cost (a ten-minute consultation)."""

    minute: float
    needle: float
    millisievert: float
    cost: float
    why: str

    def of(self, test: Test) -> float:
        """The burden of one test: the sum of its parts, each at its price."""
        parts = test.minutes * self.minute + test.radiation_msv * self.millisievert + test.cost * self.cost
        return parts + (self.needle if test.needle else 0.0)


def read_burden(fields: Fields) -> BurdenWeights:
    """The weights from `burden.toml`; problems go to the list of `fields`."""
    fields.number("schema", 1, 1, required=True)
    table = fields.table("weights")
    weights = BurdenWeights(
        minute=table.number("minute", 0, 1, required=True) or 0.0,
        needle=table.number("needle", 0, 1, required=True) or 0.0,
        millisievert=table.number("millisievert", 0, 1, required=True) or 0.0,
        cost=table.number("cost", 0, 1, required=True) or 0.0,
        why=table.text("why", required=True),
    )
    table.finish()
    fields.finish()
    return weights
