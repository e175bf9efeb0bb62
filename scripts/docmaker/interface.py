"""What the program offers: public functions, words a file may hold, keys of the answer."""

from __future__ import annotations

import inspect

import hipspine.api
from docmaker.common import codes, table
from hipspine.diagnosis import answer
from hipspine.evidence import kinds
from hipspine.person import words


def api() -> str:
    """Every public function with its signature and what it does."""
    parts = []
    for name, function in vars(hipspine.api).items():
        if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != "hipspine.api":
            continue
        signature = str(inspect.signature(function)).replace("'", "")
        parts.append(f"### {name}\n\n```text\n{name}{signature}\n```\n\n{inspect.getdoc(function)}")
    return "\n\n".join(parts)


def allowed(where: str, name: str) -> str:
    """The words of a closed list: `case SETTINGS`, `study CASES`."""
    found = {"case": words, "study": kinds}[where].__dict__[name]
    return codes(sorted(found) if isinstance(found, frozenset) else found)


def _keys() -> list[tuple[str, type]]:
    """Every part of the answer: the name of the object and its class, the whole first."""
    classes = [one for one in vars(answer).values() if inspect.isclass(one) and one.__module__ == answer.__name__]
    return [(one.__name__, one) for one in reversed(classes)]


def answer_keys() -> str:
    """The parts of the answer with their keys in order."""
    rows = []
    for name, one in _keys():
        text = inspect.getdoc(one) or ""
        rows.append((name, codes(one.__struct_fields__), text.split("\n\n")[0].replace("\n", " ")))
    return table(("object", "keys, in this order", "what it is"), rows)


BLOCKS = {"api": api, "answer-keys": answer_keys}
VALUES = {"allowed": allowed}
