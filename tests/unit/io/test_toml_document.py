"""Reading a file says exactly what is wrong with it, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipspine.errors import InputError
from hipspine.io import parse_document, read_document
from hipspine.io.toml_document import LARGEST


def message(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_document(path, "case.toml")
    return str(caught.value)


def test_a_document_has_a_name_its_text_and_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("schema = 1\n", "utf-8")
    document = read_document(tmp_path / "case.toml")
    assert document.name == str(tmp_path / "case.toml")
    assert (document.text, document.mapping) == ("schema = 1\n", {"schema": 1})


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(b'\xef\xbb\xbfid = "\xc3\xa9"\r\nage = 61\r\n')
    assert read_document(tmp_path / "case.toml").mapping == {"id": "é", "age": 61}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\na = 2\n", 2),
        ("a = 1\n[b\n", 2),
        ("a = 1\nb = [1,\n", 2),
        ("a = 1\n\nb == 2\n", 3),
        ("[" * 100 + "\n", 1),
        ("a = " + "[" * 5000, None),
        ("a = 1" + "0" * 5000, None),
    ],
)
def test_damaged_toml_is_named_with_its_line(text: str, line: int | None) -> None:
    with pytest.raises(InputError) as caught:
        parse_document(text, "case.toml")
    [problem] = caught.value.problems
    assert (problem.code, problem.file, problem.line) == ("damaged-toml", "case.toml", line)


def test_the_message_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("a = 1\na = 2\n", "utf-8")
    assert message(tmp_path / "x.toml").startswith("case.toml:2: is not valid TOML: cannot overwrite a value.")


def test_a_missing_file_offers_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "buttock.toml").touch()
    assert message(tmp_path / "butock.toml") == (
        f"case.toml: does not exist. Did you mean {tmp_path / 'buttock.toml'}?  [no-such-file]"
    )
    assert "There is no folder" in message(tmp_path / "none" / "x.toml")


def test_a_folder_a_large_file_and_bytes_that_are_not_text(tmp_path: Path) -> None:
    assert "[not-a-file]" in message(tmp_path)
    assert "[unreadable-file]" in message(Path("a\0b"))
    (tmp_path / "large.toml").write_bytes(b"#" * (LARGEST + 1))
    assert "larger than 5 MB" in message(tmp_path / "large.toml")
    (tmp_path / "latin.toml").write_bytes(b'a = 1\nb = "\xe9"\n')
    assert message(tmp_path / "latin.toml") == "case.toml:2: is not UTF-8 text. Save it as UTF-8.  [not-utf-8]"
