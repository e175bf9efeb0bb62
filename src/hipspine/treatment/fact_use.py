"""A fact as an outcome uses it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from hipspine.errors import Fields, Problem, nearest
from hipspine.evidence.studies import Studies


class FactUse(msgspec.Struct, frozen=True):
    """The id of a fact, and whether it stands the other way round here (a ratio inverted, a difference negated)."""

    fact: str
    inverse: bool = False


def fact_ids(studies: Studies) -> frozenset[str]:
    """The ids of all facts, under the present and under every earlier id of their study."""
    return frozenset(
        f"{name}/{fact.name}" for one in studies.values() for name in (one.id, *one.aliases) for fact in one.facts
    )


def read_fact_uses(fields: Fields, key: str, known: Collection[str]) -> tuple[FactUse, ...]:
    """A list of ids or of tables `{ fact, inverse }`; a fact that is not in the evidence is a problem."""
    values = fields.raw(key, ())
    if not isinstance(values, list | tuple):
        fields.say(key, "not-a-list", "is not a list", "Allowed: a list of fact ids.")
        return ()
    found = []
    for index, value in enumerate(values):
        path = f"{fields.at(key)}[{index}]"
        if isinstance(value, Mapping):
            table = Fields(value, path, fields.problems)
            use = FactUse(table.text("fact", required=True), table.flag("inverse"))
            table.finish()
        else:
            use = FactUse(value if isinstance(value, str) else "")
        if use.fact in known:
            found.append(use)
        else:
            fields.problems.append(unknown_fact(path, use.fact or value, known))
    return tuple(found)


def read_fact(fields: Fields, key: str, known: Collection[str]) -> str:
    """One fact id; empty, with a problem, where there is none of that name."""
    name = fields.text(key, required=True)
    if name and name not in known:
        fields.problems.append(unknown_fact(fields.at(key), name, known))
        return ""
    return name


def unknown_fact(path: str, name: object, known: Collection[str]) -> Problem:
    """The problem of a fact that is not there, with the nearest of the same study."""
    study = str(name).partition("/")[0]
    near = nearest(str(name), [one for one in known if one.startswith(f"{study}/")] or known)
    allowed = f"Nearest: {', '.join(near)}." if near else ""
    return Problem(
        "unknown-fact", path, name, "is no fact of the evidence", allowed, "Search: hipspine evidence search"
    )
