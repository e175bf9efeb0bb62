"""Which findings say less than others: what follows from each, and what each follows from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipspine.vocabulary.finding import Finding


class Relations:
    """Who implies whom among findings, directly and through others.

    A finding implies what its `implies` names and every union it is a part of. `stronger` and `weaker` are
    the same relation read from its two ends. `speakers` also counts what a finding is `told_by`.
    """

    def __init__(self, findings: Mapping[str, Finding]) -> None:
        self._weaker: dict[str, list[str]] = {}
        self._stronger: dict[str, list[str]] = {}
        self._told_by: dict[str, list[str]] = {}
        self._other_words: dict[str, list[str]] = {}
        for finding in findings.values():
            for name in finding.implies:
                self._add(finding.id, name)
            for part in finding.union_of:
                self._add(part, finding.id)
            self._told_by[finding.id] = list(finding.told_by)
            if finding.same_as or finding.opposite_of:
                self._other_words.setdefault(finding.same_as or finding.opposite_of, []).append(finding.id)

    def _add(self, stronger: str, weaker: str) -> None:
        self._weaker.setdefault(stronger, []).append(weaker)
        self._stronger.setdefault(weaker, []).append(stronger)

    def implied_by(self, finding: str) -> tuple[str, ...]:
        """What a finding implies directly."""
        return tuple(self._weaker.get(finding, ()))

    def implying(self, finding: str) -> tuple[str, ...]:
        """What implies a finding directly."""
        return tuple(self._stronger.get(finding, ()))

    def weaker(self, finding: str) -> frozenset[str]:
        """All that follows from a finding that is present."""
        return frozenset(_reach(finding, self._weaker))

    def stronger(self, finding: str) -> frozenset[str]:
        """All from which a finding follows; all that is absent where it is."""
        return frozenset(_reach(finding, self._stronger))

    def speakers(self, finding: str) -> frozenset[str]:
        """All that make a finding silent where they are present, directly or through others."""
        steps = {name: self._stronger.get(name, []) + told for name, told in self._told_by.items()}
        return frozenset(_reach(finding, steps))

    def other_words(self, finding: str) -> tuple[str, ...]:
        """The other words for the fact a finding speaks for."""
        return tuple(self._other_words.get(finding, ()))


def _reach(start: str, steps: Mapping[str, list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = list(steps.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += steps.get(name, ())
