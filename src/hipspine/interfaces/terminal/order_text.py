"""Hip first or spine first, as text."""

from __future__ import annotations

from hipspine.interfaces.terminal.layout import wrap
from hipspine.interfaces.terminal.names import Names
from hipspine.interfaces.terminal.outcome_text import outcome_words
from hipspine.treatment import OrderOfTreatment
from hipspine.treatment.compare_orders import ComparedOrder

TITLE = "HIP FIRST OR SPINE FIRST"
SHORT_SIDE = 2


def order_text(order: OrderOfTreatment | None, names: Names, *, full: bool) -> list[str]:
    """Both sides, the cohorts that compare them and the verdict or why there is none; nothing without an order."""
    if order is None:
        return []
    lines = ["", TITLE] if full else [TITLE]
    if order.forbidden_by:
        shown = "; ".join(names.within(names.source(source)) for source in order.forbidden_by)
        return [*lines, *wrap(f"{order.verdict_why} Settle first: {shown}.", "! ", most=None if full else 2)]
    for first, outcomes in (("Hip first", order.hip_first), ("Spine first", order.spine_first)):
        said = [outcome_words(one, studies=full) for one in (outcomes if full else outcomes[:SHORT_SIDE])]
        lines += wrap(f"{first}: {'; '.join(said)}", "  ", "    ", most=None if full else 2)
    for one in order.comparisons if full else order.comparisons[:1]:
        cohorts = "; ".join(_cohort(cohort) for cohort in one.cohorts)
        text = f"{one.what}, spine first against hip first: {cohorts}. They {_AGREE[one.agreement]}."
        lines += wrap(text, "  ", "    ", most=None if full else 3)
        lines += wrap(one.note, "    ") if full and one.note else []
    for sign in order.signs:
        text = f"{names.sign(sign.finding)} points to the {sign.points_to} ({sign.shown.study})"
        lines += wrap(text, "  ", "    ", most=None if full else 1)
    lines += wrap(
        order.verdict_why if not order.verdict else f"{order.verdict} first. {order.verdict_why}",
        "  ",
        "    ",
        most=None if full else 2,
    )
    return lines


_AGREE = {"agree": "agree", "contradict": "contradict each other", "open": "settle nothing"}


def _cohort(one: ComparedOrder) -> str:
    if one.ratio is None:
        return f"{one.study} no number"
    span = "no interval" if one.low is None or one.high is None else f"{one.low:.2g} to {one.high:.2g}"
    review = ", a review" if one.review else ""
    return f"{one.study} x {one.ratio:.2g} ({span}{review})"
