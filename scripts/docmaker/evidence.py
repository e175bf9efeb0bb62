"""Tables about the evidence: what there is, what the model uses, and why it does not use the rest."""

from __future__ import annotations

from functools import cache

from docmaker.common import code, count, library, per_cent, table
from hipspine.evidence.fact import Fact
from hipspine.evidence.references import vancouver
from hipspine.evidence.summary import summarise
from hipspine.interfaces.fact_use import RoleUse, fact_use
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


@cache
def _use() -> dict[str, RoleUse]:
    """Role (kind, for a fact without roles) -> how many facts the model uses, and why not the others."""
    return {row.role: row for row in fact_use(library())}


def roles() -> str:
    """Facts by role or kind: how many there are and how many the model uses."""
    rows = []
    for role, what in (ROLES | KINDS).items():
        row = _use()[role]
        rows.append((code(role), what, row.facts, row.used or ""))
    return table(("fact", "what is counted", "facts", "used"), rows)


def unused() -> str:
    """Why facts are not used, most numerous reason first, with the roles it concerns."""
    found: dict[str, dict[str, int]] = {}
    for role in ROLES | KINDS:
        for reason, number in _use()[role].reasons.items():
            found.setdefault(reason, {})[role] = number
    rows = []
    for reason, by_role in sorted(found.items(), key=lambda one: (-sum(one[1].values()), one[0])):
        most = sorted(by_role.items(), key=lambda one: (-one[1], one[0]))
        rows.append((reason, sum(by_role.values()), ", ".join(f"{code(role)} {number}" for role, number in most)))
    return table(("reason", "facts", "of these"), rows)


def summary(what: str, word: str = "") -> str:
    """Number of `studies` or `facts`, or of the facts with a word of `kind`, `role`, `use`, `depth`, `fused`."""
    found = getattr(summarise(library().studies), what)
    return count(found[word] if word else found)


def _in_use() -> set[str]:
    return {fact for estimate in library().estimates.values() for fact in estimate.facts}


def used() -> str:
    """The number of facts in use."""
    return count(len(_in_use()))


def used_fused() -> str:
    """The number of facts in use whose people all had a fusion."""
    return count(sum(library().studies.fact(name).group.fused == "all" for name in _in_use()))


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
    "unused": unused,
    "estimates": estimates,
    "facts": facts,
    "references": references,
    "dropped": dropped,
}
VALUES = {"evidence": summary, "facts-used": used, "facts-used-fused": used_fused, "figure": named}
