"""What to ask or test next."""

from __future__ import annotations

from typing import Final

from hipspine.diagnosis.answer import NextTest
from hipspine.interfaces.terminal.layout import WIDTH, fitting, some, wrap
from hipspine.interfaces.terminal.natural_frequency import natural_frequency
from hipspine.interfaces.terminal.rule_out_text import open_questions
from hipspine.interfaces.terminal.view import FULL, View
from hipspine.vocabulary import Test

TITLE: Final = "NEXT"
LEAST_MOVE: Final = 0.1
"""Of the probability of a source between two results of a test: less is not worth telling as numbers."""

_SHOWN: Final = (3, 2, 1, 1)
_NO_TEST: Final = Test("", "", "", "examination", 0, "", False, 0, 0, "", "", "")
_RESULTS: Final = {
    "present": "if positive",
    "absent": "if negative",
    "full": "if relieved in full",
    "partial": "if relieved in part",
    "none": "if not relieved",
}
_ANSWERS: Final = {"present": "if so", "absent": "if not"}


def next_text(view: View, detail: int) -> list[str]:
    """The section: open questions before any test with a needle or radiation, then the tests most worth doing.

    A question that is to be asked anyway is not told again as a test, except in the full text.
    """
    asked = open_questions(view)
    worth = [
        one for one in view.answer.next_tests if detail == FULL or (one.gain > one.burden and one.finding not in asked)
    ]
    free = [one for one in worth if not one.blocked_by]
    blocked = [one for one in worth if one.blocked_by]
    questions = [view.names.sign(question) for question in asked]
    plain = [one for one in free if not _invasive(one, view)]
    invasive = [one for one in free if _invasive(one, view)]
    ordered = plain + invasive if questions else free
    first = _first(view, detail, questions)
    shown = len(ordered) if detail == FULL else max(1, _SHOWN[detail] - len(first))
    lines = [TITLE]
    for number, text in enumerate(first, 1):
        lines += wrap(text, f"  {number}. ")
    for number, one in enumerate(ordered[:shown], len(first) + 1):
        lines += _test(number, one, view, detail)
    if not ordered:
        other = "other " if first else ""
        lines.append(f"  No single {other}test is likely to change what is done.")
    if blocked:
        lines += _blocked(blocked, view, detail)
    return lines


def _first(view: View, detail: int, questions: list[str]) -> list[str]:
    """What comes before any test: to settle what is triggered, to ask what is open."""
    states = [one.state for one in view.answer.rule_out_first]
    texts = ["First settle what is triggered above, whatever the numbers below it."] if "triggered" in states else []
    if questions:
        start = f"Ask before any needle or radiation ({states.count('open')} still open above): "
        room = (2 if detail <= 1 else 1) * (WIDTH - 7) - len(start)
        asked = questions if detail == FULL else fitting(questions, room)
        texts.append(start + "; ".join(asked) + ".")
    return texts


def _invasive(one: NextTest, view: View) -> bool:
    test = view.names.vocabulary.tests.get(one.test, _NO_TEST)
    return test.needle or test.radiation_msv > 0


def _test(number: int, one: NextTest, view: View, detail: int) -> list[str]:
    test = view.names.vocabulary.tests.get(one.test, _NO_TEST)
    costs = ["needle"] * test.needle + [f"radiation {test.radiation_msv:g} mSv"] * (test.radiation_msv > 0)
    place = view.names.finding(one.finding, one.side)
    about = ", ".join([view.names.within(test.name or one.test), *costs])
    head = f"{place} ({about})"
    if detail == FULL:
        head += f": gain {one.gain:.2g}, burden {one.burden:.2g}"
        if one.blocked_by:
            head += f"; not now: {', '.join(view.names.source(source) for source in one.blocked_by)}"
        head += f" [{', '.join(one.studies)}]" if one.studies else " [assumed]"
    lines = wrap(head, f"  {number}. ", most=None if detail == FULL else 2 if detail < 2 else 1)
    return lines + wrap(_results(one, view, detail), "     ", most=None if detail == FULL else 2)


def _results(one: NextTest, view: View, detail: int) -> str:
    """What the results would make of the source that a positive one moves most; a withheld one without a number."""
    if not one.if_positive.changes:
        return "moves no source much"
    leading = one.if_positive.changes[0]
    name = view.names.within(view.names.place(leading.source, leading.side))
    if leading.source in view.withheld:
        return f"speaks for or against {name}, which has no measured rate"
    finding = view.names.vocabulary.findings.get(one.finding)
    words = _ANSWERS if finding is not None and finding.kind in ("history", "symptom") else _RESULTS
    results = [one.if_positive, *(one.other_results if detail == FULL else ()), one.if_negative]
    if detail != FULL and _hardly_moves(one):
        return "hardly moves the sources listed above"
    parts: list[str] = []
    for result in results:
        told = [change for change in result.changes if (change.source, change.side) == (leading.source, leading.side)]
        if told and told[0].probability is not None:
            subject = "" if parts else f"{name} "
            chance = natural_frequency(told[0].probability)
            parts.append(f"{words.get(result.result, result.result)}: {subject}{chance}")
    return "; ".join(parts)


def _hardly_moves(one: NextTest) -> bool:
    """Whether what a positive and a negative result make of every source told of lies less than 1 in 10 apart."""
    otherwise = {(change.source, change.side): change.probability for change in one.if_negative.changes}
    pairs = [
        (change.probability, otherwise.get((change.source, change.side), change.probability))
        for change in one.if_positive.changes
    ]
    return all(
        abs(positive - negative) < LEAST_MOVE
        for positive, negative in pairs
        if positive is not None and negative is not None
    )


def _blocked(blocked: list[NextTest], view: View, detail: int) -> list[str]:
    tests = dict.fromkeys(view.names.within(view.names.test(one.test)) for one in blocked)
    sources = dict.fromkeys(
        view.names.within(view.names.source(source)) for one in blocked for source in one.blocked_by
    )
    why = ", ".join(some(list(sources), None if detail == FULL else 2))
    text = f"Not now: {', '.join(some(list(tests), None if detail == FULL else 3))}. First settle {why}."
    return wrap(text, "  ", most=None if detail == FULL else 2 if detail < 2 else 1)
