"""A pooled accuracy as text for the terminal."""

from __future__ import annotations

from textwrap import wrap

from hipspine.interfaces.terminal import layout
from hipspine.interfaces.terminal.pool_meaning_text import meaning_text
from hipspine.interfaces.terminal.pool_trust_text import trust_text
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.bivariate.measure import MEASURES, MeasureName
from hipspine.synthesis.bivariate.pooled import ModelResult

NAMES = {
    "sensitivity": "sensitivity",
    "specificity": "specificity",
    "lr_plus": "LR+",
    "lr_minus": "LR-",
    "dor": "odds ratio (DOR)",
}
TITLES = {
    "exact": "Exact model (bivariate binomial-normal, maximum likelihood)",
    "logit_normal": "For comparison: logit-normal model (REML, 0.5 added where a cell is empty)",
    "assumed_spread": "With an assumed spread between studies, each measure on its own",
}
MOST = 8
STUDY_LINES = 3


def pool_text(review: AccuracyReview) -> str:
    """80 columns: what was pooled, each model's five measures, how far to trust them, what a result means, what is out.

    At most 40 lines for the usual question; the summary without each study takes a line a study more.
    """
    count = len(review.tables)
    lines = [review.question] if review.question else []
    lines.append(f"{count} {'study' if count == 1 else 'studies'}, {review.people:.0f} people")
    if review.facts:
        names = dict.fromkeys(fact.partition("/")[0] for fact in review.facts)
        lines += layout.wrap(f"Studies: {', '.join(names)}", "", "  ", most=STUDY_LINES)
    for name in ("exact", "assumed_spread", "logit_normal"):
        result = getattr(review, name)
        if result is not None:
            lines += ["", TITLES[name], *_model(result)]
    lines += [*trust_text(review), *meaning_text(review)]
    if review.excluded:
        lines += ["", f"Left out: {len(review.excluded)}"]
        lines += [f"  {fact}: {reason}"[:78] for fact, reason in review.excluded[:MOST]]
        if len(review.excluded) > MOST:
            lines.append("  ... --json lists all")
    lines += ["", "Intervals are 95% and of the median study. A new clinic can lie outside them."]
    return "\n".join(lines) + "\n"


def _model(result: ModelResult) -> list[str]:
    fit = result.fit
    if fit is None:
        return wrap(f"Refused: {result.refused}.", 76, initial_indent="  ", subsequent_indent="  ")
    lines = []
    for name, one in zip(MEASURES, result.intervals, strict=True):
        low, high = (_number(name, end) if end is not None else "?" for end in (one.low, one.high))
        span = "no interval" if one.low is None and one.high is None else f"{low} to {high}"
        lines.append(f"  {NAMES[name]:<18}{_number(name, one.estimate):>8}  ({span})")
    sens, spec = (variance**0.5 for variance in fit.between_variance)
    rho = "not determined" if fit.between_correlation is None else f"{fit.between_correlation:.2f}"
    lines.append(f"  SD of logits between studies {sens:.2f} and {spec:.2f}, correlation {rho}")
    if fit.boundary:
        text = f"The fit lies on a boundary ({', '.join(fit.boundary)}): no standard error is given."
        lines += wrap(text, 76, initial_indent="  ", subsequent_indent="  ")
    if fit.model == "assumed_spread":
        lines += wrap(f"{fit.note}.", 76, initial_indent="  ", subsequent_indent="  ")
    return lines


def _number(name: MeasureName, value: float) -> str:
    return f"{value:.3f}" if name in ("sensitivity", "specificity") else f"{value:.3g}"
