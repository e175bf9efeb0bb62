"""What one way of answering says about one case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

ROUNDING: Final = 1e-9
"""How far a sum of probabilities may stand above 1."""


@dataclass(frozen=True)
class Prediction:
    """`probabilities`: P(source hurts, on any side) for every modelled source that is possible in the person.

    A source that is not there counts as 0. `none`: P(no modelled source hurts). `answered` is False where the
    findings have probability 0 under the model, so that it says nothing; `probabilities` is then empty.
    ValueError for a probability outside [0, 1].
    """

    probabilities: Mapping[str, float]
    none: float
    answered: bool = True

    def __post_init__(self) -> None:
        wrong = {
            name: p for name, p in (*self.probabilities.items(), ("none", self.none)) if not 0 <= p <= 1 + ROUNDING
        }
        if wrong:
            raise ValueError(f"not probabilities: {wrong}")

    def order(self) -> tuple[str, ...]:
        """The sources by falling probability, those equally likely by id."""
        return tuple(sorted(self.probabilities, key=lambda source: (-self.probabilities[source], source)))

    def rank(self, right: Collection[str]) -> int | None:
        """The rank of the best-placed right source, 1 for the first; None where none of them is possible.

        1 + the number of other sources at least as likely: a tie counts against the right one.
        """
        best = max((self.probabilities.get(source, 0.0) for source in right), default=0.0)
        if best <= 0:
            return None
        return 1 + sum(p >= best for source, p in self.probabilities.items() if source not in right)

    def brier(self, sources: Collection[str], leave_out: Collection[str] = ()) -> float:
        """Sum over the sources of (p - y)^2: y = 1 for the true `sources`, 0 for all others.

        Sources in `leave_out` (near enough to count as right) are in neither sum. 0 is perfect; saying 0 for
        everything scores the number of true sources.
        """
        named = (set(self.probabilities) | set(sources)) - (set(leave_out) - set(sources))
        return sum((self.probabilities.get(one, 0.0) - (one in sources)) ** 2 for one in sorted(named))
