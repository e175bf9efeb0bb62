"""Fagan's nomogram: from the chance before a test over its likelihood ratios to the chance after it."""

from __future__ import annotations

from typing import Final

from hipspine.interfaces.figures.axis import Scale
from hipspine.interfaces.figures.drawing import BLUE, INK, ORANGE, SIZE, Anchor, Drawing, Point
from hipspine.interfaces.figures.wording import per_cent, ratio
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.predictive_values import Chance, PredictiveValues

TOP: Final = 64
HIGH: Final = 560
LEFT: Final = 130
STEP: Final = 240
WIDTH: Final = 740
BELOW: Final = 124
TICK: Final = 5
EDGE: Final = 0.001
CHANCES: Final = (
    *(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4),
    *(0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999),
)
RATIOS: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
DASH: Final = "8 4"


def fagan(review: AccuracyReview) -> str:
    """Fagan's nomogram of a review with a prevalence, as SVG; ValueError where it has no predictive values.

    A straight line leads from the chance before over the likelihood ratio to the chance after: whole for a positive,
    dashed for a negative result. Bars on the axes are 95% intervals, the ratios' and the chances after being those
    of a new clinic. Below stands the same in words. Fagan, N Engl J Med 1975;293:257.
    """
    found = review.predictive
    if found is None:
        raise ValueError("a nomogram needs a prevalence")
    drawing = Drawing(WIDTH, TOP + HIGH + BELOW, "Fagan nomogram", " ".join(found.words))
    before = Scale(EDGE, 1 - EDGE, TOP, TOP + HIGH, "logit")
    after = Scale(EDGE, 1 - EDGE, TOP + HIGH, TOP, "logit")
    odds = (1 - EDGE) / EDGE
    middle = Scale(odds**-2, odds**2, TOP + HIGH, TOP, "log")
    columns = LEFT, LEFT + STEP, LEFT + STEP * 2
    _bars(drawing, columns, found, (before, middle, after))
    for chance, lr, colour, dash in (
        (found.positive, found.lr_plus, ORANGE, ""),
        (found.negative, found.lr_minus, BLUE, DASH),
    ):
        _way(
            drawing,
            columns,
            (before(found.prevalence.median), middle(lr.estimate), after(chance.estimate)),
            colour,
            dash,
        )
    _axes(drawing, columns, before, middle, after)
    _words(drawing, found)
    return drawing.svg()


def _axes(drawing: Drawing, columns: tuple[float, float, float], before: Scale, middle: Scale, after: Scale) -> None:
    titles = (("Chance before", "the test"), ("Likelihood", "ratio"), ("Chance after", "the test"))
    for x, lines in zip(columns, titles, strict=True):
        for number, words in enumerate(lines):
            drawing.text((x, TOP - 38 + number * (SIZE + 3)), words, "middle", bold=True)
    sides: tuple[tuple[float, Scale, Anchor], ...] = ((columns[0], before, "end"), (columns[2], after, "start"))
    for x, scale, anchor in sides:
        drawing.line([(x, TOP), (x, TOP + HIGH)])
        for chance in CHANCES:
            _tick(drawing, x, scale(chance), f"{chance * 100:g}%", anchor)
    drawing.line([(columns[1], middle(RATIOS[0])), (columns[1], middle(RATIOS[-1]))])
    for value in RATIOS:
        _tick(drawing, columns[1], middle(value), f"{value:g}", "end")


def _tick(drawing: Drawing, x: float, y: float, words: str, anchor: Anchor) -> None:
    way = 1 if anchor == "start" else -1
    drawing.line([(x, y), (x + way * TICK, y)])
    drawing.text((x + way * (TICK + 9), y + SIZE / 3), words, anchor, SIZE - 1, halo=True)


def _bars(
    drawing: Drawing, columns: tuple[float, float, float], found: PredictiveValues, scales: tuple[Scale, Scale, Scale]
) -> None:
    """Intervals beside their axes, those of a positive result to the right of those of a negative one."""
    before = found.prevalence
    if not before.is_fixed:
        _bar(drawing, columns[0] + 7, scales[0](before.low), scales[0](before.high), INK)
    pairs = (
        (columns[1] + 7, scales[1], found.lr_plus, found.lr_minus),
        (columns[2] - 7, scales[2], found.positive, found.negative),
    )
    for x, scale, plus, minus in pairs:
        _bar(drawing, x, scale(plus.low), scale(plus.high), ORANGE)
        _bar(drawing, x + (5 if x < columns[2] - 8 else -5), scale(minus.low), scale(minus.high), BLUE, "6 2")


def _bar(drawing: Drawing, x: float, one: float, other: float, colour: str, dash: str = "") -> None:
    drawing.line([(x, one), (x, other)], colour, 4, dash)


def _way(
    drawing: Drawing, columns: tuple[float, float, float], heights: tuple[float, float, float], colour: str, dash: str
) -> None:
    points: list[Point] = list(zip(columns, heights, strict=True))
    drawing.line(points, colour, 2, dash)
    for point in points:
        drawing.circle(point, 4, colour, colour, 1)


def _words(drawing: Drawing, found: PredictiveValues) -> None:
    y = TOP + HIGH + SIZE * 2 + 8
    before = found.prevalence
    said = per_cent(before.median)
    if not before.is_fixed:
        said += f" ({per_cent(before.low)} to {per_cent(before.high)}, {before.level * 100:g}% interval)"
    drawing.text((20, y), f"Before the test: {said}")
    for words, lr, name, colour, dash in (
        (found.words[0], found.lr_plus, "LR+", ORANGE, ""),
        (found.words[1], found.lr_minus, "LR−", BLUE, DASH),
    ):
        y += SIZE * 2
        drawing.line([(20, y - SIZE / 3), (54, y - SIZE / 3)], colour, 2, dash)
        drawing.text((62, y), f"{words.rstrip('.')} ({name} {_span(lr)}).")
    drawing.text(
        (20, y + SIZE * 2), "Intervals of 95%, for a new clinic: spread between the studies included.", size=SIZE - 1
    )


def _span(lr: Chance) -> str:
    return f"{ratio(lr.estimate)}, {ratio(lr.low)} to {ratio(lr.high)}"
