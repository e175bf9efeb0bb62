"""What the result of a test means for one person, as text for the terminal."""

from __future__ import annotations

from hipspine.interfaces.terminal.layout import wrap
from hipspine.synthesis.accuracy_review import AccuracyReview


def meaning_text(review: AccuracyReview) -> list[str]:
    """The two predictive values in plain words; nothing where no prevalence was given."""
    found = review.predictive
    if found is None:
        return []
    before = found.prevalence
    said = f"{before.median:.2g}"
    if not before.is_fixed:
        said += f" ({before.low:.2g} to {before.high:.2g}, {before.level * 100:g}% interval)"
    lines = ["", f"At a prevalence of {said}"]
    if before.about:
        lines += wrap(f"That of {before.about}.", "  ", "  ")
    for words in found.words:
        lines += wrap(words, "  ", "  ")
    return lines
