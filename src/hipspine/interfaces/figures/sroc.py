"""The summary ROC plot: studies, summary point, its regions and the curve."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from textwrap import wrap
from typing import Final

from hipspine.interfaces.figures.axis import Scale, bottom_axis, left_axis
from hipspine.interfaces.figures.drawing import BLUE, GREY, INK, ORANGE, PALE, Drawing, Point
from hipspine.interfaces.figures.legend import SAMPLE, Entry, legend
from hipspine.interfaces.figures.outlines import confidence_outline, curve_points, prediction_outline
from hipspine.interfaces.figures.wording import count, with_interval
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.bivariate.bivariate_fit import BivariateFit
from hipspine.synthesis.bivariate.hsroc import area_under, roc_curve

LEFT: Final = 74
TOP: Final = 26
SIDE: Final = 480
KEY: Final = 330
BELOW: Final = 60
LARGEST: Final = 20.0
LEAST: Final = 3.0
LINE: Final = 40
TICKS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
DASH: Final = "8 4"
DOTS: Final = "3 2"
RISK_FILLS: Final = {
    "low": (BLUE, 0.45, BLUE),
    "high": ("#ffffff", 0.0, BLUE),
    "unclear": (PALE, 0.7, BLUE),
    "not judged": ("#ffffff", 0.0, PALE),
    "": (BLUE, 0.25, BLUE),
}
"""Fill, its opacity and the line of a circle; the last where nothing was judged."""
RISK_WORDS: Final = {"low": "low risk of bias", "high": "high risk of bias", "unclear": "unclear risk of bias"}


def sroc(review: AccuracyReview) -> str:
    """The summary ROC plot of a review, as SVG.

    Across the false-positive rate, upwards the sensitivity. A circle a study, its area by the number of people; the
    summary point with its 95% confidence region (profile likelihood on a boundary) and the 95% prediction region of
    a new study; the summary ROC curve over the false-positive rates that were seen.
    """
    width, height = LEFT + SIDE + KEY, TOP + SIDE + BELOW
    drawing = Drawing(width, height, "Summary ROC plot", _described(review))
    across, up = Scale(0, 1, LEFT, LEFT + SIDE), Scale(0, 1, TOP + SIDE, TOP)
    ticks = [(tick, f"{tick:.1f}".rstrip("0").rstrip(".")) for tick in TICKS]
    drawing.line([(across(0), up(0)), (across(1), up(1))], PALE)
    fit = review.summary.fit if review.summary is not None else None
    own = confidence_outline(fit) if fit is not None else []
    if fit is not None:
        _regions(drawing, fit, own, across, up)
    _studies(drawing, review, across, up)
    if fit is not None:
        _point(drawing, (across(1 - fit.specificity), up(fit.sensitivity)))
    bottom_axis(drawing, across, TOP + SIDE, ticks, "False-positive rate (1 − specificity)")
    left_axis(drawing, up, LEFT, ticks, "Sensitivity")
    drawing.line([(LEFT, TOP), (LEFT + SIDE, TOP), (LEFT + SIDE, TOP + SIDE)], PALE)
    legend(drawing, (LEFT + SIDE + 24, TOP + 12), _entries(review, own))
    return drawing.svg()


def _studies(drawing: Drawing, review: AccuracyReview, across: Scale, up: Scale) -> None:
    sizes = {table.study: table.diseased + table.healthy for table in review.tables}
    largest = max(sizes.values())
    for table in sorted(review.tables, key=lambda table: -sizes[table.study]):
        if table.diseased > 0 and table.healthy > 0:
            at = across(table.fp / table.healthy), up(table.tp / table.diseased)
            _circle(drawing, at, _radius(sizes[table.study], largest), _risk(review, table.study))


def _radius(people: float, largest: float) -> float:
    return float(max(LEAST, LARGEST * (people / largest) ** 0.5))


def _circle(drawing: Drawing, at: Point, radius: float, risk: str) -> None:
    fill, opacity, edge = RISK_FILLS[risk]
    drawing.circle(at, radius, fill, edge, 1.5, opacity)


def _risk(review: AccuracyReview, study: str) -> str:
    if study in review.risks:
        return review.risks[study].overall
    return "not judged" if review.risks else ""


def _regions(drawing: Drawing, fit: BivariateFit, own: Sequence[Point], across: Scale, up: Scale) -> None:
    drawing.area([(across(x), up(y)) for x, y in prediction_outline(fit)], "none", GREY, 2, DASH)
    if own:
        drawing.area([(across(x), up(y)) for x, y in own], "none", ORANGE, 2, DOTS)
    drawing.line([(across(x), up(y)) for x, y in curve_points(fit)], INK, 2)


def _point(drawing: Drawing, at: Point) -> None:
    drawing.square(at, 7, "#ffffff")
    drawing.square(at, 5, INK)


def _entries(review: AccuracyReview, own: Sequence[Point]) -> list[Entry]:
    entries = [
        Entry(partial(_circle, radius=8, risk=risk), [f"Study, {words}"])
        for risk, words in RISK_WORDS.items()
        if any(one.overall == risk for one in review.risks.values())
    ]
    if not all(table.study in review.risks for table in review.tables):
        risk = "not judged" if review.risks else ""
        words = f"Study, risk {risk}" if risk else "Study; area by people"
        entries.append(Entry(partial(_circle, radius=8, risk=risk), [words]))
    model = review.summary
    if model is None or model.fit is None:
        return entries
    sens, spec = (with_interval(one.estimate, one.low, one.high) for one in model.intervals[:2])
    entries.append(Entry(_point, ["Summary point (median study)", f"sensitivity {sens}", f"specificity {spec}"]))
    if own:
        how = "(of the mean)" if model.fit.logit_covariance is not None else "(of the mean; profile likelihood)"
        entries.append(Entry(partial(_sample, colour=ORANGE, dash=DOTS), ["95% confidence region", how]))
    new = ["95% prediction region", "(where a new clinic lies)"]
    entries.append(Entry(partial(_sample, colour=GREY, dash=DASH), new))
    if curve_points(model.fit):
        auc = f"{area_under(roc_curve(model.fit)):.2f}"
        entries.append(Entry(partial(_sample, colour=INK, dash=""), [f"Summary ROC curve (whole area {auc})"]))
    people = [f"{len(review.tables)} studies, {count(review.people)} people"]
    notes = [] if own else ["Confidence region open: not drawn"]
    notes += [f"On a boundary: {name}" for name in model.fit.boundary]
    notes += ["Spread between studies assumed"] if model.fit.model == "assumed_spread" else []
    lines = [line for words in (*people, *notes) for line in wrap(words, LINE, subsequent_indent="  ")]
    return [*entries, Entry(_nothing, lines)]


def _nothing(drawing: Drawing, at: Point) -> None:
    """No sample: words alone."""


def _sample(drawing: Drawing, at: Point, colour: str, dash: str) -> None:
    drawing.line([(at[0] - SAMPLE / 2, at[1]), (at[0] + SAMPLE / 2, at[1])], colour, 2, dash)


def _described(review: AccuracyReview) -> str:
    model = review.summary
    if model is None:
        return f"{len(review.tables)} studies without a summary: {review.exact.refused}."
    sens, spec = (with_interval(one.estimate, one.low, one.high) for one in model.intervals[:2])
    return f"{len(review.tables)} studies around the summary point: sensitivity {sens}, specificity {spec}."
