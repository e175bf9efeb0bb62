"""How far a pooled accuracy can be trusted, as text for the terminal."""

from __future__ import annotations

from hipspine.interfaces.terminal.layout import wrap
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.disagreement import MeasureSpread
from hipspine.synthesis.leave_one_out import LeftOut

NAME = 24


def trust_text(review: AccuracyReview) -> list[str]:
    """How far the studies lie apart, whether small ones differ, and the summary without each if that was asked for."""
    spread = review.spread
    if spread is None:
        return []
    lines = ["", "How far the studies lie apart"]
    if len(review.tables) > 1:
        lines += _measure(review, "sensitivity", spread.sensitivity)
        lines += _measure(review, "specificity", spread.specificity)
    else:
        new = ((name, one.new_low, one.new_high) for name, one in _both(review))
        lines += [f"  {name:<12} a new clinic: {low:.2f} to {high:.2f}" for name, low, high in new]
    if spread.warning:
        lines += wrap(spread.warning, "  ! ", "    ")
    said = review.funnel.words if review.funnel is not None else ""
    lines += wrap(f"Deeks' test: {said}." if said else f"{review.funnel_refused}.", "  ", "  ")
    return [*lines, *_without_each(review)]


def _both(review: AccuracyReview) -> list[tuple[str, MeasureSpread]]:
    spread = review.spread
    return [] if spread is None else [("sensitivity", spread.sensitivity), ("specificity", spread.specificity)]


def _measure(review: AccuracyReview, name: str, one: MeasureSpread) -> list[str]:
    lowest, highest = (review.labels.get(end.study, end.study)[:NAME] for end in (one.lowest, one.highest))
    text = (
        f"{one.lowest.estimate:.2f} ({lowest}) to {one.highest.estimate:.2f} ({highest}); "
        f"a new clinic: {one.new_low:.2f} to {one.new_high:.2f}"
    )
    return wrap(text, f"  {name:<12} ", " " * 15)


def _without_each(review: AccuracyReview) -> list[str]:
    if not review.without_each:
        return []
    lines = ["", "Without each study in turn      sensitivity      specificity  influence"]
    for one in review.without_each:
        lines += _without(one, review.labels.get(one.study, one.study))
    if any(one.unusual for one in review.without_each):
        words = "Fewer than 5 in 100 studies like the others would lie as far from them."
        lines += wrap(words, "  * ", "    ")
    return lines


def _without(one: LeftOut, name: str) -> list[str]:
    shown = name if len(name) <= NAME else f"{name[: NAME - 3]}..."
    if one.sensitivity is None or one.specificity is None or one.influence is None:
        return wrap(f"{shown}: refused: {one.refused}.", "  ", "    ")
    sens = f"{one.sensitivity:.3f} ({one.sensitivity_change or 0:+.3f})"
    spec = f"{one.specificity:.3f} ({one.specificity_change or 0:+.3f})"
    mark = " *" if one.unusual else ""
    return [f"  {shown:<{NAME}} {sens:>16} {spec:>16} {one.influence:>10.2f}{mark}"]
