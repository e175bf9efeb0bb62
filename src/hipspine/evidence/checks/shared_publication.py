"""One publication is one study, or its studies share their people."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study


def shared_publication(studies: Studies) -> Iterator[tuple[str, Problem]]:
    """Code `same-publication`: the same doi or pmid under two ids that share no cohort; with the second id."""
    for key in ("doi", "pmid"):
        first: dict[str, Study] = {}
        for study in studies.values():
            number = getattr(study.published, key).lower()
            if not number:
                continue
            other = first.setdefault(number, study)
            if other is not study and not _cohorts(other) & _cohorts(study):
                message = f"is also that of {other.id}, which shares no cohort with {study.id}"
                remedy = "Merge them, mend the number, or give their groups one cohort."
                yield study.id, Problem("same-publication", f"published.{key}", number, message, "", remedy)


def _cohorts(study: Study) -> set[str]:
    return {group.cohort for group in study.groups}
