"""Facts as text: one line or two in a list, everything about one when it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.evidence import Fact, Group, Reading, Study, vancouver
from hipspine.evidence.kinds import INTERVAL_OF, PER_CENT
from hipspine.interfaces.terminal.layout import wrap


def facts_text(facts: Sequence[Fact], studies: int) -> str:
    """A list of facts: id, kind or role, what it is about, and the figure."""
    lines = [f"{len(facts)} {'fact' if len(facts) == 1 else 'facts'} of {studies} studies"]
    for fact in facts:
        about = ", ".join(word for word in (fact.about.source, fact.about.finding, _topic(fact)) if word)
        use = "" if fact.use == "yes" else f" [{fact.use}]"
        lines += wrap(f"{fact.id} ({fact.role or fact.kind}){use} {about}: {figures(fact)}", "", "    ")
    return "\n".join(lines) + "\n"


def study_text(study: Study) -> str:
    """Everything about a study and all its facts."""
    lines = wrap(f"{study.id}: {vancouver(study)}", "", "  ")
    parts = {
        "design": study.design,
        "also known here as": ", ".join(study.aliases),
        "review of": ", ".join(study.review_of),
        "page": study.published.url,
    }
    lines += [line for key, text in parts.items() if text for line in wrap(f"{key}: {text}", "  ", "    ")]
    for group in study.groups:
        lines += wrap(f"group {group.id}: {_group(group)}", "  ", "    ")
    for reading in study.readings:
        lines += wrap(f"reading {reading.id}: {_reading(reading)}", "  ", "    ")
    for fact in study.facts:
        lines += ["", *_fact_lines(fact)]
    return "\n".join(lines) + "\n"


def fact_text(fact: Fact, study: Study) -> str:
    """Everything about one fact, with the study it stands in."""
    lines = _fact_lines(fact)
    lines += wrap(f"people: {_group(fact.group)}", "  ", "    ")
    lines += wrap(f"read in: {_reading(fact.reading)}", "  ", "    ")
    lines += wrap(f"study: {vancouver(study)}", "  ", "    ")
    return "\n".join(lines) + "\n"


def figures(fact: Fact) -> str:
    """The numbers of a fact as printed; the counts; the misprints marked."""
    parts = []
    for key, text in fact.printed.items():
        unit = "%" if key in PER_CENT else ""
        pairs = [f"{low} to {high}" for pair, (low, high) in fact.ranges.items() if INTERVAL_OF[pair] == key]
        interval = f" ({'; '.join(pairs)})" if pairs else ""
        wrong = " (misprint)" if key in fact.corrected else ""
        parts.append(f"{key.replace('_', ' ')} {text}{unit}{interval}{wrong}")
    alone = {pair for pair in fact.ranges if INTERVAL_OF[pair] not in fact.printed}
    parts += [f"{pair.replace('_', ' ')} {' to '.join(fact.ranges[pair])}" for pair in fact.ranges if pair in alone]
    parts += [f"{key} {text}% (worked out)" for key, text in fact.derived.items()]
    return ", ".join([*_counts(fact), *parts]) or "no number"


def _counts(fact: Fact) -> list[str]:
    counts, table = fact.counts, fact.table
    parts = []
    if table is not None:
        solved = " (worked out)" if table.solved else ""
        parts.append(f"tp {table.tp}, fp {table.fp}, fn {table.fn}, tn {table.tn}{solved}")
    if counts.events is not None or counts.total is not None:
        parts.append(f"{_or_dash(counts.events)} of {_or_dash(counts.total)}")
    if counts.n_exposed is not None or counts.events_exposed is not None:
        exposed = f"{_or_dash(counts.events_exposed)} of {_or_dash(counts.n_exposed)}"
        parts.append(f"{exposed} against {_or_dash(counts.events_comparator)} of {_or_dash(counts.n_comparator)}")
    return parts


def _or_dash(number: int | None) -> str:
    return "?" if number is None else str(number)


def _topic(fact: Fact) -> str:
    about = fact.about
    if fact.kind == "comparison":
        return f"{about.outcome}, {about.exposed} against {about.comparator}"
    if fact.kind == "measurement":
        return " ".join(word for word in (about.quantity, about.posture) if word)
    if fact.kind == "outcome":
        return f"{about.outcome} after {about.treatment}"
    return about.case or about.threshold


def _fact_lines(fact: Fact) -> list[str]:
    about = fact.about
    said = {name: getattr(about, name) for name in type(about).__struct_fields__}
    shown = "; ".join(f"{name.replace('_', ' ')} {_value(value)}" for name, value in said.items() if value)
    followup = "" if fact.followup_months is None else f"{fact.followup_months:g} months {fact.followup_kind}"
    parts = {
        "about": shown,
        "figures": figures(fact),
        "corrected": ", ".join(fact.corrected),
        "use": "" if fact.use == "yes" else fact.use,
        "why": fact.why,
        "follow-up": followup,
        "group": fact.group.id,
        "read": f"{fact.reading.id}{f', {fact.where}' if fact.where and fact.where != fact.reading.id else ''}",
        "checked": fact.checked,
        "note": fact.note,
    }
    lines = [f"{fact.id} ({fact.kind}{f', role {fact.role}' if fact.role else ''})"]
    return lines + [line for key, text in parts.items() if text for line in wrap(f"{key}: {text}", "  ", "    ")]


def _value(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)


def _group(group: Group) -> str:
    size = "" if group.n is None else f" ({group.n} {group.unit})"
    extra = [f"fused: {group.fused}"]
    extra += [f"levels {group.levels}"] * bool(group.levels)
    extra += [f"to the sacrum: {_value(group.to_sacrum)}"] * (group.to_sacrum is not None)
    extra += [] if group.months is None else [f"{group.months:g} months after"]
    extra += [f"part of {group.part_of}"] * bool(group.part_of)
    return f"{group.people}{size}; {'; '.join(extra)}; cohort {group.cohort}"


def _reading(reading: Reading) -> str:
    return ", ".join(word for word in (reading.depth, f"via {reading.via}" * bool(reading.via), reading.url) if word)
