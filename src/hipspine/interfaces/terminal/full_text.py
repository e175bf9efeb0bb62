"""What only the full answer prints."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.diagnosis.answer import Answer, SourceSet
from hipspine.interfaces.terminal.layout import beside, wrap
from hipspine.interfaces.terminal.natural_frequency import natural_frequency
from hipspine.interfaces.terminal.view import View


def full_text(view: View) -> list[list[str]]:
    """The further sections: sets, what was not examined or did not speak, limits, references."""
    answer, names = view.answer, view.names
    hidden = [names.within(view.place(one)) for one in answer.posterior if one.probability is None]
    sections = [
        _sets("EXACTLY THESE SOURCES HURT", answer.sets, view),
        _sets("THESE TWO HURT, WITH OR WITHOUT OTHERS", answer.pairs, view),
        _list("NO PROBABILITY IS GIVEN (must not be missed, and no rate was measured)", hidden),
        _list(
            "ENTERED, BUT NOT COUNTED BY ITSELF",
            [f"{names.within(names.finding(one.finding, one.side))}: {_why(one.why, view)}" for one in answer.silent],
        ),
        _list("NOT EXAMINED (most informative first)", [names.sign(one) for one in answer.not_examined]),
        _list("NOT MOVED BY ANY FINDING ENTERED", [names.within(names.source(one)) for one in answer.not_assessable]),
        ["LIMITS", *(line for one in answer.limits for line in wrap(one, "  - "))],
        _references(answer),
    ]
    return [lines for lines in sections if len(lines) > 1]


def _why(why: str, view: View) -> str:
    start, _, id = why.rpartition(" ")
    return f"{start} {view.names.sign(id)}" if id in view.names.vocabulary.findings else why


def _sets(title: str, sets: Sequence[SourceSet], view: View) -> list[str]:
    lines = [title]
    for one in sets:
        if one.probability is None:
            continue
        names = " + ".join(view.names.place(place.source, place.side) for place in one.places)
        lines += beside(names or "None of the modelled sources", natural_frequency(one.probability))
    return lines


def _list(title: str, words: Sequence[str]) -> list[str]:
    return [title, *wrap("; ".join(words), "  ")] if words else [title]


def _references(answer: Answer) -> list[str]:
    lines = ["REFERENCES"]
    for number, one in enumerate(answer.references, 1):
        lines += wrap(f"[{one.study}] {one.text}", f"{number:>3}. ", whole=True)
    return lines
