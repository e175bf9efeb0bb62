"""A result is written whole, and nothing is overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipspine.errors import InputError
from hipspine.io import write_output


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_text_and_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    assert write_output(tmp_path / "a.txt", "é\n") == tmp_path / "a.txt"
    write_output(tmp_path / "b.bin", b"\0\r\n")
    assert (tmp_path / "a.txt").read_bytes() == "é\n".encode()
    assert (tmp_path / "b.bin").read_bytes() == b"\0\r\n"
    assert names(tmp_path) == ["a.txt", "b.bin"]


def test_an_existing_file_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", "utf-8")
    with pytest.raises(InputError, match=r"exists already\. Choose another name, or add --force\.  \[file-exists\]"):
        write_output(file, "new")
    assert file.read_text("utf-8") == "old"
    write_output(file, "new", force=True)
    assert file.read_text("utf-8") == "new"


def test_a_link_keeps_pointing_at_its_file(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old", "utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_output(link, "new", force=True)
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


def test_what_cannot_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="not-a-file"):
        write_output(tmp_path, "x", force=True)
    with pytest.raises(InputError, match="no-such-folder"):
        write_output(tmp_path / "none" / "a.txt", "x")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InputError, match=r"cannot be written: Permission denied\.  \[unwritable-file\]"):
        write_output(tmp_path / "a.txt", "x")
    assert names(tmp_path) == []
