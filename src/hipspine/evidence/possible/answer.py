"""What can be said of printed figures: the tables that print like that, or what must give way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from hipspine.evidence.possible.printed_table import PrintedTable
from hipspine.evidence.possible.request import Request


class GivesWay(msgspec.Struct, frozen=True):
    """Figures that are wrong if all others are right, with the nearest tables and what these would have printed.

    `figures` is a smallest set; `count` the tables without it (`at_least` when counting stopped); `nearest` those
    whose figures come nearest to the printed ones, in units of their last digit; `corrected` what the first of them
    prints; `notes` how the wrong figure may have come about.
    """

    figures: tuple[str, ...]
    count: int
    at_least: bool
    nearest: tuple[PrintedTable, ...]
    corrected: dict[str, str]
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        return {
            "figures": list(self.figures),
            "count": self.count,
            "at_least": self.at_least,
            "nearest": [table.to_dict() for table in self.nearest],
            "corrected": self.corrected,
            "notes": list(self.notes),
        }


class PossibleTables(msgspec.Struct, frozen=True):
    """The answer for one set of printed figures.

    `count` tables print all figures with one way of rounding throughout (`at_least` when counting stopped because
    the figures say too little), `by_rounding` how many under each; `mixed` more only if figures were rounded in
    different ways. `tables` lists the first, `mixed_tables` those of the other kind; iterating yields every one.
    `sizes` are the possible pairs (diseased, healthy), the first hundred of `size_count`. Where no table is
    possible, `gives_way` holds the smallest sets of figures one of which must be wrong.
    """

    request: Request
    count: int
    at_least: bool
    by_rounding: dict[str, int]
    mixed: int
    tables: tuple[PrintedTable, ...]
    mixed_tables: tuple[PrintedTable, ...]
    sizes: tuple[tuple[int, int], ...]
    size_count: int
    gives_way: tuple[GivesWay, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether some table prints every figure, each rounded in whatever way."""
        return self.count + self.mixed > 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What looks as if it was meant otherwise."""
        return self.request.warnings

    def __iter__(self) -> Iterator[PrintedTable]:
        """Every table, those that need several ways of rounding among them, by arm sizes and counts."""
        from hipspine.evidence.possible.listing import every_table

        return every_table(self.request)

    def text(self) -> str:
        """The answer in plain words."""
        from hipspine.evidence.possible.plain_words import plain_words

        return plain_words(self)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys in this order."""
        request = self.request
        return {
            "printed": request.printed,
            "intervals": {key: list(pair) for key, pair in request.intervals.items()},
            "n": request.n,
            "diseased": request.diseased,
            "healthy": request.healthy,
            "up_to": None if request.n is not None else request.up_to,
            "possible": self.possible,
            "count": self.count,
            "at_least": self.at_least,
            "by_rounding": self.by_rounding,
            "mixed": self.mixed,
            "tables": [table.to_dict() for table in self.tables],
            "mixed_tables": [table.to_dict() for table in self.mixed_tables],
            "sizes": [list(pair) for pair in self.sizes],
            "size_count": self.size_count,
            "gives_way": [one.to_dict() for one in self.gives_way],
            "warnings": list(self.warnings),
        }
