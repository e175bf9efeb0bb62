"""The checks as plain text, at most 80 columns."""

from __future__ import annotations

import textwrap
from typing import Final

from hipspine.bench.checks.checked import Checked, Checks

WIDTH: Final = 80
HEAD: Final = f"  {'printed':>13}{'model':>9}{'90% interval':>16}{'place':>8}"
LEGEND: Final = """\
None of these figures is an input of the model. printed: people with it, of how
many. model: what it predicts at its central values. 90% interval: of the share
that so many people would show, from draws of all parameters and the chance of
the sample. place: where the printed count lies in that prediction, 0 to 1."""


def render_checks(checks: Checks) -> str:
    """One paragraph a check, a miss with its reason, and the count of hits at the end."""
    lines = [f"Printed figures that are no input, evidence {checks.evidence_version}", "", *LEGEND.splitlines()]
    for row in checks.rows:
        lines += ["", *_wrapped(f"{row.observed}: {row.what}", ""), HEAD, _numbers(row)]
        lines += _wrapped(row.stands_for, "  ")
        if row.reason:
            lines += _wrapped(f"Why it may miss: {row.reason}", "  ")
    total = len(checks.rows)
    lines += ["", f"{checks.hits} of {total} lie in the interval ({_percent(checks.hits / total)}; exact 95% interval"]
    lines += [f"{_percent(checks.low)} to {_percent(checks.high)}, too narrow: rows of one study go together)."]
    return "\n".join(lines) + "\n"


def _numbers(row: Checked) -> str:
    printed = f"{row.events} of {row.total}"
    interval = f"{_percent(row.low)} to {_percent(row.high)}"
    verdict = "in" if row.hit else "MISS"
    shown = f"{_percent(row.events / row.total)}"
    return f"  {printed:>13}{_percent(row.predicted):>9}{interval:>16}{row.place:>8.2f}  {verdict} (printed {shown})"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
