"""What a claims file gives a computation: facts by id, printed figures as text, limits."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.errors import Fields, Problem, nearest
from hipspine.evidence.percent import parse
from hipspine.evidence.possible.figures import FIGURES
from hipspine.evidence.studies import Studies


def fact_ids(fields: Fields, key: str, studies: Studies, *, required: bool = True) -> tuple[str, ...]:
    """A list of fact ids, each of them there; the nearest ones are offered for an unknown one."""
    names = fields.texts(key)
    if required and not names and key not in fields:
        fields.say(key, "missing-key", "is missing", "", f'Add {key} = ["study/fact"].')
    return tuple(name for index, name in enumerate(names) if _known(fields, f"{key}[{index}]", name, studies))


def fact_id(fields: Fields, key: str, studies: Studies, *, required: bool = True) -> str:
    """One fact id."""
    name = fields.text(key, required=required)
    return name if name and _known(fields, key, name, studies) else ""


def _known(fields: Fields, at: str, name: str, studies: Studies) -> bool:
    study, _, fact = name.partition("/")
    if study not in studies:
        near = nearest(study, studies)
        told = f"Nearest: {', '.join(near)}." if near else ""
        fields.problems.append(
            Problem(
                "unknown-study", fields.at(at), name, "names no known study", told, "Search: hipspine evidence search"
            )
        )
        return False
    names = {one.name for one in studies[study].facts}
    if fact not in names:
        near = nearest(fact, names)
        told = f"Nearest: {', '.join(f'{study}/{one}' for one in near)}." if near else ""
        fields.problems.append(
            Problem(
                "unknown-fact",
                fields.at(at),
                name,
                "is not a fact of this study",
                told,
                f"See: hipspine evidence show {study}",
            )
        )
        return False
    return True


def number_text(fields: Fields, key: str, *, required: bool = True) -> str:
    """One printed number as text, which remembers its decimals."""
    text = fields.text(key, required=required)
    if text and parse(text) is None:
        fields.say(key, "not-a-printed-number", "is no printed number", 'Allowed: digits, as in "84.3".')
        return ""
    return text.strip()


def number_texts(fields: Fields, key: str) -> tuple[str, ...]:
    """A list of printed numbers as text, at least one."""
    texts = fields.texts(key)
    if not texts and key not in fields:
        fields.say(key, "missing-key", "is missing", "", f'Add {key} = ["64"].')
    good = []
    for index, text in enumerate(texts):
        if parse(text) is None:
            fields.problems.append(
                Problem(
                    "not-a-printed-number", fields.at(f"{key}[{index}]"), text, "is no printed number", 'As in "84.3".'
                )
            )
        else:
            good.append(text.strip())
    return tuple(good)


def figure_tables(fields: Fields, key: str) -> tuple[Mapping[str, str], ...]:
    """A list of tables of printed figures: `{ sens = "60", spec = "80" }`; those of `possible` are known."""
    tables = []
    for table in fields.tables(key):
        figures = {name: number_text(table, name) for name in FIGURES if name in table}
        table.finish()
        if not figures:
            allowed = f"Allowed: {', '.join(FIGURES)}."
            fields.problems.append(Problem("missing-key", table.path, None, "holds no figure", allowed))
        tables.append({name: text for name, text in figures.items() if text})
    return tuple(table for table in tables if table)
