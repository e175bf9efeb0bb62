"""How a study is named in a figure: first author and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hipspine.evidence.fact import Fact
from hipspine.evidence.study import Study


def study_labels(facts: Sequence[Fact], studies: Mapping[str, Study]) -> dict[str, str]:
    """A name for every fact by its id: "Lee 2019"; where that is not unique, with the id of the fact after it.

    A study without author or year keeps its id.
    """
    plain = {fact.id: _label(studies[fact.study]) for fact in facts}
    often = Counter(plain.values())
    return {
        fact.id: plain[fact.id] if often[plain[fact.id]] == 1 else f"{plain[fact.id]}, {fact.name}" for fact in facts
    }


def _label(study: Study) -> str:
    if not study.authors or study.published.year is None:
        return study.id
    name, _, initials = study.authors[0].rpartition(" ")
    return f"{name if name and initials.isupper() else study.authors[0]} {study.published.year}"
