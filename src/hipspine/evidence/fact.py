"""One number, or one 2x2 table, of one study."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from hipspine.evidence.about import About
from hipspine.evidence.counts import Counts
from hipspine.evidence.group import Group
from hipspine.evidence.kinds import INTERVAL_OF, PER_CENT
from hipspine.evidence.percent import parse
from hipspine.evidence.reading import Reading
from hipspine.evidence.table import Table


class Fact(msgspec.Struct, frozen=True):
    """One number, or one 2x2 table, with who was studied, where it was read and how it was printed.

    `id` is `study/fact`. `printed` holds figures as printed text: `sens`, `spec`, `accuracy`, `ppv`, `npv` and
    `proportion` in per cent, all others (`estimate`, `mean`, `sd`, `mean_change`, `lr_pos`, `lr_neg`, `dor`) as
    plain numbers; `ranges` holds the printed pairs (`sens_ci`, `proportion_range`, ...). `corrected` names the
    printed figures that are misprints; the table or the counts hold the right ones and `why` says so. `derived` and
    `derived_ranges` hold figures that were not printed but worked out from printed ones (a sensitivity from two
    likelihood ratios), in the same form. `use` is `yes`, `caution` or `never`; the last two give `why`. `role`
    belongs to a frequency alone. An accuracy row that knows only the diseased has no table; its `counts` are the
    true positives among them.
    """

    id: str
    study: str
    kind: str
    about: About
    group: Group
    reading: Reading
    where: str = ""
    role: str = ""
    printed: dict[str, str] = {}
    ranges: dict[str, tuple[str, str]] = {}
    derived: dict[str, str] = {}
    derived_ranges: dict[str, tuple[str, str]] = {}
    counts: Counts = Counts()
    table: Table | None = None
    corrected: tuple[str, ...] = ()
    use: str = "yes"
    why: str = ""
    checked: str = ""
    followup_months: float | None = None
    followup_kind: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The part of the id after the study."""
        return self.id.partition("/")[2]

    def printed_number(self, key: str) -> float | None:
        """The figure as printed, misprints included; a fraction for per-cent figures, else the plain number."""
        text = self.printed.get(key)
        number = None if text is None else parse(text)
        return None if number is None else float(_scaled(key, number))

    def fraction(self, key: str) -> float | None:
        """A per-cent figure as a fraction from 0 to 1.

        As printed; where it is `corrected` or was not printed, that of the counts; else the derived one; else None.
        """
        if key not in self.corrected and key in self.printed:
            return self.printed_number(key)
        pair = self.ratio(key)
        if pair and pair[1]:
            return pair[0] / pair[1]
        number = parse(self.derived.get(key, ""))
        return None if number is None else float(_scaled(key, number))

    def number(self, key: str) -> float | None:
        """A plain figure (`mean`, `estimate`, `lr_pos`, ...): as printed, else derived; None when printed wrongly."""
        if key in self.corrected:
            return None
        number = parse(self.printed.get(key) or self.derived.get(key, ""))
        return None if number is None else float(number)

    def interval(self, key: str) -> tuple[float, float] | None:
        """A printed pair (`sens_ci`, `estimate_ci`, ...); fractions for per-cent figures."""
        pair = self.ranges.get(key)
        if pair is None or key in self.corrected:
            return None
        low, high = parse(pair[0]), parse(pair[1])
        if low is None or high is None:
            return None
        figure = INTERVAL_OF.get(key, key)
        return float(_scaled(figure, low)), float(_scaled(figure, high))

    def ratio(self, key: str) -> tuple[int, int] | None:
        """Numerator and denominator of a per-cent figure from the counts; None when there are none."""
        if key == ("sens" if self.kind == "accuracy" else "proportion") and self.table is None:
            return self.events_total()
        return self.table.ratio(key) if self.table is not None and key in PER_CENT else None

    def events_total(self) -> tuple[int, int] | None:
        """Events and total of a frequency or an outcome, when both are known."""
        events, total = self.counts.events, self.counts.total
        return None if events is None or total is None else (events, total)

    def sens_spec_counts(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """((true positives, diseased), (true negatives, healthy)), when the table is known."""
        table = self.table
        return None if table is None else ((table.tp, table.diseased), (table.tn, table.healthy))


def _scaled(key: str, number: Decimal) -> Decimal:
    return number / 100 if key in PER_CENT else number
