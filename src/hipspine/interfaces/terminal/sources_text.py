"""Where the pain may come from."""

from __future__ import annotations

from typing import Final

from hipspine.diagnosis.answer import NodeRanked, Ranked
from hipspine.interfaces.terminal.layout import beside, wrap
from hipspine.interfaces.terminal.natural_frequency import natural_frequency
from hipspine.interfaces.terminal.view import FULL, View

TITLE: Final = "WHERE THE PAIN MAY COME FROM"
_SHOWN: Final = (6, 5, 3, 2)
_NAMED_MEMBERS: Final = 3
WORTH_A_LINE: Final = 0.02
"""A source less likely than this stands only among the first three."""

LEAST: Final = 0.01
"""A source less likely than this is only named in the full text."""


def sources_text(view: View, detail: int) -> list[str]:
    """The section: sources with a probability, structures whose sources are not told apart, and none of these."""
    level = round(100 * view.answer.interval)
    lines = [f"{TITLE} (several at once; in brackets: {level}% interval)"]
    places = _lines(view, detail)
    if detail != FULL:
        places = [one for rank, one in enumerate(places) if rank < 3 or one[0] >= WORTH_A_LINE][: _SHOWN[detail]]
    else:
        places = [one for one in places if one[0] >= LEAST]
    for _, name, chance in places:
        lines += beside(name, chance)
    triggered = [one for one in view.answer.rule_out_first if one.state == "triggered" and one.source in view.withheld]
    if triggered and detail != FULL:
        lines.append("  Not in this list: what is triggered above but has no measured rate.")
    if detail == FULL:
        lines += _unlikely(view)
    none, other = view.answer.none_of_these, view.answer.unmodelled
    lines += beside("None of the modelled sources", natural_frequency(none.probability, none.low, none.high))
    chance = natural_frequency(other.probability, other.low, other.high)
    lines += beside("Something else, alone or beside these", chance)
    return lines


def _lines(view: View, detail: int) -> list[tuple[float, str, str]]:
    """Probability, name and chance in words of every line, the likeliest first."""
    together = {} if detail == FULL else _not_told_apart(view)
    lines = [
        (node.probability, _node_name(node, members, view), natural_frequency(node.probability, node.low, node.high))
        for node, members in together.values()
    ]
    lines += [
        (one.probability or 0.0, view.place(one) if detail == FULL else view.place_once(one), view.chance(one))
        for one in (view.likely() if detail == FULL else view.once())
        if (one.node, one.side) not in together
    ]
    return sorted(lines, key=lambda line: -line[0])


def _unlikely(view: View) -> list[str]:
    """The names of the sources below one in a hundred; one that must not be missed is not excluded by that."""
    sources = view.names.vocabulary.sources
    low = [one for one in view.likely() if (one.probability or 0.0) < LEAST]
    serious = [one for one in low if one.source in sources and sources[one.source].must_not_miss]
    lines = []
    for title, some in (
        ("Fewer than 1 in 100 each", [one for one in low if one not in serious]),
        ("Fewer than 1 in 100 too, which excludes nothing (see RULE OUT FIRST)", serious),
    ):
        if some:
            names = "; ".join(view.names.within(view.place(one)) for one in some)
            lines += wrap(f"{title}: {names}.", "  ", "    ")
    return lines


def _not_told_apart(view: View) -> dict[tuple[str, str], tuple[NodeRanked, list[Ranked]]]:
    """The structures of which no entered finding tells one source from another, with two sources to show or more."""
    found = {}
    for node in view.answer.nodes:
        members = [one for one in view.likely() if (one.node, one.side) == (node.node, node.side)]
        if not node.told_apart and len(members) > 1 and not view.withheld.intersection(node.members):
            found[node.node, node.side] = node, members
    return found


def _node_name(node: NodeRanked, members: list[Ranked], view: View) -> str:
    names = [view.names.within(view.names.source(one.source)) for one in members[:_NAMED_MEMBERS]]
    more = f" or {len(members) - _NAMED_MEMBERS} more" if len(members) > _NAMED_MEMBERS else ""
    return f"{view.names.node(node.node, node.side)}, not told apart: {', '.join(names)}{more}"
