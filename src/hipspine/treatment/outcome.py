"""What comes of one treatment, for one person."""

from __future__ import annotations

import msgspec

from hipspine.treatment.compiled_outcome import CompiledOutcome
from hipspine.treatment.outcome_words import Better, Form, OutcomeKind
from hipspine.treatment.pooled import Pooled
from hipspine.treatment.shown_fact import ShownFact

NEW_CLINIC = 0.90
MEAN = 0.95


class AfterOperations(msgspec.Struct, frozen=True):
    """The outcome after so many earlier operations of the lumbar spine; `or_more` on the last step."""

    operations: int
    or_more: bool
    value: float
    low: float
    high: float
    facts: tuple[str, ...]


class Outcome(msgspec.Struct, frozen=True):
    """One outcome at one time, pooled, with what it rests on.

    `form` says what `value` is: a share of people (0 to 1), a mean change or a difference in the unit that `what`
    names, or a ratio; `against` whom a difference or ratio is. `low`, `high`: 95%, of the people
    counted or, with several studies, of their mean;
    `new_low`, `new_high`: where a new clinic will lie, 90%, widened for evidence from people without a fusion when the
    person has one. None where no spread was printed (`refused` or `method` says so). `basis`: measured (people with a
    fusion), transported, derived, or assumed (judged, `why`). `facts` one by one, `beside` what was not pooled and why,
    `dropped` what counted nobody anew. `after_operations` is the ladder where there is one; `value` is then the step
    of this person (`earlier_operations`). `certainty` and `lasts` as the source of the figure says.
    """

    kind: OutcomeKind
    what: str
    form: Form
    better: Better
    months: float | None
    against: str
    value: float | None
    low: float | None
    high: float | None
    new_low: float | None
    new_high: float | None
    basis: str
    method: str
    refused: str
    why: str
    facts: tuple[ShownFact, ...]
    beside: tuple[ShownFact, ...]
    beside_why: str
    dropped: tuple[tuple[str, str], ...]
    earlier_operations: int | None
    after_operations: tuple[AfterOperations, ...]
    certainty: str
    certainty_why: str
    lasts: str
    lasts_why: str
    note: str

    @property
    def studies(self) -> tuple[str, ...]:
        """The studies the figure rests on, each once."""
        return tuple(dict.fromkeys(one.study for one in self.facts))


def outcome_for(compiled: CompiledOutcome, operations: int, widen: float) -> Outcome:
    """The outcome for a person with so many earlier lumbar operations.

    `widen`: SD added on the scale of the predictive interval where the evidence is not from people with a fusion
    (0 for a person without one, and never for figures measured after a fusion or judged).
    """
    recipe, pooled = compiled.recipe, _step(compiled, operations)
    extra = widen if pooled.basis in ("transported", "derived") and compiled.pooled.basis != "measured" else 0.0
    low, high = _printed(compiled, pooled) or pooled.interval(MEAN) or (None, None)
    new_low, new_high = pooled.interval(NEW_CLINIC, extra, new=True) or (None, None)
    return Outcome(
        kind=recipe.kind,
        what=recipe.what,
        form=_form(pooled, compiled),
        better=recipe.better,
        months=recipe.months,
        against=recipe.against,
        value=pooled.value,
        low=low,
        high=high,
        new_low=new_low,
        new_high=new_high,
        basis=pooled.basis,
        method=pooled.method,
        refused=pooled.refused,
        why=recipe.why or recipe.same_why,
        facts=compiled.shown,
        beside=compiled.beside,
        beside_why=recipe.beside_why,
        dropped=pooled.dropped,
        earlier_operations=operations if compiled.ladder else None,
        after_operations=_ladder(compiled),
        certainty=recipe.certainty,
        certainty_why=recipe.certainty_why,
        lasts=recipe.lasts,
        lasts_why=recipe.lasts_why,
        note=recipe.note,
    )


def _printed(compiled: CompiledOutcome, pooled: Pooled) -> tuple[float, float] | None:
    """The interval that one study printed for its own difference or ratio; None where there is none or several."""
    if len(pooled.facts) != 1 or pooled.scale == "logit":
        return None
    shown = next((one for one in compiled.shown if one.fact == pooled.facts[0]), None)
    return None if shown is None or shown.low is None or shown.high is None else (shown.low, shown.high)


def _step(compiled: CompiledOutcome, operations: int) -> Pooled:
    if operations <= 0 or not compiled.ladder:
        return compiled.pooled
    return compiled.ladder[min(operations, len(compiled.ladder)) - 1]


def _form(pooled: Pooled, compiled: CompiledOutcome) -> Form:
    if pooled.scale == "logit":
        return "proportion"
    if pooled.scale == "log":
        return "ratio"
    return "difference" if compiled.recipe.against else "change"


def _ladder(compiled: CompiledOutcome) -> tuple[AfterOperations, ...]:
    found = []
    for operations, pooled in enumerate((compiled.pooled, *compiled.ladder)) if compiled.ladder else ():
        ends = pooled.interval(MEAN)
        if pooled.value is not None and ends is not None:
            last = operations == len(compiled.ladder)
            found.append(AfterOperations(operations, last, pooled.value, *ends, pooled.facts))
    return tuple(found)
