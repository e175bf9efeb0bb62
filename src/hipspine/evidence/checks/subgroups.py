"""A subgroup belongs to a group of the study, is not larger, and never to itself."""

from __future__ import annotations

from collections.abc import Iterator

from hipspine.errors import Problem, nearest
from hipspine.evidence.group import Group
from hipspine.evidence.study import Study


def subgroups(study: Study) -> Iterator[Problem]:
    """Codes `unknown-group`, `circular-group` and `subgroup-too-large`."""
    groups = {group.id: group for group in study.groups}
    for index, group in enumerate(study.groups):
        if not group.part_of:
            continue
        path = f"groups[{index}].part_of"
        whole = groups.get(group.part_of)
        if whole is None:
            allowed = f"Allowed: {', '.join(nearest(group.part_of, groups) or groups)}."
            yield Problem("unknown-group", path, group.part_of, "is no group of this study", allowed)
        elif _circular(group, groups):
            yield Problem("circular-group", path, group.part_of, "leads back to the group itself")
        elif group.n is not None and whole.n is not None and group.unit == whole.unit and group.n > whole.n:
            yield Problem(
                "subgroup-too-large", f"groups[{index}].n", group.n, f"is more than {whole.id} with {whole.n}"
            )


def _circular(group: Group, groups: dict[str, Group]) -> bool:
    seen = {group.id}
    step: Group | None = group
    while step is not None and step.part_of:
        if step.part_of in seen:
            return True
        seen.add(step.part_of)
        step = groups.get(step.part_of)
    return False
