"""Which facts may stand side by side in one estimate, and why the others may not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from hipspine.evidence.fact import Fact
from hipspine.evidence.study import Study

ONE_CASE = frozenset({"rate", "proxy", "share", "clinic"})
"""Roles of which one estimate holds a single case definition."""

_DEPTH = {"full text": 0, "abstract": 1, "secondary": 2}


class Dropped(msgspec.Struct, frozen=True):
    """A fact that was left out, and the reason in one sentence."""

    fact: Fact
    reason: str


class Selection(msgspec.Struct, frozen=True):
    """The facts kept, in their given order, and those dropped, each with its reason."""

    kept: tuple[Fact, ...]
    dropped: tuple[Dropped, ...] = ()


def usable(
    facts: Iterable[Fact],
    studies: Mapping[str, Study] | None = None,
    *,
    case: str | None = None,
    caution: bool = False,
) -> Selection:
    """The facts that may be pooled together, so that nobody is counted twice.

    In this order: `use` is yes (`caution` admits those too); one case definition (`case`, else the one with most
    groups of people) for rates, proxies, shares and clinic shares; never a review together with the studies in it
    (its members stay when two or more of them are here, else the review), and of two reviews of one study the
    larger; no subgroup beside its whole; one fact for each cohort, the largest first, then a whole before a
    subgroup, checked, deeper read, with counts, and by id. `studies` tells what a review contains and which group
    is part of which. Groups of one study that are no parts of each other are different people. The given facts
    must answer one question: one kind, role, source and finding.
    """
    steps = _Steps(tuple(facts))
    steps.drop(lambda fact: _unusable(fact, caution))
    _one_case(steps, case)
    _reviews(steps, studies or {})
    _subgroups(steps, studies or {})
    _cohorts(steps, studies or {})
    return Selection(steps.kept, tuple(steps.dropped))


class _Steps:
    """What is still kept, and what each step dropped."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.kept = facts
        self.dropped: list[Dropped] = []

    def drop(self, reason: Callable[[Fact], str]) -> None:
        """Drop each kept fact for which `reason` gives one."""
        reasons = {fact.id: reason(fact) for fact in self.kept}
        self.dropped += [Dropped(fact, reasons[fact.id]) for fact in self.kept if reasons[fact.id]]
        self.kept = tuple(fact for fact in self.kept if not reasons[fact.id])


def _unusable(fact: Fact, caution: bool) -> str:
    if fact.use == "yes" or (caution and fact.use == "caution"):
        return ""
    return f"marked {fact.use}: {fact.why}"


def _one_case(steps: _Steps, case: str | None) -> None:
    held = [fact for fact in steps.kept if fact.role in ONE_CASE]
    if not held:
        return
    if case is None:
        people: dict[str, set[str]] = {}
        for fact in held:
            people.setdefault(fact.about.case, set()).add(fact.group.cohort)
        case = min(people, key=lambda word: (-len(people[word]), word))
    chosen = case
    steps.drop(
        lambda fact: (
            f"another case definition: {fact.about.case or 'none given'}, not {chosen}"
            if fact.role in ONE_CASE and fact.about.case != chosen
            else ""
        )
    )


def _reviews(steps: _Steps, studies: Mapping[str, Study]) -> None:
    present = {fact.study for fact in steps.kept}
    members = {name: set(studies[name].review_of) for name in present if name in studies and studies[name].review_of}
    reasons: dict[str, str] = {}
    for review in sorted(members):
        inside = sorted(members[review] & present)
        if len(inside) >= 2:
            reasons[review] = f"a review of studies that stand here themselves: {', '.join(inside)}"
        elif inside:
            reasons.setdefault(inside[0], f"stands inside the review {review}")
    steps.drop(lambda fact: reasons.get(fact.study, ""))
    size = {name: max((fact.group.n or 0 for fact in steps.kept if fact.study == name), default=0) for name in members}
    overlap: dict[str, str] = {}
    kept: list[str] = []
    for review in sorted((name for name in members if name not in reasons), key=lambda name: (-size[name], name)):
        other = next((name for name in kept if members[name] & members[review]), "")
        if other:
            overlap[review] = f"shares studies with the larger review {other}"
        else:
            kept.append(review)
    steps.drop(lambda fact: overlap.get(fact.study, ""))


def _wholes(fact: Fact, studies: Mapping[str, Study]) -> list[str]:
    """The groups of which the group of a fact is a part, nearest first."""
    study = studies.get(fact.study)
    parts = {group.id: group.part_of for group in study.groups} if study else {fact.group.id: fact.group.part_of}
    found: list[str] = []
    step = fact.group.part_of
    while step and step not in found:
        found.append(step)
        step = parts.get(step, "")
    return found


def _subgroups(steps: _Steps, studies: Mapping[str, Study]) -> None:
    present = {(fact.study, fact.group.id) for fact in steps.kept}

    def reason(fact: Fact) -> str:
        whole = next((name for name in _wholes(fact, studies) if (fact.study, name) in present), "")
        return f"a subgroup of {whole}, which stands here itself" if whole else ""

    steps.drop(reason)


def _cohorts(steps: _Steps, studies: Mapping[str, Study]) -> None:
    kept: list[tuple[Fact, str]] = []
    reasons: dict[str, str] = {}
    for fact in sorted(steps.kept, key=_preference):
        root = (_wholes(fact, studies) or [fact.group.id])[-1]
        same = next((other for other, other_root in kept if _same_people(fact, root, other, other_root)), None)
        if same is None:
            kept.append((fact, root))
        else:
            reasons[fact.id] = f"the same people as {same.id}"
    steps.drop(lambda fact: reasons.get(fact.id, ""))


def _same_people(fact: Fact, root: str, other: Fact, other_root: str) -> bool:
    if fact.study == other.study:
        return root == other_root
    return fact.group.cohort == other.group.cohort


def _preference(fact: Fact) -> tuple[int, bool, bool, int, bool, str]:
    counted = fact.table is not None or fact.events_total() is not None
    return (
        -(fact.group.n or 0),
        bool(fact.group.part_of),
        not fact.checked,
        _DEPTH.get(fact.reading.depth, len(_DEPTH)),
        not counted,
        fact.id,
    )
