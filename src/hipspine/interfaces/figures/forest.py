"""The coupled forest plot: sensitivity and specificity of every study side by side, and their summary."""

from __future__ import annotations

from typing import Final, NamedTuple

from hipspine.interfaces.figures.drawing import BLUE, GREY, INK, PALE, SIZE, Drawing
from hipspine.interfaces.figures.risk_marks import MARK_STEP, risk_legend, risk_marks, risk_titles
from hipspine.interfaces.figures.wording import breadth, count, fitted, with_interval
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.bivariate.intervals import Interval
from hipspine.synthesis.bivariate.study_table import CELLS, StudyTable
from hipspine.synthesis.disagreement import MeasureSpread, OneStudy, own_proportions

MARGIN: Final = 16
ROW: Final = 22
HEAD: Final = 40
LEAST_CELL: Final = 38
PLOT: Final = 144
WORDS: Final = 126
GAP: Final = 14
LONGEST_NAME: Final = 190
LARGEST: Final = 6.0
TICKS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class _Columns(NamedTuple):
    """Where the columns begin, and how wide a count is."""

    name: float
    cells: float
    cell: float
    sensitivity: float
    specificity: float
    risk: float
    width: float


def forest(review: AccuracyReview) -> str:
    """The coupled forest plot of a review, as SVG.

    Squares, their area by the number of people, with each study's own exact 95% interval; a diamond for the summary
    and its 95% interval; under it, as a bar, where a new clinic lies in 95 of 100; risk of bias by QUADAS-2 where it
    was judged. Studies stand in the order of the review.
    """
    columns = _columns(review)
    rows = len(review.tables) + (2 if review.spread is not None else 0)
    bottom = HEAD + ROW * (rows + 0.5)
    notes = _notes(review)
    height = bottom + ROW * (2 + len(notes) + bool(review.risks))
    drawing = Drawing(columns.width, height, "Forest plot of sensitivity and specificity", _described(review))
    _head(drawing, columns, review)
    _means(drawing, columns, review)
    seen = own_proportions(review.tables)
    for at, table in enumerate(review.tables):
        y = HEAD + ROW * (at + 0.5)
        _study(drawing, columns, table, review.label(table), (seen[0][at], seen[1][at]), y, _largest(review))
        if table.study in review.risks:
            risk_marks(drawing, (columns.risk, y), review.risks[table.study])
    _axes(drawing, columns, bottom)
    _summary(drawing, columns, review)
    for at, words in enumerate(notes):
        drawing.text((MARGIN, bottom + ROW * (at + 2)), words, size=SIZE - 1, colour=GREY)
    if review.risks:
        risk_legend(drawing, (MARGIN, bottom + ROW * (len(notes) + 2)), review.risks.values())
    return drawing.svg()


def _columns(review: AccuracyReview) -> _Columns:
    names = max([breadth(review.label(table)) for table in review.tables] + [breadth("New clinic (95 of 100)")])
    cells = MARGIN + min(names, LONGEST_NAME) + GAP
    largest = max(sum(getattr(table, cell) for table in review.tables) for cell in CELLS)
    cell = max(LEAST_CELL, breadth(count(largest)) + GAP)
    sensitivity = cells + cell * len(CELLS) + GAP
    specificity = sensitivity + PLOT + WORDS + GAP
    risk = specificity + PLOT + WORDS + GAP
    step = 4 if any(one.domains for one in review.risks.values()) else 1
    width = (risk + MARK_STEP * step if review.risks else risk - GAP) + MARGIN
    return _Columns(MARGIN, cells, cell, sensitivity, specificity, risk, width)


def _head(drawing: Drawing, columns: _Columns, review: AccuracyReview) -> None:
    y = HEAD - ROW / 2
    drawing.text((columns.name, y), "Study", bold=True)
    for at, cell in enumerate(CELLS):
        drawing.text((columns.cells + columns.cell * (at + 1), y), cell.upper(), "end", bold=True)
    for x, name in ((columns.sensitivity, "Sensitivity"), (columns.specificity, "Specificity")):
        drawing.text((x + PLOT / 2, y), name, "middle", bold=True)
        drawing.text((x + PLOT + WORDS, y), "95% interval", "end", bold=True)
    if review.risks:
        risk_titles(drawing, (columns.risk, y), review.risks.values())
    drawing.line([(MARGIN, HEAD - 4), (columns.width - MARGIN, HEAD - 4)], INK, 1)


def _means(drawing: Drawing, columns: _Columns, review: AccuracyReview) -> None:
    """A dotted line down from the summary, under everything else."""
    if review.summary is not None:
        for x, one in zip((columns.sensitivity, columns.specificity), review.summary.intervals[:2], strict=True):
            at = x + PLOT * one.estimate
            drawing.line([(at, HEAD), (at, HEAD + ROW * (len(review.tables) + 2))], GREY, 1, "2 3")


