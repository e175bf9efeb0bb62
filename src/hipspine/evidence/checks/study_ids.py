"""Ids of studies: one each, no alias twice, and reviews list studies that exist."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem, nearest
from hipspine.evidence.studies import Studies


def study_ids(studies: Studies) -> Iterator[Problem]:
    """Codes `duplicate-alias`, `wrong-file-name` and `unknown-study`."""
    owner: dict[str, str] = {study_id: study_id for study_id in studies}
    for study in studies.values():
        file = study.file_name
        if study.file and study.file.replace("\\", "/").rpartition("/")[2] != f"{study.id}.toml":
            yield Problem(
                "wrong-file-name",
                "id",
                study.id,
                "is not the name of the file",
                "",
                f"Rename it {study.id}.toml.",
                file,
            )
        for index, alias in enumerate(study.aliases):
            if owner.setdefault(alias, study.id) != study.id or alias == study.id:
                yield Problem("duplicate-alias", f"aliases[{index}]", alias, f"belongs to {owner[alias]}", "", "", file)
        for index, member in enumerate(study.review_of):
            if member not in studies or member == study.id:
                near = nearest(member, studies)
                allowed = f"Nearest: {', '.join(near)}." if near else ""
                yield Problem(
                    "unknown-study", f"review_of[{index}]", member, "is no other study here", allowed, "", file
                )
