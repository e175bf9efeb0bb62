"""What was not examined and could be: the findings and blocks from which the next step is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.diagnosis.build_network import Question
from hipspine.diagnosis.network import Array, Place

LIKELY_FOR_BLOCK = 0.05
"""A block is weighed only where something it covers is at least this likely."""


def hurting_sides(question: Question) -> tuple[str, ...]:
    """The sides on which a sided test would be done: where it hurts; `unknown` when that is not known."""
    hurting = tuple(side for side, present in question.gathered.pain_sides.items() if present)
    return hurting or ("unknown",)


def open_findings(question: Question) -> list[tuple[str, str]]:
    """(finding, side) of everything that a test yields and was not entered, blocks apart.

    Left out: what follows from the person, what the person was chosen by, and rules made of tests of which
    some were already done (their members have been spoken for), or other sums of tests already summed up.
    """
    vocabulary = question.parameters.library.vocabulary
    known = set(question.gathered.speaking) | set(question.gathered.silent)
    named = {finding for finding, _ in known}
    spoken = {m for one in named for m in vocabulary.findings[one].members}
    summed = {vocabulary.findings[battery.finding].group for battery in question.gathered.batteries}
    wanted = []
    for finding in vocabulary.findings.values():
        if finding.kind == "block" or finding.about_person or not finding.test:
            continue
        if finding.id in question.case.given or finding.id in spoken or named.intersection(finding.members):
            continue
        if finding.kind == "score" and finding.group in summed:
            continue
        sides = hurting_sides(question) if finding.sided else ("midline",)
        wanted += [
            (finding.id, side)
            for side in sides
            if (finding.id, side) not in known and not (side == "unknown" and finding.id in named)
        ]
    return wanted


def open_blocks(question: Question, now: Mapping[Place, Array]) -> list[tuple[str, str]]:
    """(block, side) of every block that reaches something likely enough and was not done."""
    library = question.parameters.library
    known = {(one.finding, one.side) for one in question.gathered.blocks}
    wanted = []
    for finding, recipe in library.model.blocks.items():
        for side in hurting_sides(question) if library.vocabulary.findings[finding].sided else ("midline",):
            reached = [
                float(row[0])
                for (source, where), row in now.items()
                if source in recipe.covers and (side not in ("left", "right") or where in (side, "midline"))
            ]
            if (finding, side) not in known and max(reached, default=0.0) >= LIKELY_FOR_BLOCK:
                wanted.append((finding, side))
    return wanted
