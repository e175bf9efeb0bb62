"""One fact as it is shown beside a pooled figure."""

from __future__ import annotations

import msgspec

from hipspine.evidence.fact import Fact
from hipspine.treatment.fact_use import FactUse
from hipspine.treatment.form import form_of
from hipspine.treatment.log_ratio import printed_pair
from hipspine.treatment.outcome_words import Form


class ShownFact(msgspec.Struct, frozen=True):
    """A fact with its own figure, as printed by its study and turned as the outcome uses it.

    A share is a fraction; `value`, `low` and `high` are None where nothing was printed. `counts` as text ("8 of 67
    against 0 of 42"), empty where there are none. `people` in the group or the arms, `fused` as in its group, `months`
    after the treatment, `use` as in the evidence (`caution` and `never` with `why`). `same_people` names the cohort:
    facts with one cohort must not be read as confirming each other.
    """

    fact: str
    study: str
    form: Form | None
    value: float | None
    low: float | None
    high: float | None
    counts: str
    people: int | None
    fused: str
    months: float | None
    same_people: str
    use: str = "yes"
    why: str = ""


def shown_fact(fact: Fact, use: FactUse | None = None) -> ShownFact:
    """The figure of one fact, inverted or negated where the use says so."""
    form = form_of(fact)
    value, pair = _figure(fact)
    if use is not None and use.inverse:
        value, pair = _turned(value, pair, ratio=form == "ratio")
    low, high = pair or (None, None)
    return ShownFact(
        fact.id,
        fact.study,
        form,
        value,
        low,
        high,
        _counts(fact, inverse=use is not None and use.inverse),
        _people(fact),
        fact.group.fused,
        fact.followup_months,
        fact.group.cohort,
        fact.use,
        fact.why,
    )


def _figure(fact: Fact) -> tuple[float | None, tuple[float, float] | None]:
    form = form_of(fact)
    if form == "proportion":
        return fact.fraction("proportion"), fact.interval("proportion_ci") or fact.interval("proportion_range")
    if form == "change":
        return fact.number("mean_change"), None
    value = fact.number("estimate")
    if value is None and form == "ratio":
        value = _crude(fact)
    return value, printed_pair(fact, "estimate_ci")


def _crude(fact: Fact) -> float | None:
    """The risk ratio of the counts; None without events in the comparator."""
    one = fact.counts
    if not one.events_comparator or not one.n_comparator or one.events_exposed is None or not one.n_exposed:
        return None
    return (one.events_exposed / one.n_exposed) / (one.events_comparator / one.n_comparator)


def _turned(
    value: float | None, pair: tuple[float, float] | None, *, ratio: bool
) -> tuple[float | None, tuple[float, float] | None]:
    def turn(number: float) -> float:
        return 1 / number if ratio else -number

    turned = None if value is None or (ratio and value == 0) else turn(value)
    return turned, None if pair is None else (turn(pair[1]), turn(pair[0]))


def _counts(fact: Fact, *, inverse: bool) -> str:
    pair, one = fact.events_total(), fact.counts
    if pair is not None:
        return f"{pair[0]} of {pair[1]}"
    arms = [(one.events_exposed, one.n_exposed), (one.events_comparator, one.n_comparator)]
    if any(events is None or size is None for events, size in arms):
        return ""
    shown = [f"{events} of {size}" for events, size in (reversed(arms) if inverse else arms)]
    return " against ".join(shown)


def _people(fact: Fact) -> int | None:
    if fact.counts.total is not None:
        return fact.counts.total
    arms = (fact.counts.n_exposed, fact.counts.n_comparator)
    if arms[0] is not None and arms[1] is not None:
        return arms[0] + arms[1]
    return None if fact.group.unit == "studies" else fact.group.n
