"""No file of the project names a package index or a folder of somebody's machine; locks come without addresses."""

from __future__ import annotations

import re

from house.source import ROOT, project_files

# Put together from pieces, so that this file does not hold what it forbids.
INDEXES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry.npm" + "js.org",
    "proxy.go" + "lang.org",
    "anaconda" + ".org",
]
MACHINE = "(" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers", "opt/py" + "pi"]) + ")"
FORBIDDEN = re.compile("|".join([*map(re.escape, INDEXES), rf"(?<![\w./])/{MACHINE}/", "file:/" + "//"]))


def test_no_file_names_a_package_index_or_a_machine() -> None:
    found = []
    for file in project_files():
        content = file.read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
            if match := FORBIDDEN.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number} {match[0]}")
    assert found == []


def test_the_rule_sees() -> None:
    for line in ("see https://" + INDEXES[0] + "/x", " /wo" + "rk/x", "path=/ho" + "me/me/x", "file:/" + "//x"):
        assert FORBIDDEN.search(line), line
    assert not FORBIDDEN.search("at home/work/leisure; and/or/home/x")


def test_every_text_file_is_utf_8_and_ends_with_a_newline() -> None:
    odd = []
    for file in project_files():
        content = file.read_bytes()
        if content and b"\0" not in content and not content.endswith(b"\n"):
            odd.append(str(file.relative_to(ROOT)))
    assert odd == []
