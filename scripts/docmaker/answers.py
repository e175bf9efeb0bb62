"""Tables from the answers to the example cases."""

from __future__ import annotations

import math
from functools import cache

from docmaker.common import code, codes, library, per_cent, table
from docmaker.pages import ROOT
from hipspine.api import assess, read_case
from hipspine.diagnosis.answer import Answer, Ranked, Reason

SHOWN_BELOW = 0.0005


@cache
def answer(name: str) -> Answer:
    """The answer to an example case."""
    return assess(read_case(ROOT / "examples" / f"{name}.toml", library()), library())


def _place(one: Ranked) -> str:
    name = library().vocabulary.sources[one.source].name
    return f"{name}, {one.side}" if one.side in ("left", "right") else name


def _ranked(name: str, source: str, side: str) -> Ranked:
    return next(one for one in answer(name).posterior if (one.source, one.side) == (source, side))


def _chance(value: float | None) -> str:
    return "not given" if value is None else per_cent(value)


def ranking(name: str, rows: str = "8") -> str:
    """The likeliest sources of an example: probability, interval, prior and how the prior is known."""
    shown = [one for one in answer(name).posterior if one.probability is not None][: int(rows)]
    return table(
        ("source", "before the findings", "known", "with them", "90% interval"),
        [(_place(one), _chance(one.prior), one.prior_kind, _chance(one.probability), _span(one)) for one in shown],
    )


def _span(one: Ranked) -> str:
    return "" if one.low is None or one.high is None else f"{per_cent(one.low)} to {per_cent(one.high)}"


def reasons(name: str, source: str, side: str) -> str:
    """What every group of findings contributes to one source, adding up from the prior to the probability."""
    one = _ranked(name, source, side)
    rows = [("before the findings", f"{_logit(one.prior):+.2f}", "", one.prior_kind, codes(one.prior_studies))]
    for reason in (*one.supports, *one.against):
        if abs(reason.log_odds) < SHOWN_BELOW:
            continue
        factor = f"{math.exp(reason.log_odds):.2f}"
        rows.append((_findings(reason), f"{reason.log_odds:+.2f}", factor, reason.basis, codes(reason.studies)))
    rows.append((f"sum: {_chance(one.probability)}", f"{_logit(one.probability):+.2f}", "", "", ""))
    return table(("findings", "log-odds", "odds times", "known", "studies"), rows)


def _logit(value: float | None) -> float:
    return math.log(value / (1 - value)) if value else math.nan


def _findings(reason: Reason) -> str:
    words = []
    for name in reason.findings:
        finding, _, side = name.removeprefix("-").partition(":")
        known = library().vocabulary.findings.get(finding)
        text = known.name if known else finding
        words.append(text + (f", {side}" if side else "") + (" (absent)" if name.startswith("-") else ""))
    return "; ".join(words)


def compared(first: str, second: str, *places: str) -> str:
    """The same sources in two answers; a place is `source:side`."""
    rows = []
    for place in places:
        source, _, side = place.partition(":")
        before, after = (_ranked(name, source, side or "midline") for name in (first, second))
        rows.append(
            (_place(before), _chance(before.probability), _span(before), _chance(after.probability), _span(after))
        )
    return table(("source", f"{code(first)}", "90%", f"{code(second)}", "90%"), rows)


def sets(name: str, rows: str = "6") -> str:
    """The likeliest sets of sources of an example."""
    found = []
    for one in answer(name).sets[: int(rows)]:
        names = [
            f"{library().vocabulary.sources[p.source].name}, {p.side}".replace(", midline", "") for p in one.places
        ]
        found.append((" and ".join(names) or "none of the modelled sources", per_cent(one.probability)))
    return table(("exactly these", "probability"), found)


def cited(name: str) -> str:
    """The references of an example."""
    return "\n".join(f"- {code(one.study)}: {one.text}" for one in answer(name).references)


def assumed_share(name: str) -> str:
    """The part of the weights of an example that rests on assumptions."""
    return per_cent(answer(name).assumed_share)


def number_cited(name: str) -> str:
    """The number of studies an example rests on."""
    return str(len(answer(name).references))


def chance(name: str, source: str, side: str = "midline") -> str:
    """The probability of one source in an example."""
    return _chance(_ranked(name, source, side).probability)


BLOCKS = {"ranking": ranking, "reasons": reasons, "compared": compared, "sets": sets, "cited": cited}
VALUES = {"assumed-share": assumed_share, "number-cited": number_cited, "chance": chance}
