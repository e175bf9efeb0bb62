"""Which finding of a case speaks for which other, so that one fact counts once."""

from __future__ import annotations

import msgspec

from hipspine.person.entered_finding import EnteredFinding
from hipspine.person.follow_absent import Known
from hipspine.vocabulary import Finding, Relations, Vocabulary


def spoken_for(known: Known, vocabulary: Vocabulary, relations: Relations) -> tuple[EnteredFinding, ...]:
    """The findings of a case, each with the one that speaks for it in `spoken_for_by`.

    Another word for a fact: the finding it is `same_as` or `opposite_of`. Present: what implies it, one of
    its parts, or what it is `told_by`. Absent: what it implies, for nothing more is said by its absence; but
    where a part of an absent union was entered or is on the map of the pain, the parts speak and the union
    is silent. A member of a composite that was entered as such and is not decided by counting: the
    composite. Pain zones and age always speak for themselves beside a composite.
    """
    speakers = _Speakers(known, vocabulary, relations)
    return tuple(msgspec.structs.replace(one, spoken_for_by=speakers.of(one)) for one in known.values())


class _Speakers:
    """Who speaks for a finding of one case."""

    def __init__(self, known: Known, vocabulary: Vocabulary, relations: Relations) -> None:
        self._known = known
        self._findings = vocabulary.findings
        self._relations = relations
        self._composites = [
            one for one in known.values() if not one.derived_from and _entered_as_such(vocabulary.findings[one.finding])
        ]
        self._by_name: dict[str, list[EnteredFinding]] = {}
        for one in known.values():
            self._by_name.setdefault(one.finding, []).append(one)

    def of(self, one: EnteredFinding) -> str:
        """The id of the finding that speaks for this one; empty where it speaks for itself."""
        finding = self._findings[one.finding]
        word = finding.same_as or finding.opposite_of
        if word:
            return word
        if one.state == "present":
            louder = (*self._relations.stronger(one.finding), *finding.told_by)
            names = self._here(louder, one, "present")
        else:
            names = self._said_by_absence(one)
        return self._first(names, one) if names else self._composite(one)

    def _first(self, names: list[str], one: EnteredFinding) -> str:
        """One of several, by name, of those that no other speaks for if there are any."""
        speaking = [
            name
            for name in names
            if any(_same_place(one, other) and not self.of(other) for other in self._by_name[name])
        ]
        return min(speaking or names)

    def _here(self, names: frozenset[str] | tuple[str, ...], one: EnteredFinding, state: str) -> list[str]:
        """Those of the names that are known in this state at the place of `one`."""
        return [
            name
            for name in names
            for other in self._by_name.get(name, ())
            if other.state == state and _same_place(one, other)
        ]

    def _said_by_absence(self, one: EnteredFinding) -> list[str]:
        """What says that `one` is absent: its own parts if they were looked at, else what would follow from it."""
        own = self._looked_at(one)
        if own:
            return own
        weaker = self._here(self._relations.weaker(one.finding), one, "absent")
        return [name for name in weaker if not self._silent_union(name, one)]

    def _silent_union(self, name: str, one: EnteredFinding) -> bool:
        return any(
            other.state == "absent" and _same_place(one, other) and self._looked_at(other)
            for other in self._by_name[name]
        )

    def _looked_at(self, union: EnteredFinding) -> list[str]:
        """Parts of an absent union that are known from elsewhere."""
        if not self._findings[union.finding].union_of:
            return []
        parts = self._relations.stronger(union.finding)
        return [
            name
            for name in self._here(parts, union, "absent")
            if any(
                other.derived_from not in (union.finding, *parts) and _same_place(union, other)
                for other in self._by_name[name]
            )
        ]

    def _composite(self, one: EnteredFinding) -> str:
        finding = self._findings[one.finding]
        if finding.zone or finding.about_person:
            return ""
        names = [
            other.finding
            for other in self._composites
            if one.finding in self._findings[other.finding].members and _same_place(one, other)
        ]
        return min(names, default="")


def _entered_as_such(finding: Finding) -> bool:
    """A composite that no count of its members decides: those with `needed` are the batteries' business."""
    return bool(finding.members) and finding.needed is None and not finding.union_of


def _same_place(one: EnteredFinding, other: EnteredFinding) -> bool:
    """On one side; what has no side is everywhere."""
    return one.side == other.side or "midline" in (one.side, other.side)
