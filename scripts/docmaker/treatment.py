"""Tables of what can be done about a source, and what comes of it."""

from __future__ import annotations

from docmaker.common import code, codes, count, library, per_cent, table
from hipspine.interfaces.terminal.outcome_text import amount
from hipspine.treatment import dislocation_risk
from hipspine.treatment.dislocation_evidence import DislocationEvidence
from hipspine.treatment.outcome import outcome_for
from hipspine.vocabulary.treatment import TREATMENT_KINDS


def treatments() -> str:
    """Every treatment by kind."""
    parts = []
    for kind in TREATMENT_KINDS:
        rows = [
            (code(one.id), one.name, one.plain, one.who, one.reversible, codes(one.sources))
            for one in library().vocabulary.treatments.values()
            if one.kind == kind
        ]
        if rows:
            parts.append(f"## {kind.capitalize()}\n\n{table(HEADINGS, sorted(rows))}")
    return "\n\n".join(parts)


HEADINGS = ("id", "name", "in plain words", "who", "undone", "for")


def thresholds() -> str:
    """The costs of every source and the threshold of action in force."""
    known = library()
    rows = []
    for name, source in known.treatment.sources.items():
        costs, threshold = source.costs, known.model.thresholds[name]
        words = (costs.late.word, costs.needless.word, costs.wrong.word)
        rows.append((known.vocabulary.sources[name].name, *words, per_cent(threshold.probability), costs.act))
    return table(("source", "late", "needless", "wrong", "act from", "which means"), sorted(rows))


def outcomes(source: str) -> str:
    """Every outcome of one source: what, when, how much, on how many facts."""
    known = library()
    rows = []
    for option in known.treatment.sources[source].options:
        name = known.vocabulary.treatments[option.recipe.treatment].name
        for compiled in option.outcomes:
            one = outcome_for(compiled, 0, 0.0)
            months = "" if one.months is None else f"{one.months:g}"
            studies = ", ".join(one.studies) or "judged"
            rows.append((name, one.kind.replace("_", " "), one.what, months, amount(one), studies))
    return table(("treatment", "kind", "outcome", "months", "figure", "from"), rows)


def ladder() -> str:
    """Acceptable state by earlier operations."""
    options = library().treatment.sources["lumbar_stenosis"].options
    (option,) = [one for one in options if one.recipe.treatment == "lumbar_decompression"]
    steps = outcome_for(option.outcomes[0], 0, 0.0).after_operations
    rows = [
        (
            f"{one.operations}{' or more' if one.or_more else ''}",
            per_cent(one.value),
            per_cent(one.low),
            per_cent(one.high),
        )
        for one in steps
    ]
    return table(("earlier operations", "acceptable state", "from", "to"), rows)


def dislocation() -> str:
    """The risk by levels, sacrum and cup."""
    known = _dislocation()
    rows = []
    for asked, name in (
        ({"levels": 0}, "no fusion"),
        ({"levels": 1}, "1 or 2 levels"),
        ({"levels": 3}, "3 to 7 levels"),
        ({"levels": 1, "dual_mobility": True}, "1 or 2 levels, dual mobility"),
        ({"levels": 3, "dual_mobility": True}, "3 to 7 levels, dual mobility"),
        ({"levels": 1, "to_sacrum": True}, "fusion to the sacrum, any length"),
    ):
        risks = [
            one for one in dislocation_risk(known, **asked).risks if ("to_sacrum" in asked) == (one.by == "sacrum")
        ]
        cells = [f"{per_cent(one.risk)} ({per_cent(one.low)} to {per_cent(one.high)})" for one in risks]
        rows.append((name, *cells, risks[0].basis))
    return table(("", "within a year", "within two years", "how known"), rows)


def how_many(what: str) -> str:
    """Treatments, options, outcomes, those from facts, those judged."""
    known = library()
    options = [option for source in known.treatment.sources.values() for option in source.options]
    found = [one for option in options for one in option.outcomes]
    judged = sum(one.pooled.basis == "assumed" for one in found)
    sizes = {
        "treatments": len(known.vocabulary.treatments),
        "options": len(options),
        "outcomes": len(found),
        "judged": judged,
        "sourced": len(found) - judged,
        "measured": sum(one.pooled.basis == "measured" for one in found),
    }
    return count(sizes[what])


def _dislocation() -> DislocationEvidence:
    found = library().treatment.dislocation
    assert found is not None
    return found


BLOCKS = {
    "treatments": treatments,
    "thresholds-of-action": thresholds,
    "outcomes": outcomes,
    "ladder": ladder,
    "dislocation": dislocation,
}
VALUES = {"treatment": how_many}
