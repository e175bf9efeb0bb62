"""The outcome of a check of the evidence as text."""

from __future__ import annotations

from collections.abc import Sequence

from hipspine.evidence import Studies, summarise
from hipspine.interfaces.fact_use import RoleUse
from hipspine.interfaces.terminal.layout import wrap


def check_text(studies: Studies, problems: int, use: Sequence[RoleUse]) -> str:
    """Studies, facts, problems; then how many facts of each role the model uses and why not the others."""
    noun = "study" if len(studies) == 1 else "studies"
    lines = [f"{len(studies)} {noun}, {len(studies.facts)} facts, problems: {problems}"]
    counted = summarise(studies)
    for name, counts in (("use", counted.use), ("read", counted.depth), ("fused", counted.fused)):
        lines.append(f"  {name}: " + ", ".join(f"{word} {count}" for word, count in counts.items()))
    if use:
        lines += ["", f"{'role or kind':<14}{'facts':>6}{'used':>6}  why the others are not used"]
    if use:
        lines.append(f"{'all':<14}{sum(row.facts for row in use):>6}{sum(row.used for row in use):>6}")
    for row in use:
        start = f"{row.role:<14}{row.facts:>6}{row.used:>6}  "
        reasons = "; ".join(f"{count} {reason}" for reason, count in row.reasons.items())
        lines += wrap(reasons or "-", start)
    return "\n".join(lines) + "\n"
