"""A pooled accuracy as text for the terminal."""

from __future__ import annotations

from textwrap import wrap

from hipspine.synthesis.bivariate.measure import MEASURES, MeasureName
from hipspine.synthesis.bivariate.pooled import ModelResult, Pooled

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


def pool_text(pooled: Pooled) -> str:
    """At most 40 lines of 80 columns: what was pooled, each model's five measures, the spread, what was left out."""
    count = len(pooled.tables)
    people = sum(table.diseased + table.healthy for table in pooled.tables)
    lines = [pooled.question] if pooled.question else []
    lines.append(f"{count} {'study' if count == 1 else 'studies'}, {people:.0f} people")
    for name in ("exact", "assumed_spread", "logit_normal"):
        result = getattr(pooled, name)
        if result is not None:
            lines += ["", TITLES[name], *_model(result)]
    if pooled.excluded:
        lines += ["", f"Left out: {len(pooled.excluded)}"]
        lines += [f"  {fact}: {reason}"[:78] for fact, reason in pooled.excluded[:MOST]]
        if len(pooled.excluded) > MOST:
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
