"""Tables about the evidence: what there is, what the model uses, and why it does not use the rest."""

from __future__ import annotations

from collections import Counter
from functools import cache

from docmaker.common import code, count, library, per_cent, table
from hipspine.evidence.fact import Fact
from hipspine.evidence.references import vancouver
from hipspine.evidence.summary import summarise
from hipspine.synthesis import Estimate

ROLES = {
    "rate": "all operated people: how many have the pain",
    "proxy": "all operated people: how many have an image, a code or a reoperation in its place",
    "share": "operated people in pain or under suspicion: in how many this source was proven",
    "clinic": "never-fused people in pain: in how many this source was proven",
    "proven": "people proven to have the source: how many show the finding",
    "background": "people without that pain: how many show the finding",
    "other": "reliability, natural history, demography and the like",
}
KINDS = {
    "accuracy": "sensitivity and specificity",
    "comparison": "one group against another: a ratio or a difference",
    "measurement": "a mean of an angle, a score, a laboratory value",
    "outcome": "what a treatment achieved",
}
USED = "used"
MARKED = "marked `never` or `caution`"
CASE = "another case definition"
TWICE = "counted twice otherwise"
BETTER = "a better fact answers the same question"
NOT_ASKED = "not a question of the model"
COLUMNS = (USED, MARKED, CASE, TWICE, BETTER, NOT_ASKED)
_TWICE = ("the same people", "a subgroup", "a review", "stands inside", "shares studies")


@cache
def _fates() -> dict[str, str]:
    """Fact id -> what became of it."""
    estimates = library().estimates
    used = {fact for estimate in estimates.values() for fact in estimate.facts}
    reasons: dict[str, str] = {}
    for estimate in estimates.values():
        for fact, reason in estimate.dropped:
            reasons.setdefault(fact, reason)
    return {fact.id: _fate(fact, used, reasons.get(fact.id, "")) for fact in library().studies.facts}


def _fate(fact: Fact, used: set[str], reason: str) -> str:
    if fact.id in used:
        return USED
    if fact.use != "yes":
        return MARKED
    if reason.startswith(("another case definition", "not named in the prior")):
        return CASE
    if reason.startswith(_TWICE):
        return TWICE
    if fact.kind in ("measurement", "outcome", "comparison") or fact.role in ("other", "share"):
        return NOT_ASKED
    vocabulary = library().vocabulary
    if fact.about.finding and fact.about.finding not in vocabulary.findings:
        return NOT_ASKED
    if fact.about.source and fact.about.source not in vocabulary.sources:
        return NOT_ASKED
    return BETTER


def roles() -> str:
    """Facts by role or kind: how many there are, how many the model uses, and where the others went."""
    sorts = [("frequency", role) for role in ROLES] + [(kind, "") for kind in KINDS]
    facts = library().studies.facts
    rows = []
    for kind, role in sorts:
        fates = Counter(_fates()[fact.id] for fact in facts if fact.kind == kind and fact.role == role)
        rows.append((code(role or kind), ROLES[role] if role else KINDS[kind], sum(fates.values()), *_cells(fates)))
    every = Counter(_fates().values())
    rows.append(("**all**", "", sum(every.values()), *_cells(every)))
    return table(("fact", "what is counted", "facts", *COLUMNS), rows)


def _cells(fates: Counter[str]) -> list[str]:
    return [str(fates[column] or "") for column in COLUMNS]


def summary(what: str, word: str = "") -> str:
    """Number of `studies` or `facts`, or of the facts with a word of `kind`, `role`, `use`, `depth`, `fused`."""
    found = getattr(summarise(library().studies), what)
    return count(found[word] if word else found)


def used() -> str:
    """The number of facts in use."""
    return count(sum(fate == USED for fate in _fates().values()))


def used_fused() -> str:
    """The number of facts in use whose people all had a fusion."""
    return count(sum(_fates()[fact.id] == USED and fact.group.fused == "all" for fact in library().studies.facts))


def estimates(*ids: str) -> str:
    """Estimates by id: the figure, its interval, how it is known, and the facts or the reason behind it."""
    return table(
        ("estimate", "median", "90% in a new clinic", "known", "from"),
        [_estimate(library().estimates[name]) for name in ids],
    )


def _estimate(one: Estimate) -> tuple[str, str, str, str, str]:
    parts = range(len(one.mean))
    middle = " / ".join(per_cent(value) for value in one.median)
    spans = [one.interval(part, predictive=True, level=0.90) for part in parts]
    span = " / ".join(f"{per_cent(low)} to {per_cent(high)}" for low, high in spans)
    behind = "; ".join(f"{code(fact)} {figure(library().studies.fact(fact))}".strip() for fact in one.facts)
    return code(one.id), middle, span, one.basis, behind or one.note


def figure(fact: Fact) -> str:
    """The counts of a fact, else what was printed."""
    if fact.table is not None:
        (tp, diseased), (tn, healthy) = fact.sens_spec_counts() or ((0, 0), (0, 0))
        return f"{tp} of {diseased}, {tn} of {healthy}"
    pair = fact.events_total()
    if pair is not None:
        return f"{pair[0]} of {pair[1]}"
    return ", ".join(f"{key} {text}" for key, text in (fact.printed or fact.derived).items())


def named(name: str) -> str:
    """The figure of one fact, for a sentence."""
    return figure(library().studies.fact(name))


def facts(*ids: str) -> str:
    """Facts by id: the study, the people, the figure, where it was read."""
    rows = []
    for name in ids:
        fact = library().studies.fact(name)
        read = dict.fromkeys((fact.reading.depth, fact.where))
        rows.append((code(fact.id), fact.group.people, figure(fact), ", ".join(part for part in read if part)))
    return table(("fact", "people", "figure", "read in"), rows)


def references(*studies: str) -> str:
    """Studies as references, in the order given."""
    return "\n".join(f"- {code(name)}: {vancouver(library().studies[name])}" for name in studies)


def dropped(name: str) -> str:
    """The facts that were left out of an estimate, with the reason."""
    rows = []
    for fact, reason in library().estimates[name].dropped:
        rows.append((code(fact), figure(library().studies.fact(fact)), reason))
    return table(("fact", "figure", "why it is left out"), rows)


BLOCKS = {
    "roles": roles,
    "estimates": estimates,
    "facts": facts,
    "references": references,
    "dropped": dropped,
}
VALUES = {"evidence": summary, "facts-used": used, "facts-used-fused": used_fused, "figure": named}
