"""What could be done about one person's pain, on one screen."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.interfaces.terminal.layout import wrap
from hipspine.interfaces.terminal.names import Names
from hipspine.interfaces.terminal.natural_frequency import natural_frequency
from hipspine.interfaces.terminal.order_text import order_text
from hipspine.interfaces.terminal.outcome_text import figure, foremost, outcome_words
from hipspine.treatment import Option, OrderOfTreatment, Outcome
from hipspine.vocabulary import Vocabulary

LINES = 40
TITLE = "WHAT COULD BE DONE"
SETTINGS = (
    (6, 3, 3),
    (5, 2, 2),
    (4, 2, 2),
    (3, 2, 2),
    (3, 1, 2),
    (4, 1, 1),
    (3, 1, 1),
    (2, 1, 1),
    (1, 1, 1),
)
"""Sources shown, outcomes an option, lines an option: from the fullest to the shortest."""


def options_text(
    options: Sequence[Option], order: OrderOfTreatment | None, vocabulary: Vocabulary, *, full: bool = False
) -> str:
    """At most 40 lines of 80 columns, or with `full` everything with every fact."""
    names = Names(vocabulary)
    if full:
        return "\n".join([TITLE, *_full(options, vocabulary, names), *order_text(order, names, full=True)]) + "\n"
    lines: list[str] = []
    for sources, outcomes, rows in SETTINGS:
        lines = [TITLE, *_short(options, vocabulary, names, sources, outcomes, rows)]
        lines += order_text(order, names, full=False)
        lines += _closing(options)
        if len(lines) <= LINES:
            break
    return "\n".join(lines[:LINES]) + "\n"


def _by_source(options: Sequence[Option]) -> list[tuple[list[Option], list[Option]]]:
    """For every source the first option of each of its sides, for the heading, and the options of the first side."""
    sources = dict.fromkeys(option.source for option in options)
    found = []
    for source in sources:
        here = [option for option in options if option.source == source]
        sides = list({option.side: option for option in reversed(here)}.values())[::-1]
        found.append((sides, [option for option in here if option.side == sides[0].side]))
    return found


def _short(
    options: Sequence[Option], vocabulary: Vocabulary, names: Names, sources: int, outcomes: int, rows: int
) -> list[str]:
    groups = _by_source(options)
    if not groups:
        return ["  No source is likely enough to think about what to do."]
    lines = _waiting(options, names)
    for sides, group in groups[:sources]:
        lines += wrap(_heading(sides, names), "", "  ", most=2)
        for option in group:
            said = [outcome_words(one) for one in foremost(option.outcomes, outcomes)]
            said[1:1] = _dislocation(option)
            text = "; ".join(said) or ("no figure: it cannot wait" if option.kind == "urgent" else "no figure")
            mark = "! waits. " if option.waits_for else ""
            lines += wrap(f"{vocabulary.treatments[option.treatment].name}: {mark}{text}", "  ", "    ", most=rows)
    rest = [names.within(names.source(sides[0].source)) for sides, _ in groups[sources:]]
    if rest:
        lines += wrap(f"Also: {'; '.join(rest)} (--all)", "", "  ", most=2)
    return lines


def _dislocation(option: Option) -> list[str]:
    """The risk within the longest time counted, by levels and by sacrum, where the option is a hip replacement."""
    risks = option.dislocation.risks if option.dislocation else ()
    last = max((one.year for one in risks), default=0)
    shown = [
        f"{natural_frequency(one.risk)} by {'sacrum' if one.by == 'sacrum' else f'{one.least}-{one.most} levels'}"
        for one in risks
        if one.year == last
    ]
    return [f"dislocates within {last} years: {', '.join(shown)}"] if shown else []


def _waiting(options: Sequence[Option], names: Names) -> list[str]:
    raised = dict.fromkeys(source for option in options for source in option.waits_for)
    if not raised:
        return []
    shown = "; ".join(names.within(names.source(source)) for source in raised)
    return wrap(f"Not settled: {shown}. Until then no order of treatment; what is marked ! waits.", "! ", most=3)


def _heading(sides: Sequence[Option], names: Names) -> str:
    """The source, how likely it is on each side, and whether that is enough to act."""
    first = sides[0]
    name = names.source(first.source)
    if first.probability is None:
        return f"{name}: must not be missed, no probability; {first.act}"
    shown = []
    for one in sides:
        if one.probability is not None:
            much = natural_frequency(one.probability, one.low, one.high)
            shown.append(f"{one.side} {much}" if one.side in ("left", "right") else much)
    pays = "worth acting" if first.worth_acting else "not yet worth acting"
    return f"{name}: {'; '.join(shown)}; {pays} (from {100 * first.act_from:.0f}%): {first.act}"


def _closing(options: Sequence[Option]) -> list[str]:
    earlier = options[0].earlier_operations if options else 0
    first = f"After {earlier} earlier lumbar operation{'s' if earlier != 1 else ''}. " if earlier else ""
    text = (
        f"{first}Shares with the range for a new clinic (9 in 10), other figures as counted (95%); "
        '"judged": no study was found. A list of what is known, no advice. Facts and reasons: --all, --json.'
    )
    return wrap(text, "", most=3)


def _full(options: Sequence[Option], vocabulary: Vocabulary, names: Names) -> list[str]:
    lines = _waiting(options, names)
    for sides, group in _by_source(options):
        lines += ["", *wrap(_heading(sides, names), "", "  ")]
        lines += wrap(f"Why from there: {group[0].act_why}", "  ", "    ")
        if group[0].source_note:
            lines += wrap(group[0].source_note, "  ", "    ")
        for option in group:
            treatment = vocabulary.treatments[option.treatment]
            undone = {"yes": "can be undone", "partly": "partly undone", "no": "cannot be undone"}[option.reversible]
            lines += wrap(f"{treatment.name} ({undone}; {treatment.who}). Risk: {option.risk}.", "  ", "    ")
            lines += wrap(option.note, "    ") if option.note else []
            if option.waits_for:
                lines += wrap(f"Waits for: {'; '.join(map(names.source, option.waits_for))}.", "    ! ")
            if option.not_without_thought:
                lines += wrap(
                    f"Not without thought: {'; '.join(map(names.sign, option.not_without_thought))}.", "    ! "
                )
            lines += wrap(option.no_outcome, "    ") if option.no_outcome else []
            for outcome in option.outcomes:
                lines += _outcome(outcome)
            for risk in option.dislocation.risks if option.dislocation else ():
                amount = natural_frequency(risk.risk, risk.new_low, risk.new_high)
                span = f"by {risk.by.replace('_', ' ')}" + (f" {risk.least}-{risk.most}" if risk.by == "levels" else "")
                lines += wrap(f"dislocates within {risk.year} year(s), {span}: {amount}", "    - ", "      ")
    return lines


def _outcome(one: Outcome) -> list[str]:
    lines = wrap(f"{one.kind.replace('_', ' ')}: {outcome_words(one, studies=True)}. {one.method}.", "    - ", "      ")
    for shown in one.facts:
        lines += wrap(f"{shown.fact}: {figure(shown)}, fused: {shown.fused}", "        ", "          ")
    for step in one.after_operations:
        more = " or more" if step.or_more else ""
        text = f"after {step.operations}{more} earlier: {natural_frequency(step.value, step.low, step.high)}"
        lines += wrap(text, "        ", "          ")
    for shown in one.beside:
        lines += wrap(f"beside: {shown.fact}: {figure(shown)}", "        ", "          ")
    for text in (one.beside_why, one.why, one.note):
        lines += wrap(text, "        ", "        ") if text else []
    if one.certainty:
        lines += wrap(f"certainty {one.certainty}: {one.certainty_why}", "        ", "        ")
    if one.lasts:
        lines += wrap(f"lasts {one.lasts}: {one.lasts_why}", "        ", "        ")
    return lines
