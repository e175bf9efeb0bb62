"""An outcome of a treatment in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hipspine.interfaces.terminal.natural_frequency import natural_frequency
from hipspine.treatment import Outcome
from hipspine.treatment.shown_fact import ShownFact

JUDGED: Final = "judged"


def outcome_words(outcome: Outcome, *, studies: bool = False) -> str:
    """How much, of what and when: "about 9 in 10 (7 to over 9) fused on images at 24 months"; "judged" where it is.

    The figure stands first, so that a line that is cut keeps it; certainty and how long it lasts stand last.
    """
    when = "" if outcome.months is None else f" at {outcome.months:g} {'month' if outcome.months == 1 else 'months'}"
    judged = f" ({JUDGED})" if outcome.basis == "assumed" else ""
    mark = "" if outcome.form == "proportion" else ":"
    lasts = f"lasts {outcome.lasts}" if outcome.lasts else ""
    held = [f"{outcome.certainty} certainty" if outcome.certainty else "", lasts]
    remark = "; ".join(one for one in held if one)
    text = f"{amount(outcome)}{judged}{mark} {outcome.what}{when}" + (f" ({remark})" if remark else "")
    return f"{text} [{', '.join(outcome.studies)}]" if studies and outcome.studies else text


def amount(outcome: Outcome) -> str:
    """The figure with its interval: a share in people and for a new clinic, any other in numbers and of the mean."""
    if outcome.value is None:
        shown = [figure(one) for one in outcome.facts if one.value is not None]
        return f"{' and '.join(shown)}, one by one" if shown else outcome.refused
    if outcome.form == "proportion":
        return natural_frequency(outcome.value, outcome.new_low, outcome.new_high)
    times = "x " if outcome.form == "ratio" else ""
    text = f"{times}{outcome.value:.3g}"
    return text if outcome.low is None or outcome.high is None else f"{text} ({outcome.low:.3g} to {outcome.high:.3g})"


def figure(shown: ShownFact) -> str:
    """The figure of one fact as its study printed it, with the counts where it gave any."""
    if shown.value is None:
        return shown.counts or "no number"
    if shown.form == "proportion":
        return f"{100 * shown.value:.3g}%" + (f" ({shown.counts})" if shown.counts else "")
    if shown.form == "ratio" and shown.low is None and shown.counts:
        return shown.counts
    text = f"{'x ' if shown.form == 'ratio' else ''}{shown.value:.3g}"
    return text if shown.low is None or shown.high is None else f"{text} ({shown.low:.3g} to {shown.high:.3g})"


def foremost(outcomes: Sequence[Outcome], most: int) -> list[Outcome]:
    """The outcomes to say first: one a kind in the order given, of one kind the one measured after a fusion."""
    if most >= len(outcomes):
        return list(outcomes)
    best: dict[str, Outcome] = {}
    for one in outcomes:
        held = best.get(one.kind)
        if held is None or (held.basis != "measured" and one.basis == "measured" and one.value is not None):
            best[one.kind] = one
    return list(best.values())[:most]
