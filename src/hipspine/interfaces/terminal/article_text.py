"""The claims of a page as text: a line or two each in the list, everything about one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hipspine.article import VERDICTS, Computed, Source, Verdict
from hipspine.evidence import Studies, vancouver
from hipspine.interfaces.terminal.layout import wrap

COMPUTED = "*"
DIFFERS = "!"


def claims_text(verdicts: Sequence[Verdict], *, page: bool = False) -> str:
    """How many claims have which verdict, then every claim with its own; `page`: of another page than the project's."""
    counts = Counter(one.verdict for one in verdicts)
    order = [*VERDICTS, *(word for word in counts if word not in VERDICTS)]
    number = f"{len(verdicts)} claim{'' if len(verdicts) == 1 else 's'}"
    lines = wrap(f"{number}: " + ", ".join(f"{counts[word]} {word}" for word in order if word in counts))
    computed = sum(one.decided is not None for one in verdicts)
    if computed:
        lines += wrap(f"{COMPUTED} {computed} computed from the study files just now", "")
    section = None
    for one in verdicts:
        if one.claim.section != section:
            section = one.claim.section
            lines += ["", *wrap(section)] if section else [""]
        mark = DIFFERS if not one.agrees else COMPUTED if one.decided else " "
        lines += wrap(f"{one.claim.id}: {one.verdict}{_instead(one)}", f"{mark} ", "    ")
        lines += wrap(one.claim.claim, "    ")
    differ = [one for one in verdicts if not one.agrees]
    lines += ["", *(line for one in differ for line in wrap(_changed(one), f"{DIFFERS} ", "  "))] if differ else []
    lines += [] if page else ["", "One in full: hipspine article CLAIM"]
    return "\n".join(lines) + "\n"


def claim_text(one: Verdict, studies: Studies) -> str:
    """Everything about one claim: what the page says, the verdict and why, what the studies say, the study files."""
    claim = one.claim
    lines = [f"{claim.id} ({claim.kind})"]
    how = "computed just now" if one.decided else "by reading"
    sure = f", confidence {claim.confidence}" if claim.confidence else ""
    meaning = VERDICTS.get(one.verdict, "a study file lost a figure that is needed")
    parts = {
        "under": claim.section,
        "the page says": claim.claim,
        "verdict": f"{one.verdict} ({how}{sure}): {meaning}",
        "but": _changed(one) if not one.agrees else "",
        "in plain words": claim.plain,
        "what the studies say": claim.finding,
        "figures": _figures(claim.figures),
    }
    lines += [line for key, text in parts.items() if text for line in wrap(f"{key}: {text}", "  ", "    ")]
    for found in one.computed:
        lines += ["", *_computed(found)]
    if one.studies:
        lines += ["", "study files (hipspine evidence show STUDY)"]
        lines += [line for name in one.studies for line in _study(name, studies)]
    if claim.sources:
        lines += ["", "read for this"]
        lines += [line for source in claim.sources for line in wrap(_source(source), "  ", "    ", whole=True)]
    return "\n".join(lines) + "\n"


def _instead(one: Verdict) -> str:
    return "" if one.agrees else f" (the file says: {one.stated})"


def _changed(one: Verdict) -> str:
    return (
        f"{one.claim.id}: the file says {one.stated}, the studies now give {one.verdict}. "
        "A study or the claims file was changed: look at both, and mend the one that is wrong."
    )


def _computed(found: Computed) -> list[str]:
    said = found.verdict if found.decides else "shown, does not decide"
    lines = wrap(f"{found.word.replace('_', ' ')}: {said}", "", "  ")
    lines += [line for sentence in found.says for line in wrap(sentence, "  ", "    ")]
    if found.decides:
        lines += wrap(f"rule: {found.rule}", "  ", "    ")
    if found.facts:
        lines += wrap(f"from: {', '.join(found.facts)}", "  ", "    ")
    return lines


def _study(name: str, studies: Studies) -> list[str]:
    text = vancouver(studies[name]) if name in studies else "not there"
    return wrap(f"{name}: {text}", "  ", "    ", whole=True)


def _source(source: Source) -> str:
    year = "" if source.year is None else f" {source.year}."
    where = f" doi:{source.doi}." if source.doi else f" {source.url}" if source.url else ""
    return f"{source.authors + '. ' if source.authors else ''}{source.title}.{year}{where}"


def _figures(figures: dict[str, Any]) -> str:
    return "; ".join(f"{key.replace('_', ' ')} {_value(value)}" for key, value in figures.items())


def _value(value: Any) -> str:
    return ", ".join(_value(one) for one in value) if isinstance(value, list | tuple) else str(value)
