"""The studies left out, as plain text, at most 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from hipspine.bench.leave_one_out.left_out import WAYS, LeftOut
from hipspine.bench.leave_one_out.summary import WayScore, way_scores

WIDTH: Final = 80
HEAD: Final = f"  {'':<25}{'in the interval':>23}{'low':>5}{'high':>5}{'width':>7}{'score':>7}{'place':>6}"
LEGEND: Final = """\
Each figure is predicted from the other studies of its question. In the
interval: of 90%, with the exact 95% interval of that share. low, high: figures
under and over theirs. width: median, logit scale. score: interval score, mean,
less is better. place: 0.50 is right, more is too narrow, less too wide."""

PARTS: Final[Mapping[str, Callable[[LeftOut], bool]]] = {
    "every figure": lambda _: True,
    "inputs of an estimate that rests on several studies": lambda one: one.input,
    "predicted from one other study": lambda one: one.others == 1,
    "predicted from two": lambda one: one.others == 2,
    "predicted from three or more": lambda one: one.others > 2,
    "people with a fusion, predicted from others": lambda one: one.carried,
    "sensitivities": lambda one: one.kind == "sens",
    "specificities": lambda one: one.kind == "spec",
    "rates among the operated": lambda one: one.kind == "rate",
    "findings among the proven": lambda one: one.kind == "proven",
    "findings in other people": lambda one: one.kind == "background",
    "proxies": lambda one: one.kind == "proxy",
    "shares and clinic shares": lambda one: one.kind in ("share", "clinic"),
}


def render_left_out(found: Sequence[LeftOut], title: str) -> str:
    """The scores of every part and way, and every miss of the predictive interval by name."""
    lines = [title, "", *LEGEND.splitlines()]
    studies = len({one.study for one in found})
    lines += ["", f"{len(found)} figures of {studies} studies, {len({one.question for one in found})} questions."]
    for name, belongs in PARTS.items():
        scores = way_scores([one for one in found if belongs(one)])
        if scores:
            lines += ["", f"== {name} ({scores[0].figures}) ==", HEAD, *(_line(score) for score in scores)]
    lines += ["", "== Outside the predictive interval ==", *_misses(found)]
    return "\n".join(lines) + "\n"


def _line(score: WayScore) -> str:
    share = f"{score.hits} {100 * score.hits / score.figures:.0f}% ({100 * score.low:.0f} to {100 * score.high:.0f})"
    shown = f"{score.width:>7.2f}{score.score:>7.2f}{score.place:>6.2f}"
    return f"  {WAYS[score.way]:<25}{share:>23}{score.below:>5}{score.above:>5}{shown}"


def _misses(found: Sequence[LeftOut]) -> Iterator[str]:
    for one in found:
        count = one.counts["predictive"]
        if not count.hit:
            low, high = (f"{100 * end / count.total:.0f}" for end in (count.low, count.high))
            used = ", input" if one.input else ""
            text = (
                f"{one.fact}: {100 * count.events / count.total:.0f}%, predicted {low} to {high}% "
                f"from {one.others} ({one.question}{used})"
            )
            yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
