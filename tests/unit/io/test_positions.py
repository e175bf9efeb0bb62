"""Every key of a TOML text is found on its line, however it is written."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hipspine.errors import Problem
from hipspine.io import line_of, parse_document, place

CASE = """\
# a case
schema = 1
person = { age = 61, sex = "female" }
findings = [                 # present unless said
  { finding = "thigh_thrust" }, { finding = "sij_compression" },
  # a comment between
  { finding = "hip_injection_relief", relief = 10 },
]
"old.id"."other id" = 3

[from]
group.name = "hips"

[[facts]]
id = "first"
[facts.printed]
note = '''
two lines
'''
sens = "85"

[[facts]]
id = "second"
table = { tp = 22, fp = 1 }
[[facts.readers]]
id = "a"
[[facts.readers]]
id = "b"

[later.on]
z = 1
[later]
k = 2
"""


def test_lines_of_a_document_written_in_every_way() -> None:
    tomllib.loads(CASE)
    expected = {
        "schema": 2,
        "person": 3,
        "person.age": 3,
        "findings": 4,
        "findings[0].finding": 5,
        "findings[1]": 5,
        "findings[2].relief": 7,
        "old.id": 9,
        "old.id.other id": 9,
        "from": 11,
        "from.group": 12,
        "from.group.name": 12,
        "facts": 14,
        "facts[0]": 14,
        "facts[0].id": 15,
        "facts[0].printed": 16,
        "facts[0].printed.note": 17,
        "facts[0].printed.sens": 20,
        "facts[1]": 22,
        "facts[1].table.fp": 24,
        "facts[1].readers[0].id": 26,
        "facts[1].readers[1].id": 28,
        "later.on.z": 31,
        "later": 32,
        "later.k": 33,
    }
    assert {path: line_of(CASE, path) for path in expected} == expected


def test_a_missing_key_is_on_the_line_of_its_nearest_parent() -> None:
    assert line_of(CASE, "facts[1].printed.sens") == 22
    assert line_of(CASE, "findings[2].side") == 7
    assert line_of(CASE, "findings[9].side") == 4
    assert line_of(CASE, "nowhere") == 1
    assert line_of(CASE, "") == 1
    assert line_of("", "nowhere") is None


def test_windows_line_ends_do_not_move_lines() -> None:
    document = parse_document(CASE.replace("\n", "\r\n"))
    assert line_of(document.text, "facts[1].readers[1].id") == 28


def test_place_gives_file_and_line_and_leaves_placed_problems_alone() -> None:
    document = parse_document(CASE, "case.toml")
    other = Problem("a-code", "schema", 1, "is odd", file="other.toml", line=7)
    placed = place([Problem("a-code", "findings[1].finding", "x", "is odd"), other], document)
    assert [(problem.file, problem.line) for problem in placed] == [("case.toml", 5), ("other.toml", 7)]
    assert place([], document) == ()


class Writer:
    """Writes a TOML text line by line and remembers where every key went."""

    def __init__(self) -> None:
        self.lines = [""]
        self.expected: dict[str, int] = {}

    def put(self, text: str) -> None:
        first, *rest = text.split("\n")
        self.lines[-1] += first
        self.lines += rest

    def mark(self, path: str) -> None:
        self.expected.setdefault(path, len(self.lines))


keys = st.text("abcxyz_-09", min_size=1, max_size=4) | st.sampled_from(["sens 1", "a#b", 'q"q', "é", "[x]", "="])
scalars = st.integers(-99, 99) | st.booleans() | st.text("ab#[]{}=,'\"\n é", max_size=6)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)
tables = st.dictionaries(keys, values, max_size=3)
bodies = st.tuples(tables, st.dictionaries(keys, tables, max_size=2))
documents = st.tuples(tables, st.dictionaries(keys, bodies | st.lists(bodies, min_size=1, max_size=3), max_size=3))


def written_key(key: str, draw: Any) -> str:
    if key.isascii() and key.replace("_", "").replace("-", "").isalnum() and draw(st.booleans()):
        return key
    return f"'{key}'" if draw(st.booleans()) else json.dumps(key, ensure_ascii=draw(st.booleans()))


def write_value(writer: Writer, value: Any, path: str, draw: Any, *, lines: bool) -> None:
    if isinstance(value, dict):
        writer.put("{ ")
        for number, (key, inner) in enumerate(value.items()):
            writer.put(", " if number else "")
            write_pair(writer, key, inner, path, draw, lines=False)
        writer.put(" }")
    elif isinstance(value, list):
        writer.put("[")
        for index, inner in enumerate(value):
            writer.put(draw(st.sampled_from(["", "\n  ", " # a, [b]\n\n"])) if lines else "")
            writer.mark(f"{path}[{index}]")
            write_value(writer, inner, f"{path}[{index}]", draw, lines=lines)
            writer.put(",")
        writer.put("]")
    elif isinstance(value, str) and lines and draw(st.booleans()):
        escaped = json.dumps(value)[1:-1].replace("\\n", "\n")
        writer.put(f'"""\n{escaped}"""')
    else:
        writer.put(json.dumps(value))


def write_pair(writer: Writer, key: str, value: Any, path: str, draw: Any, *, lines: bool) -> None:
    path = f"{path}.{key}" if path else key
    writer.mark(path)
    writer.put(written_key(key, draw))
    if isinstance(value, dict) and len(value) == 1 and draw(st.booleans()):
        writer.put(".")
        [(inner_key, inner)] = value.items()
        write_pair(writer, inner_key, inner, path, draw, lines=lines)
        return
    writer.put(" = ")
    write_value(writer, value, path, draw, lines=lines)


def write_pairs(writer: Writer, table: dict[str, Any], path: str, draw: Any) -> None:
    for key, value in table.items():
        writer.put(draw(st.sampled_from(["", "\n", "# note = 1\n", "  "])))
        write_pair(writer, key, value, path, draw, lines=True)
        writer.put(draw(st.sampled_from(["\n", "  # [x]\n"])))


def write_body(writer: Writer, name: str, body: Any, path: str, draw: Any) -> dict[str, Any]:
    pairs, below = body
    write_pairs(writer, pairs, path, draw)
    inside = {key: value for key, value in below.items() if key not in pairs}
    for key, table in inside.items():
        writer.mark(f"{path}.{key}")
        writer.put(f"[{name}.{written_key(key, draw)}]\n")
        write_pairs(writer, table, f"{path}.{key}", draw)
    return {**pairs, **inside}


@given(documents, st.data())
def test_every_key_of_any_document_is_found_on_its_line(document: Any, data: st.DataObject) -> None:
    writer, draw = Writer(), data.draw
    pairs, sections = document
    write_pairs(writer, pairs, "", draw)
    meant: dict[str, Any] = dict(pairs)
    for key, section in sections.items():
        if key in pairs:
            continue
        name = written_key(key, draw)
        writer.mark(key)
        if isinstance(section, list):
            meant[key] = []
            for index, body in enumerate(section):
                writer.mark(f"{key}[{index}]")
                writer.put(f"[[{name}]]\n")
                meant[key].append(write_body(writer, name, body, f"{key}[{index}]", draw))
        else:
            writer.put(f"[{name}]\n")
            meant[key] = write_body(writer, name, section, key, draw)
    text = "\n".join(writer.lines)
    assert tomllib.loads(text) == meant
    assert {path: line_of(text, path) for path in writer.expected} == writer.expected


def test_problems_come_in_the_order_of_their_lines() -> None:
    document = parse_document("a = 1\nb = 2\nc = 3\n", "case.toml")
    elsewhere = Problem("a-code", "z", None, "is odd", file="other.toml", line=9)
    found = [Problem("a-code", path, None, "is odd") for path in ("c", "a", "b")]
    placed = place([found[0], elsewhere, *found[1:]], document)
    assert [(one.file, one.line) for one in placed] == [
        ("case.toml", 1),
        ("case.toml", 2),
        ("case.toml", 3),
        ("other.toml", 9),
    ]
