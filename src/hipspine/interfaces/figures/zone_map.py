"""A map of cups: the chance that neck and rim meet in none of the activities."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from hipspine.interfaces.figures.axis import Scale, bottom_axis, left_axis, round_steps
from hipspine.interfaces.figures.drawing import INK, ORANGE, SIZE, Drawing
from hipspine.mechanics.plan.cup_plan import CupPlan

LEFT: Final = 90
TOP: Final = 60
WIDTH: Final = 560
HEIGHT: Final = 400
RIGHT: Final = 250
BELOW: Final = 130
BANDS: Final = (
    (0.95, "#0b4f7d"),
    (0.9, "#2b7bb0"),
    (0.75, "#6aaad2"),
    (0.5, "#a9cfe6"),
    (0.25, "#d9eaf5"),
    (0.0, "#ffffff"),
)
"""From this chance on, in this colour, darkest first."""
DARK: Final = 2
"""Bands dark enough for white figures."""
EVERY: Final = 10
"""Degrees between printed figures; those of inclination stand halfway, clear of the lines of the zone."""
CLEAR: Final = 3
"""Degrees around a mark without a figure."""


def zone_map(plan: CupPlan, name: str = "", cup: tuple[float, float] | None = None) -> str:
    """The map as SVG: inclination up, anteversion to the right, both radiographic and standing.

    Bands of chance with the chance in per cent printed every ten degrees; the classical zone dashed, the best cup of
    all a ring, the best of the zone a dot, `cup` (inclination, anteversion) a cross.
    """
    words = (
        f"Best of all {plan.best_inclination:.0f} and {plan.best_anteversion:.0f} degrees, free in "
        f"{plan.best_probability:.0%} of draws; classical zone {plan.zone.worst:.0%} to {plan.zone.best:.0%}."
    )
    title = "Neck and rim free in all activities" + (f": {name}" if name else "")
    drawing = Drawing(LEFT + WIDTH + RIGHT, TOP + HEIGHT + BELOW, title, words)
    across = Scale(plan.anteversions[0] - 0.5, plan.anteversions[-1] + 0.5, LEFT, LEFT + WIDTH)
    up = Scale(plan.inclinations[0] - 0.5, plan.inclinations[-1] + 0.5, TOP + HEIGHT, TOP)
    drawing.text((LEFT, TOP - SIZE * 2), title, bold=True)
    _bands(drawing, plan, across, up)
    marks = [(plan.best_inclination, plan.best_anteversion), (plan.zone.best_inclination, plan.zone.best_anteversion)]
    _figures(drawing, plan, across, up, [*marks, *([cup] if cup is not None else [])])
    low, high = plan.zone.inclination
    front, back = plan.zone.anteversion
    corners = [(across(x), up(y)) for x, y in ((front, low), (back, low), (back, high), (front, high))]
    drawing.area(corners, stroke=INK, width=2, dash="7 4")
    drawing.circle((across(plan.best_anteversion), up(plan.best_inclination)), 8, stroke=ORANGE, width=3)
    drawing.circle((across(plan.zone.best_anteversion), up(plan.zone.best_inclination)), 5, ORANGE, "#ffffff", 1)
    if cup is not None:
        x, y = across(cup[1]), up(cup[0])
        for way in (1, -1):
            drawing.line([(x - 7, y - 7 * way), (x + 7, y + 7 * way)], ORANGE, 3)
    ticks = [(value, f"{value:g}") for value in round_steps(plan.anteversions[0], plan.anteversions[-1], 8)]
    bottom_axis(drawing, across, TOP + HEIGHT, ticks, "Radiographic anteversion, standing (degrees)")
    ticks = [(value, f"{value:g}") for value in round_steps(plan.inclinations[0], plan.inclinations[-1], 6)]
    left_axis(drawing, up, LEFT, ticks, "Radiographic inclination (degrees)")
    _legend(drawing, cup is not None)
    for number, line in enumerate((words, "Neck on rim only; most activities are assumed. No recommendation.")):
        drawing.text((20, TOP + HEIGHT + 84 + number * (SIZE + 5)), line)
    return drawing.svg()


def _band(chance: float) -> int:
    return next(number for number, (least, _) in enumerate(BANDS) if chance >= least)


def _bands(drawing: Drawing, plan: CupPlan, across: Scale, up: Scale) -> None:
    for inclination, row in zip(plan.inclinations, plan.probability, strict=True):
        bottom, top = up(inclination - 0.5), up(inclination + 0.5)
        for band, start, end in _runs(plan.anteversions, [_band(float(chance)) for chance in row]):
            left, right = across(start - 0.5), across(end + 0.5)
            colour = BANDS[band][1]
            drawing.area([(left, bottom), (right, bottom), (right, top), (left, top)], colour, colour, 0.5)


def _runs(places: tuple[float, ...], bands: list[int]) -> Iterator[tuple[int, float, float]]:
    """Neighbours of one band together: band, first and last place."""
    for band, group in groupby(zip(places, bands, strict=True), key=lambda pair: pair[1]):
        run = [place for place, _ in group]
        yield band, run[0], run[-1]


def _figures(drawing: Drawing, plan: CupPlan, across: Scale, up: Scale, marks: list[tuple[float, float]]) -> None:
    for inclination in plan.inclinations[1:-1]:
        for anteversion in plan.anteversions[1:-1]:
            near = any(abs(inclination - i) <= CLEAR and abs(anteversion - a) <= CLEAR for i, a in marks)
            if inclination % EVERY == EVERY / 2 and anteversion % EVERY == 0 and not near:
                chance = plan.at(inclination, anteversion)
                colour = "#ffffff" if _band(chance) < DARK else INK
                at = across(anteversion), up(inclination) + SIZE / 3
                drawing.text(at, f"{100 * chance:.0f}", "middle", SIZE - 2, colour)


def _legend(drawing: Drawing, cup: bool) -> None:
    x, y = LEFT + WIDTH + 24.0, TOP + SIZE
    drawing.text((x, y), "Free in all activities", bold=True)
    for number, (least, colour) in enumerate(BANDS):
        y += SIZE + 9
        drawing.area([(x, y - 12), (x + 22, y - 12), (x + 22, y + 3), (x, y + 3)], colour, INK, 0.5)
        most = f"under {BANDS[number - 1][0]:.0%}" if number else "100%"
        drawing.text((x + 30, y), f"{least:.0%} to {most}")
    y += SIZE * 2.5
    drawing.line([(x, y - 4), (x + 22, y - 4)], INK, 2, "7 4")
    drawing.text((x + 30, y), "classical zone")
    y += SIZE + 9
    drawing.circle((x + 11, y - 4), 5, ORANGE, "#ffffff", 1)
    drawing.text((x + 30, y), "best in that zone")
    y += SIZE + 9
    drawing.circle((x + 11, y - 4), 7, stroke=ORANGE, width=3)
    drawing.text((x + 30, y), "best of all")
    if cup:
        y += SIZE + 9
        for way in (1, -1):
            drawing.line([(x + 5, y - 4 - 6 * way), (x + 17, y - 4 + 6 * way)], ORANGE, 3)
        drawing.text((x + 30, y), "the cup asked for")