def _study(
    drawing: Drawing,
    columns: _Columns,
    table: StudyTable,
    name: str,
    seen: tuple[OneStudy | None, OneStudy | None],
    y: float,
    largest: float,
) -> None:
    base = y + SIZE / 3
    drawing.text((columns.name, base), fitted(name, columns.cells - MARGIN - GAP))
    for at, cell in enumerate(CELLS):
        drawing.text((columns.cells + columns.cell * (at + 1), base), count(getattr(table, cell)), "end")
    for x, one in zip((columns.sensitivity, columns.specificity), seen, strict=True):
        if one is None:
            drawing.text((x + PLOT + WORDS, base), "nobody", "end", colour=GREY)
            continue
        drawing.line([(x + PLOT * one.low, y), (x + PLOT * one.high, y)], INK, 1)
        drawing.square((x + PLOT * one.estimate, y), max(2.0, LARGEST * (one.total / largest) ** 0.5), BLUE)
        drawing.text((x + PLOT + WORDS, base), with_interval(one.estimate, one.low, one.high), "end")


def _axes(drawing: Drawing, columns: _Columns, bottom: float) -> None:
    for x in (columns.sensitivity, columns.specificity):
        drawing.line([(x, bottom), (x + PLOT, bottom)], INK, 1)
        for tick in TICKS:
            at = x + PLOT * tick
            drawing.line([(at, bottom), (at, bottom + 4)], INK, 1)
            drawing.text((at, bottom + ROW - 4), f"{tick:.1f}".rstrip("0").rstrip("."), "middle", SIZE - 1)


def _summary(drawing: Drawing, columns: _Columns, review: AccuracyReview) -> None:
    model, spread = review.summary, review.spread
    if model is None or spread is None:
        return
    y = HEAD + ROW * (len(review.tables) + 0.5)
    drawing.line([(MARGIN, y - ROW / 2), (columns.width - MARGIN, y - ROW / 2)], PALE, 1)
    drawing.text((columns.name, y + SIZE / 3), "Summary", bold=True)
    drawing.text((columns.name, y + ROW + SIZE / 3), "New clinic (95 of 100)")
    for at, cell in enumerate(CELLS):
        total = sum(getattr(table, cell) for table in review.tables)
        drawing.text((columns.cells + columns.cell * (at + 1), y + SIZE / 3), count(total), "end", bold=True)
    places = (
        (columns.sensitivity, model.intervals[0], spread.sensitivity),
        (columns.specificity, model.intervals[1], spread.specificity),
    )
    for x, one, new in places:
        _diamond(drawing, x, y, one)
        _new_clinic(drawing, x, y + ROW, new)


def _diamond(drawing: Drawing, x: float, y: float, one: Interval) -> None:
    middle = x + PLOT * one.estimate
    low, high = (one.estimate if end is None else end for end in (one.low, one.high))
    shape = [(x + PLOT * low, y), (middle, y - 6), (x + PLOT * high, y), (middle, y + 6)]
    drawing.area(shape, INK, INK)
    words = with_interval(one.estimate, one.low, one.high)
    drawing.text((x + PLOT + WORDS, y + SIZE / 3), words, "end", bold=True)


def _new_clinic(drawing: Drawing, x: float, y: float, new: MeasureSpread) -> None:
    low, high = x + PLOT * new.new_low, x + PLOT * new.new_high
    drawing.line([(low, y), (high, y)], GREY, 5)
    drawing.text((x + PLOT + WORDS, y + SIZE / 3), f"{new.new_low:.2f} to {new.new_high:.2f}", "end")


def _notes(review: AccuracyReview) -> list[str]:
    model = review.summary
    if model is None or model.fit is None:
        return [f"No summary: {review.exact.refused}."]
    sens, spec = (variance**0.5 for variance in model.fit.between_variance)
    name = "Exact bivariate binomial-normal model" if model.fit.model == "exact" else "Each measure on its own"
    first = f"{name}; {len(review.tables)} studies, {count(review.people)} people; SD of logits between studies "
    lines = [f"{first}{sens:.2f} and {spec:.2f}. Intervals of single studies are exact (Clopper-Pearson)."]
    if model.fit.boundary:
        lines.append(f"The fit lies on a boundary: {', '.join(model.fit.boundary)}.")
    elif model.fit.model == "assumed_spread":
        lines.append("Too few studies for the bivariate model: the spread between studies is assumed.")
    return lines


def _largest(review: AccuracyReview) -> float:
    return max(max(table.diseased, table.healthy) for table in review.tables)


def _described(review: AccuracyReview) -> str:
    model = review.summary
    if model is None:
        return f"{len(review.tables)} studies without a summary: {review.exact.refused}."
    sens, spec = (with_interval(one.estimate, one.low, one.high) for one in model.intervals[:2])
    return f"{len(review.tables)} studies; summary sensitivity {sens}, specificity {spec}."
