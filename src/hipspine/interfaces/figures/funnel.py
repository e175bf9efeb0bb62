"""The funnel of Deeks: the odds ratio of each study against its size."""

from __future__ import annotations

import math
from typing import Final

from hipspine.interfaces.figures.axis import Scale, bottom_axis, left_axis, round_steps
from hipspine.interfaces.figures.drawing import BLUE, GREY, INK, PALE, SIZE, Drawing
from hipspine.interfaces.figures.wording import ratio
from hipspine.synthesis.accuracy_review import AccuracyReview
from hipspine.synthesis.deeks import DeeksTest, FunnelPoint, funnel_points

LEFT: Final = 84
TOP: Final = 20
WIDE: Final = 640
HIGH: Final = 400
RIGHT: Final = 24
BELOW: Final = 116
RADIUS: Final = 5
AIR: Final = 0.06
"""How much of the range of the points is left free around them."""
POWERS: Final = 20
MOST_TICKS: Final = 8
MILLION: Final = 1_000_000


def funnel(review: AccuracyReview) -> str:
    """The funnel of a review, as SVG: across the diagnostic odds ratio, upwards 1 / sqrt(effective sample size).

    Large studies stand at the top. Where Deeks' test can be done its line is drawn and its result stands below: a
    line that leans says that small studies differ from large ones; else the reason stands there.
    """
    drawing = Drawing(LEFT + WIDE + RIGHT, TOP + HIGH + BELOW, "Funnel plot (Deeks)", _result(review))
    points = funnel_points(review.tables)
    if points:
        across, up = _scales(points)
        bottom_axis(drawing, across, TOP + HIGH, _odds_ticks(across), "Diagnostic odds ratio (log scale)")
        ticks = [(step, f"{step:.3g}") for step in round_steps(up.low, up.high)]
        left_axis(drawing, up, LEFT, ticks, "1 / √(effective sample size); large studies on top")
        drawing.line([(LEFT, TOP), (LEFT + WIDE, TOP), (LEFT + WIDE, TOP + HIGH)], PALE)
        if review.funnel is not None:
            _line(drawing, review.funnel, across, up)
        for point in points:
            drawing.circle((across(point.log_dor), up(point.inverse_root)), RADIUS, BLUE, BLUE, 1.5, 0.35)
    drawing.text((LEFT, TOP + HIGH + BELOW - 36), _result(review), colour=INK)
    if review.funnel is not None:
        words = "Solid: regression on size, weighted by it (leans if small studies differ); dotted: weighted mean."
        drawing.text((LEFT, TOP + HIGH + BELOW - 16), words, size=SIZE - 1, colour=GREY)
    return drawing.svg()


def _scales(points: tuple[FunnelPoint, ...]) -> tuple[Scale, Scale]:
    logs, roots = [point.log_dor for point in points], [point.inverse_root for point in points]
    low, high = min([*logs, 0.0]), max(logs)
    air = max(AIR * (high - low), 0.5)
    deepest = max(roots) * (1 + AIR)
    across = Scale(low - air, high + air, LEFT, LEFT + WIDE)
    return across, Scale(0, deepest, TOP, TOP + HIGH)


def _odds_ticks(scale: Scale) -> list[tuple[float, str]]:
    """The scale is that of the log odds ratio; ticks at powers of ten, and 2 and 5 times them where there are few."""
    powers = [10.0**power for power in range(-POWERS, POWERS + 1)]
    inside = [value for value in powers if scale.low <= math.log(value) <= scale.high]
    if len(inside) < 3:
        finer = [value * times for value in powers for times in (1, 2, 5)]
        inside = [value for value in finer if scale.low <= math.log(value) <= scale.high]
    step = math.ceil(len(inside) / MOST_TICKS)
    return [(math.log(value), _odds(value)) for value in inside[::step]]


def _odds(value: float) -> str:
    if value >= MILLION:
        return f"{value:.0e}".replace("e+0", "e").replace("e+", "e")
    return f"{value:,.0f}".replace(",", " ") if value >= 1 else ratio(value)


def _line(drawing: Drawing, test: DeeksTest, across: Scale, up: Scale) -> None:
    """The regression line from the largest to the smallest study, and a dotted one without a lean."""
    roots = [point.inverse_root for point in test.points]
    drawing.line(
        [(across(log), up(root)) for log, root in (_end(test, across, at) for at in (min(roots), max(roots)))], INK, 2
    )
    total = sum(point.size for point in test.points)
    mean = sum(point.size * point.log_dor for point in test.points) / total
    drawing.line([(across(mean), up(up.low)), (across(mean), up(up.high))], GREY, 1, "2 3")


def _end(test: DeeksTest, across: Scale, root: float) -> tuple[float, float]:
    """Log odds ratio and root at one end of the line; where it would leave the plot, the point where it does."""
    log = test.intercept + test.slope * root
    inside = min(max(log, across.low), across.high)
    return inside, root if inside == log else (inside - test.intercept) / test.slope


def _result(review: AccuracyReview) -> str:
    return f"Deeks' test: {review.funnel.words}." if review.funnel is not None else f"{review.funnel_refused}."
