"""The whole result of the bench."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from hipspine.bench.case_score import CaseScore
from hipspine.bench.groups import CODINGS, GROUPS
from hipspine.bench.summary import Alarms, Gain, Summary, alarms, gain, summary
from hipspine.bench.truth import Truth

SCHEMA: Final = "hipspine.bench/1"
OURS: Final = "model"


class Scores(msgspec.Struct, frozen=True):
    """Scores of every group, coding and method; `cases` holds each case alone, `truths` what it turned out to be.

    Groups and codings without a case are left out. `silence`: for each group the mean Brier of saying 0 for
    everything, which is its mean number of true sources.
    """

    schema: str
    evidence_version: str
    summaries: tuple[Summary, ...]
    gains: tuple[Gain, ...]
    alarms: tuple[Alarms, ...]
    silence: dict[str, float]
    cases: tuple[CaseScore, ...]
    truths: tuple[Truth, ...]

    def summary(self, group: str, coding: str, method: str = OURS) -> Summary:
        """The scores of one method in one group and coding; KeyError if nothing was scored there."""
        for one in self.summaries:
            if (one.group, one.coding, one.method) == (group, coding, method):
                return one
        raise KeyError((group, coding, method))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, numbers rounded to 6 significant digits."""
        plain: dict[str, Any] = _rounded(msgspec.to_builtins(self))
        return plain

    def to_json(self) -> str:
        """The same as text: two-space indent, one newline at the end, the same bytes for the same input."""
        return msgspec.json.format(msgspec.json.encode(self.to_dict()), indent=2).decode() + "\n"


def scores_of(cases: Iterable[CaseScore], truths: Iterable[Truth], evidence_version: str) -> Scores:
    """Put scored cases together; their order does not matter. ValueError without any case."""
    order = {coding: index for index, coding in enumerate(CODINGS)}
    ordered = tuple(sorted(cases, key=lambda one: (one.case, order[one.coding])))
    if not ordered:
        raise ValueError("no case to score")
    known = {truth.case: truth for truth in truths}
    used = tuple(known[case] for case in sorted({one.case for one in ordered}))
    summaries: list[Summary] = []
    gains: list[Gain] = []
    raised: list[Alarms] = []
    for group, belongs in GROUPS.items():
        for coding in CODINGS:
            here = [one for one in ordered if one.coding == coding and belongs(known[one.case])]
            if here:
                methods = list(here[0].results)
                summaries += [summary(here, group, coding, method) for method in methods]
                gains += [gain(here, group, coding, OURS, other) for other in methods if other != OURS]
                raised.append(alarms(here, group, coding))
    return Scores(
        SCHEMA, evidence_version, tuple(summaries), tuple(gains), tuple(raised), _silence(used), ordered, used
    )


def _silence(truths: Sequence[Truth]) -> dict[str, float]:
    found = {}
    for group, belongs in GROUPS.items():
        counts = [len(truth.sources) for truth in truths if belongs(truth)]
        if counts:
            found[group] = sum(counts) / len(counts)
    return found


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
