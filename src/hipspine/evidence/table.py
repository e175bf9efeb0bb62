"""The four counts of a diagnostic test against its reference."""

from __future__ import annotations

import msgspec


class Table(msgspec.Struct, frozen=True):
    """True and false positives, false and true negatives.

    `solved` says that the counts were worked out from printed figures and not printed themselves.
    """

    tp: int
    fp: int
    fn: int
    tn: int
    solved: bool = False

    @property
    def diseased(self) -> int:
        """Those whom the reference calls positive: tp + fn."""
        return self.tp + self.fn

    @property
    def healthy(self) -> int:
        """Those whom the reference calls negative: fp + tn."""
        return self.fp + self.tn

    @property
    def total(self) -> int:
        """All four counts together."""
        return self.tp + self.fp + self.fn + self.tn

    def ratio(self, figure: str) -> tuple[int, int]:
        """Numerator and denominator of `sens`, `spec`, `accuracy`, `ppv` or `npv`.

        Raises KeyError for another figure. The denominator can be zero.
        """
        return {
            "sens": (self.tp, self.diseased),
            "spec": (self.tn, self.healthy),
            "accuracy": (self.tp + self.tn, self.total),
            "ppv": (self.tp, self.tp + self.fp),
            "npv": (self.tn, self.tn + self.fn),
        }[figure]
