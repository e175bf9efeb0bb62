"""How the model did on the checks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from hipspine.bench.checks.check import Check
from hipspine.bench.checks.predict import predict_share
from hipspine.bench.intervals import clopper_pearson
from hipspine.bench.predicted_count import predicted_count
from hipspine.diagnosis.library import Library

LEVEL: Final = 0.90
SCHEMA: Final = "hipspine.checks/1"


class Checked(msgspec.Struct, frozen=True):
    """One check: `events` of `total` were printed; the model says `predicted` and, for so many people, `low` to `high`.

    All three are shares from 0 to 1: the share at the central parameters and the ends of the 90% interval of the
    observed share (joint draws of all parameters, and the binomial chance of `total` people). `place` is where the
    observed count lies in the predictive distribution, 0 to 1. `reason` is empty for a hit.
    """

    id: str
    observed: str
    what: str
    stands_for: str
    events: int
    total: int
    predicted: float
    low: float
    high: float
    place: float
    hit: bool
    reason: str


class Checks(msgspec.Struct, frozen=True):
    """Every check, how many hit, and the exact 95% interval of the share of hits (checks of one study go together)."""

    schema: str
    evidence_version: str
    level: float
    rows: tuple[Checked, ...]
    hits: int
    low: float
    high: float

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, numbers rounded to 6 significant digits."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        for row in (plain, *plain["rows"]):
            for key, value in row.items():
                if isinstance(value, float):
                    row[key] = float(f"{value:.6g}")
        return plain

    def to_json(self) -> str:
        """The same as text: two-space indent, one newline at the end."""
        return msgspec.json.format(msgspec.json.encode(self.to_dict()), indent=2).decode() + "\n"


def run_checks(checks: Iterable[Check], library: Library) -> Checks:
    """Predict every check; about a tenth of a second each. ValueError without any check."""
    rows = tuple(_one(check, library) for check in checks)
    hits = sum(row.hit for row in rows)
    low, high = clopper_pearson(hits, len(rows))
    return Checks(SCHEMA, library.evidence_version, LEVEL, rows, hits, low, high)


def _one(check: Check, library: Library) -> Checked:
    counts = library.studies.fact(check.observed).events_total()
    if counts is None:
        raise ValueError(f"{check.observed} has no counts")
    events, total = counts
    share = predict_share(check, library)
    found = predicted_count(share[1:], events, total, LEVEL)
    return Checked(
        id=check.id,
        observed=check.observed,
        what=check.what,
        stands_for=check.stands_for,
        events=events,
        total=total,
        predicted=float(share[0]),
        low=found.low / total,
        high=found.high / total,
        place=found.place,
        hit=found.hit,
        reason="" if found.hit else check.reason,
    )
