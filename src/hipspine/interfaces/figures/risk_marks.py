"""Marks for the risk of bias, told apart without colour: + in a circle, − in a square, ? in an empty circle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hipspine.interfaces.figures.drawing import GREEN, GREY, INK, ORANGE, SIZE, Drawing, Point
from hipspine.synthesis.risk_of_bias import RiskOfBias

MARK_STEP: Final = 21
RADIUS: Final = 8
LETTERS: Final = ("P", "T", "R", "F")
MEANINGS: Final = "Risk of bias (QUADAS-2): P patients, T test, R reference standard, F flow and timing."
SIGNS: Final = {"low": ("+", GREEN), "high": ("−", ORANGE), "unclear": ("?", GREY)}


def risk_titles(drawing: Drawing, at: Point, risks: Iterable[RiskOfBias]) -> None:
    """The letters of the four domains above their marks, or "Risk" where only the overall judgement is known."""
    x, y = at
    if _in_domains(risks):
        for number, letter in enumerate(LETTERS):
            drawing.text((x + MARK_STEP * (number + 0.5), y), letter, "middle", bold=True)
    else:
        drawing.text((x + MARK_STEP / 2, y), "Bias", "middle", bold=True)


def risk_marks(drawing: Drawing, at: Point, risk: RiskOfBias) -> None:
    """The marks of one study, the first one centred half a step to the right of the place."""
    for number, judged in enumerate(risk.domains or (risk.overall,)):
        _mark(drawing, (at[0] + MARK_STEP * (number + 0.5), at[1]), judged)


def risk_legend(drawing: Drawing, at: Point, risks: Iterable[RiskOfBias]) -> None:
    """What the marks mean, in one line."""
    x, y = at
    words = MEANINGS if _in_domains(risks) else "Risk of bias, overall (QUADAS-2):"
    drawing.text((x, y), words, size=SIZE - 1, colour=GREY)
    x += len(words) * SIZE / 2
    for name in SIGNS:
        _mark(drawing, (x + RADIUS, y - SIZE / 3), name)
        drawing.text((x + MARK_STEP, y), name, size=SIZE - 1, colour=GREY)
        x += MARK_STEP * 2 + len(name) * SIZE / 2


def _mark(drawing: Drawing, at: Point, judged: str) -> None:
    sign, colour = SIGNS[judged]
    filled = judged != "unclear"
    if judged == "high":
        drawing.square(at, RADIUS, INK)
        drawing.square(at, RADIUS - 1, colour)
    else:
        drawing.circle(at, RADIUS, colour if filled else "#ffffff", INK if filled else colour, 1)
    drawing.text((at[0], at[1] + SIZE / 3), sign, "middle", SIZE, "#ffffff" if filled else INK, bold=True)


def _in_domains(risks: Iterable[RiskOfBias]) -> bool:
    return any(one.domains for one in risks)
