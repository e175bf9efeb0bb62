"""What was judged of a study, and how certain the numbers are that rest on it, as text."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.evidence.quality import DOMAINS, NOT_READ, Quadas2
from hipspine.interfaces.terminal.layout import wrap
from hipspine.synthesis.certainty import Certainty


def quality_text(judged: Quadas2 | None, certainties: Sequence[Certainty]) -> str:
    """The judgements of QUADAS-2, then each number of the model that rests on the study; empty where neither is."""
    lines = _judged(judged) if judged is not None else []
    if certainties:
        lines += ["", "numbers of the model that rest on it, and how certain they are"]
    for one in certainties:
        rules = "; ".join(f"{step.rule}{f' -{step.down}' if step.down else ''}: {step.found}" for step in one.steps)
        lines += wrap(f"{one.estimate}: {one.level} ({rules})", "  ", "    ")
    return "\n".join(["", *lines[1 if lines[:1] == [""] else 0 :]]) + "\n" if lines else ""


def _judged(judged: Quadas2) -> list[str]:
    where = "nobody judged it yet" if judged.depth == NOT_READ else f"judged from the {judged.depth}, {judged.url}"
    lines = wrap(f"risk of bias (QUADAS-2): {judged.overall}; {where}", "", "  ", whole=True)
    for name, one in judged.domains.items():
        lines += wrap(f"{DOMAINS[name]}: {one.risk}, {one.why}", "  ", "    ")
    return lines + wrap(f"people unlike those with a fusion: {judged.fused.risk}, {judged.fused.why}", "  ", "    ")
