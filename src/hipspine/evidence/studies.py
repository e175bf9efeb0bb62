"""All studies, found by id, and their facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hipspine.evidence.fact import Fact
from hipspine.evidence.study import Study


class Studies(Mapping[str, Study]):
    """Studies by id, in the order of their ids; old ids (`aliases`) find the study too.

    `facts` holds the facts of all studies in that order. Nothing changes after construction.
    """

    def __init__(self, studies: Iterable[Study]) -> None:
        self._by_id = {study.id: study for study in sorted(studies, key=lambda study: study.id)}
        self._aliases = {alias: study.id for study in self._by_id.values() for alias in study.aliases}
        self.facts: tuple[Fact, ...] = tuple(fact for study in self._by_id.values() for fact in study.facts)
        self._fact_by_id = {fact.id: fact for fact in self.facts}
        self._by_source = _grouped(self.facts, "source")
        self._by_finding = _grouped(self.facts, "finding")

    def __getitem__(self, key: str) -> Study:
        return self._by_id[self._current(key)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id (`study/fact`), also under an old id of the study; KeyError when there is none."""
        study, _, name = fact_id.partition("/")
        return self._fact_by_id[f"{self._current(study)}/{name}"]

    def _current(self, study: str) -> str:
        return study if study in self._by_id else self._aliases.get(study, study)

    def select(
        self,
        *,
        kind: str | None = None,
        source: str | None = None,
        finding: str | None = None,
        role: str | None = None,
        case: str | None = None,
        fused: str | None = None,
        usable: bool = False,
    ) -> tuple[Fact, ...]:
        """The facts that match every word given, in order; `usable` keeps only those with `use` yes."""
        facts: Iterable[Fact] = self.facts
        if finding is not None:
            facts = self._by_finding.get(finding, ())
        elif source is not None:
            facts = self._by_source.get(source, ())
        return tuple(
            fact
            for fact in facts
            if (kind is None or fact.kind == kind)
            and (source is None or fact.about.source == source)
            and (role is None or fact.role == role)
            and (case is None or fact.about.case == case)
            and (fused is None or fact.group.fused == fused)
            and (not usable or fact.use == "yes")
        )


def _grouped(facts: Iterable[Fact], key: str) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        word = getattr(fact.about, key)
        if word:
            found.setdefault(word, []).append(fact)
    return found
