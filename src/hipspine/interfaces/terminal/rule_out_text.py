"""What must be ruled out first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hipspine.diagnosis.answer import ToRuleOut
from hipspine.interfaces.terminal.layout import WIDTH, fitting, some, wrap
from hipspine.interfaces.terminal.view import FULL, View

TITLE: Final = "RULE OUT FIRST"
_FORBIDDEN: Final = {
    "block": "no anaesthetic block",
    "steroid": "no steroid",
    "stop_rule": "no settling for another explanation",
    "order_of_treatment": "no decision which to treat first",
}
_WITHIN: Final = {"hours": " (settle within hours)", "days": " (settle within days)"}
_WITHIN_SHORT: Final = {"hours": ", within hours"}
_OPEN_SHOWN: Final = (3, 2, 1, 0)
_OPEN_LINES: Final = (2, 1, 1, 0)


def rule_out_text(view: View, detail: int) -> list[str]:
    """The section; never says that something is excluded, and gives no probability."""
    every = view.answer.rule_out_first
    triggered = [one for one in every if one.state == "triggered"]
    unanswered = [one for one in every if one.state == "open"]
    silent = [one for one in every if one.state == "none_found"]
    lines = [TITLE, *_triggered(triggered, view, detail), *_open(unanswered, view, detail)]
    if silent:
        lines += _none_found(silent, view, detail)
    if not every:
        lines.append("  Nothing that must not be missed is possible in this person as described.")
    return lines


def open_questions(view: View) -> list[str]:
    """The ids of the questions of all open entries, those that several entries ask first."""
    asked: dict[str, int] = {}
    for one in view.answer.rule_out_first:
        if one.state == "open":
            for question in one.unanswered:
                asked[question] = asked.get(question, 0) + 1
    return sorted(asked, key=lambda question: -asked[question])


def forbidden(entries: Sequence[ToRuleOut]) -> str:
    """What the entries forbid together, in words."""
    return ", ".join(text for word, text in _FORBIDDEN.items() if any(word in one.forbids for one in entries))


def _triggered(entries: list[ToRuleOut], view: View, detail: int) -> list[str]:
    lines: list[str] = []
    if not entries:
        return ["  No warning sign was entered as present."] if view.answer.rule_out_first else []
    names = view.names
    if detail >= 2:
        shown = [names.source(one.source) for one in entries]
        if detail == 2:
            shown = [
                f"{name} ({names.sign(one.triggers[0])}{_WITHIN_SHORT.get(one.urgency, '')})"
                for name, one in zip(shown, entries, strict=True)
            ]
        lines += wrap(f"{len(entries)} triggered: {'; '.join(shown)}.", "! ")
    for one in entries if detail < 2 else ():
        most = None if detail == FULL else 4 if detail == 0 else 2
        signs = "; ".join(some([names.sign(sign) for sign in one.triggers], most))
        waits = forbidden([one]) if detail <= 0 else ""
        text = f"{names.source(one.source)}{_WITHIN.get(one.urgency, '')}: {signs}." + (
            f" Until settled: {waits}." if waits else ""
        )
        if one.settle_with:
            text += f" Settle with: {'; '.join(names.within(names.test(test)) for test in one.settle_with)}."
        if detail == FULL and one.unanswered:
            text += f" Not asked: {'; '.join(names.sign(sign) for sign in one.unanswered)}."
        if detail == FULL and one.studies:
            text += f" [{', '.join(one.studies)}]"
        lines += wrap(text, "! ")
    tests = dict.fromkeys(test for one in entries for test in one.settle_with[:1])
    if detail >= 2 and tests:
        lines += wrap(
            f"Settle with: {'; '.join(some([names.within(names.test(test)) for test in tests], 4))}.", "  ", most=2
        )
    if detail >= 1 and (waits := forbidden(entries)):
        this = "this is" if len(entries) == 1 else "these are"
        lines += wrap(f"Until {this} settled: {waits}.", "  ", most=2 if detail < 3 else 1)
    return lines


def _open(entries: list[ToRuleOut], view: View, detail: int) -> list[str]:
    if not entries:
        return []
    names = view.names
    shown = len(entries) if detail == FULL else _OPEN_SHOWN[detail]
    lines: list[str] = []
    for one in entries[:shown]:
        questions = [names.sign(question) for question in one.unanswered]
        start = f"? {names.source(one.source)}: "
        if detail != FULL:
            questions = fitting(questions, _OPEN_LINES[detail] * (WIDTH - 6) - len(start))
        lines += wrap(start + "; ".join(questions), "  ", "    ")
    rest = [names.within(names.source(one.source)) for one in entries[shown:]]
    if rest and detail == 0:
        lines += wrap(f"and {len(rest)} more: {'; '.join(fitting(rest, 2 * WIDTH - 28))} (--all)", "  ", "    ", most=2)
    elif rest:
        what = "more have" if shown else "sources that must not be missed have"
        lines += wrap(f"{len(rest)} {what} unanswered questions (--all names them)", "  ", most=1)
    return lines


def _none_found(entries: list[ToRuleOut], view: View, detail: int) -> list[str]:
    names = [view.names.within(view.names.source(one.source)) for one in entries]
    text = f"Asked, none found (not excluded): {'; '.join(names)}"
    return wrap(text, "  ", "    ", most=None if detail == FULL else 1)
