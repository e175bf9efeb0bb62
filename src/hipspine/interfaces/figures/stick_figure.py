"""A pelvis from the side, one picture a posture."""

from __future__ import annotations

from typing import Final

from hipspine.interfaces.figures.drawing import BLUE, GREY, INK, ORANGE, PALE, SIZE, Drawing, Point
from hipspine.interfaces.terminal.pelvis_text import POSTURE_NAMES
from hipspine.mechanics.degrees import RIGHT, STRAIGHT, cos, sin
from hipspine.mechanics.pelvis.measured import Measured
from hipspine.mechanics.pelvis.spinopelvic import Spinopelvic
from hipspine.mechanics.postures import POSTURES

PANEL: Final = 250
TOP: Final = 64
HEIGHT: Final = 330
BELOW: Final = 150
SACRUM: Final = 70
PLATE: Final = 34
SPINE: Final = 100
THIGH: Final = 90
STEPS: Final = 24
SHOWN: Final = (
    ("PI", "pelvic_incidence"),
    ("PT", "pelvic_tilt"),
    ("SS", "sacral_slope"),
    ("LL", "lumbar_lordosis"),
    ("PFA", "pelvic_femoral_angle"),
)


def stick_figure(pelvis: Spinopelvic) -> str:
    """Hip, sacrum, lumbar spine and thigh in each measured posture, the person looking to the right, as SVG.

    Angles are as measured, lengths a drawing's: the line from hip to S1 leans back by PT, the endplate falls to the
    front by SS, the spine bends evenly from S1 to L1 by LL, the thigh hangs or is raised as PFA says. A part without
    its angle is left out. Dotted: the vertical.
    """
    postures = [posture for posture in POSTURES if posture in pelvis.postures]
    title = f"Pelvis from the side: {pelvis.id}"
    words = "; ".join(f"{POSTURE_NAMES[one]}: {', '.join(_angles(pelvis.postures[one]))}" for one in postures)
    drawing = Drawing(PANEL * max(len(postures), 1), TOP + HEIGHT + BELOW, title, words)
    drawing.text((16, 26), title, bold=True)
    for number, posture in enumerate(postures):
        middle = PANEL * number + PANEL / 2 - 10
        drawing.text((middle + 10, TOP - 10), POSTURE_NAMES[posture], "middle")
        _posture(drawing, pelvis.postures[posture], (middle, TOP + SPINE + SACRUM + 36.0))
        for line, angle in enumerate(_angles(pelvis.postures[posture])):
            drawing.text((middle - 40, TOP + HEIGHT + 24 + line * (SIZE + 6)), angle)
    return drawing.svg()


def _angles(found: dict[str, Measured]) -> list[str]:
    told = ((short, found[name]) for short, name in SHOWN if name in found)
    return [f"{short} {one.value:.0f}" + (f" ± {one.sd:.0f}" if one.sd else "") for short, one in told]


def _posture(drawing: Drawing, found: dict[str, Measured], hip: Point) -> None:
    tilt, slope = found.get("pelvic_tilt"), found.get("sacral_slope")
    drawing.line([(hip[0], hip[1] - SACRUM - 20), (hip[0], hip[1] + 40)], GREY, 1, "2 4")
    if tilt is not None and slope is not None:
        sacrum = _along(hip, RIGHT + tilt.value, SACRUM)
        front, back = _along(sacrum, -slope.value, PLATE / 2), _along(sacrum, STRAIGHT - slope.value, PLATE / 2)
        drawing.area([hip, front, back], PALE, GREY)
        drawing.line([hip, sacrum], INK, 2)
        drawing.line([back, front], BLUE, 5)
        lordosis = found.get("lumbar_lordosis")
        if lordosis is not None:
            _spine(drawing, sacrum, slope.value, lordosis.value)
        femoral = found.get("pelvic_femoral_angle")
        if femoral is not None:
            knee = _along(hip, -RIGHT + STRAIGHT + tilt.value - femoral.value, THIGH)
            drawing.line([hip, knee], INK, 7)
            drawing.circle(knee, 5, INK)
    drawing.circle(hip, 9, "#ffffff", INK, 2)
    rim = found.get("ante_inclination")
    if rim is not None:
        drawing.line([_along(hip, rim.value + STRAIGHT, 16), _along(hip, rim.value, 16)], ORANGE, 4)


def _spine(drawing: Drawing, start: Point, slope: float, lordosis: float) -> None:
    """From the sacrum upwards, at right angles to its endplate, bent back evenly until L1's endplate is reached."""
    points = [start]
    for step in range(STEPS):
        leaning = RIGHT - slope + lordosis * (step + 0.5) / STEPS
        points.append(_along(points[-1], leaning, SPINE / STEPS))
    drawing.line(points, BLUE, 3)
    top = lordosis - slope
    drawing.line([_along(points[-1], top + STRAIGHT, PLATE / 2), _along(points[-1], top, PLATE / 2)], BLUE, 4)


def _along(start: Point, direction: float, length: float) -> Point:
    """A point in a direction counted from the front upwards; the drawing's second coordinate goes down."""
    return start[0] + length * cos(direction), start[1] - length * sin(direction)
