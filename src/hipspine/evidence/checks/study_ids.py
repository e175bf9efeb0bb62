"""Aliases belong to one study each, and reviews list studies that exist."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem, nearest
from hipspine.evidence.studies import Studies


def study_ids(studies: Studies) -> Iterator[tuple[str, Problem]]:
    """Codes `duplicate-alias` and `unknown-study`, each with the id of the study it is about."""
    owner: dict[str, str] = {study_id: study_id for study_id in studies}
    for study in studies.values():
        for index, alias in enumerate(study.aliases):
            if owner.setdefault(alias, study.id) != study.id or alias == study.id:
                yield study.id, Problem("duplicate-alias", f"aliases[{index}]", alias, f"belongs to {owner[alias]}")
        for index, member in enumerate(study.review_of):
            if member not in studies or member == study.id:
                near = nearest(member, studies)
                allowed = f"Nearest: {', '.join(near)}." if near else ""
                yield (
                    study.id,
                    Problem("unknown-study", f"review_of[{index}]", member, "is no other study here", allowed),
                )
