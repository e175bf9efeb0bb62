"""The scores as plain text, at most 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from hipspine.bench.groups import CODINGS, GROUP_TITLES
from hipspine.bench.methods import TITLES
from hipspine.bench.scores import Scores
from hipspine.bench.summary import Alarms, Gain, Mean, Share, Summary

WIDTH: Final = 80
HEAD: Final = f"{'':<14}{'right first':>17}{'in first three':>17}{'mean 1/rank':>15}{'Brier':>16}"
LEGEND: Final = """\
right first, in first three: right source at that place, side ignored, and 95%
interval (Clopper-Pearson). mean 1/rank: 1 is best. Brier: 0 is best; sum over
all sources of (p - y)^2. Their intervals: bootstrap over cases, 95%. "0 for
all": the Brier score of saying 0 for every source."""


def render(scores: Scores, *, cases: bool = False) -> str:
    """The tables of every group and coding; with `cases` each case alone is listed after them."""
    lines = [f"Published cases with a proven diagnosis, evidence {scores.evidence_version}", "", *LEGEND.splitlines()]
    for coding, title in CODINGS.items():
        if any(one.coding == coding for one in scores.summaries):
            lines += ["", f"== Findings as known {title} ==", *_groups(scores, coding)]
            lines += ["", *_gains(scores, coding), "", *_alarms(scores, coding)]
    unanswered = [f"{one.case} ({one.coding})" for one in scores.cases if not one.results["model"].answered]
    if unanswered:
        lines += ["", *_wrapped("No answer, the findings are impossible in the model: " + ", ".join(unanswered), "  ")]
    if cases:
        lines += ["", *render_cases(scores).splitlines()]
    return "\n".join(lines) + "\n"


def render_cases(scores: Scores, method: str = "model") -> str:
    """Each case in each coding: rank and probability of the truth, and the three likeliest sources."""
    lines = ["== Case by case (rank and p of the best-placed right source) =="]
    for truth in scores.truths:
        names = " + ".join(truth.sources)
        accepted = f"; also {', '.join(truth.also_accept)}" if truth.also_accept else ""
        lines += ["", *_wrapped(f"{truth.case}  {names}{accepted}", "  ")]
        for one in scores.cases:
            if one.case == truth.case:
                found = one.results[method]
                rank = "-" if found.rank is None else str(found.rank)
                likeliest = ", ".join(f"{top.source} {top.probability:.2f}" for top in found.top) or "no answer"
                lines.append(f"  {one.coding:<7} rank {rank:>2}  p {found.probability:.2f}")
                lines += _wrapped(f"    {likeliest}", "    ")
    return "\n".join(lines) + "\n"


def _groups(scores: Scores, coding: str) -> Iterator[str]:
    for group, title in GROUP_TITLES.items():
        here = [one for one in scores.summaries if (one.group, one.coding) == (group, coding)]
        if here:
            yield ""
            yield f"{title}: {here[0].cases} {'case' if here[0].cases == 1 else 'cases'}"
            yield HEAD
            yield from (_row(one) for one in here)
            yield f"{'0 for all':<65}{scores.silence[group]:.2f}"


def _row(one: Summary) -> str:
    rank, brier = one.mean_reciprocal_rank, one.brier
    return f"{TITLES.get(one.method, one.method):<14}{_share(one.top_1):>17}{_share(one.top_3):>17}" + (
        f"{_mean(rank):>15}{_mean(brier):>16}".rstrip()
    )


def _gains(scores: Scores, coding: str) -> Iterator[str]:
    yield "The model minus a baseline on the same cases (better: + for 1/rank, - for Brier)"
    yield f"{'':<31}{'mean 1/rank':<25}Brier"
    here = [one for one in scores.gains if one.coding == coding]
    for one in here:
        yield f"  {one.group:<15}{TITLES[one.than]:<14}{_gain(one)}"
    for one in here:
        if one.group == "all":
            rank, brier = _told(one.mean_reciprocal_rank, 1), _told(one.brier, -1)
            yield f"All cases, against {TITLES[one.than]}: 1/rank {rank}, Brier {brier}."


def _gain(one: Gain) -> str:
    rank, brier = one.mean_reciprocal_rank, one.brier
    return f"{_signed(rank):<25}{_signed(brier)}"


def _told(one: Mean, better: int) -> str:
    """Whether the interval of a difference leaves 0 out, and on which side; `better` is the sign that is good."""
    if one.low is None or one.high is None or one.low <= 0 <= one.high:
        return "not told apart"
    return "better" if one.mean * better > 0 else "worse"


def _alarms(scores: Scores, coding: str) -> Iterator[str]:
    yield "What must not be missed: true ones that were triggered; listed a person"
    for one in scores.alarms:
        if one.coding == coding:
            yield f"  {one.group:<15}{_found(one):<24}triggered {one.triggered:>4.1f}, open {one.open:>4.1f}"


def _found(one: Alarms) -> str:
    return "none due" if one.sensitivity.of == 0 else _share(one.sensitivity)


def _share(one: Share) -> str:
    """`13/42 18-47%`."""
    if one.low is None or one.high is None:
        return f"{one.hits}/{one.of}"
    return f"{one.hits}/{one.of} {100 * one.low:.0f}-{100 * one.high:.0f}%"


def _mean(one: Mean) -> str:
    if one.low is None or one.high is None:
        return f"{one.mean:.2f}"
    return f"{one.mean:.2f} {one.low:.2f}-{one.high:.2f}"


def _signed(one: Mean) -> str:
    if one.low is None or one.high is None:
        return f"{one.mean:+.2f}"
    return f"{one.mean:+.2f} ({one.low:+.2f} to {one.high:+.2f})"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
