"""The program as it is started: answers, errors, exit statuses, files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from hipspine.errors import MissingExtra
from hipspine.interfaces.cli import run as run_module
from hipspine.interfaces.cli.run import run
from house.source import ROOT

EXAMPLE = str(ROOT / "examples" / "buttock-after-l4-s1.toml")
BROKEN = sorted((ROOT / "tests" / "broken" / "cases").iterdir())
HEAVY = ("numpy", "scipy", "rich", "msgspec", "tree_sitter", "hipspine.api", "hipspine.diagnosis")


def hipspine(*arguments: str, where: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[bytes]:
    program = "from hipspine.interfaces.cli import main; main()"
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=where, env={**os.environ, **variables}, capture_output=True, check=False)


def test_the_same_bytes_twice_without_colour_and_within_the_screen() -> None:
    first = hipspine("assess", EXAMPLE, FORCE_COLOR="1", COLUMNS="200")
    second = hipspine("assess", EXAMPLE, PYTHONHASHSEED="7", PYTHONIOENCODING="ascii", COLUMNS="20")
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout
    assert b"\x1b" not in first.stdout
    assert b"\r" not in first.stdout
    lines = first.stdout.decode().splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    one, other = hipspine("assess", EXAMPLE, "--json", PYTHONHASHSEED="1"), hipspine("assess", EXAMPLE, "--json")
    assert one.stdout == other.stdout
    assert json.loads(one.stdout)["schema"] == "hipspine.answer/1"


@pytest.mark.parametrize("arguments", [["--help"], ["assess", "--help"], ["evidence", "--help"], ["--version"], []])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom hipspine.interfaces.cli.run import run\nstatus = run(sys.argv[1:])\n"
        "print('MODULES', *sorted(sys.modules), file=sys.stderr)\nsys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    modules = done.stderr.rpartition("MODULES ")[2].split()
    loaded = {name for name in modules if name in HEAVY}
    assert "hipspine.interfaces.cli.app" in modules
    assert loaded <= {"msgspec"}  # `Problem` is one of its objects
    assert done.stdout.startswith(("Usage: hipspine", "hipspine 0."))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_case_gives_its_problems_and_writes_nothing(path: Path, tmp_path: Path) -> None:
    done = hipspine("assess", str(path), "--out", "answer.txt", where=tmp_path)
    said = done.stderr.decode()
    assert done.returncode == 2
    assert done.stdout == b""
    assert said.strip()
    assert all(line.endswith("]") and str(path) in line for line in said.splitlines()), said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
    as_json = hipspine("assess", str(path), "--json", where=tmp_path)
    assert (as_json.returncode, as_json.stderr) == (2, b"")
    problems = json.loads(as_json.stdout)["problems"]
    assert len(problems) == len(said.splitlines())
    keys = ["code", "file", "line", "path", "value", "message", "allowed", "remedy"]
    assert all(list(problem) == keys for problem in problems)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["assess", EXAMPLE, "--interval", "90"],
            "Allowed: a number from 0.5 to 0.99. Did you mean 0.9?  [out-of-range]",
        ),
        (["assess", EXAMPLE, "--interval", "0.4"], "Allowed: a number from 0.5 to 0.99.  [out-of-range]"),
        (["assess", EXAMPLE, "--interval", "nan"], "[out-of-range]"),
        (["assess", EXAMPLE, "--interval", "much"], "[bad-command-line]"),
        (["assess", "no-such.toml"], "no-such.toml: does not exist."),
        (["assess", EXAMPLE, "--evidence", "nowhere"], "nowhere: is not a folder."),
        (["assess"], "missing argument 'CASE'. Help: hipspine assess --help"),
        (["asess", EXAMPLE], "no such command 'asess'"),
        (["assess", EXAMPLE, "--jsn"], "no such option: --jsn"),
        (["words", "--kind", "verb"], '--kind "verb" is not known. Allowed: source, finding'),
        (["new-case", "case.json"], "does not end in .toml. Name it case.toml."),
        (["about", "--cite", "--source-attributes"], "exclude each other"),
        (["evidence", "show", "lee-2019"], "Nearest: lee-2019"),
        (["evidence", "show", "lee-2019b/mri-tear-9"], "Nearest: mri-tear-"),
        (
            ["evidence", "list", "--source", "sij_pian", "--role", "rat"],
            '--source "sij_pian" is not known. Nearest: sij_pain.',
        ),
        (["evidence", "check", "nowhere"], "nowhere: is not a folder."),
    ],
)
def test_unusable_input_is_one_line_each_and_status_2(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""
    assert all(line.endswith("]") for line in shown.err.splitlines())
    assert run([*arguments, "--json"]) == 2
    shown = capsys.readouterr()
    assert json.loads(shown.out)["problems"]
    assert shown.err == ""
    assert list(tmp_path.iterdir()) == []


def test_files_are_written_whole_and_not_over_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["assess", EXAMPLE, "--json", "--out", "answer.json"]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "Written: answer.json\n")
    assert run(["assess", EXAMPLE, "--json"]) == 0
    first = Path("answer.json").read_text("utf-8")
    assert first == capsys.readouterr().out
    assert run(["about", "--out", "answer.json"]) == 2
    assert "exists already. Choose another name, or add --force." in capsys.readouterr().err
    assert Path("answer.json").read_text("utf-8") == first
    assert run(["about", "--out", "answer.json", "--force"]) == 0
    assert Path("answer.json").read_text("utf-8").startswith("hipspine: ")
    assert run(["about", "--out", "no-folder/answer.json"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answer.json"]


def test_the_case_itself_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new-case", "mine.toml"]) == 0
    before = Path("mine.toml").read_bytes()
    assert run(["assess", "mine.toml", "--out", "./mine.toml", "--force"]) == 2
    assert "is the input of this command" in capsys.readouterr().err
    assert Path("mine.toml").read_bytes() == before


@pytest.mark.parametrize("name", ['a "quoted" \\ case', "naïve 🦴", "tab\there"])
def test_a_new_case_can_be_assessed_as_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new-case", f"{name}.toml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"written": f"{name}.toml"}
    assert run(["assess", f"{name}.toml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["case"]["id"] == name
    assert run(["new-case", f"{name}.toml"]) == 2
    assert run(["new-case", f"{name}.toml", "--force"]) == 0


def fails_with(error: BaseException, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]) -> int:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(run_module, "_finished", fail)
    return run(arguments)


def test_a_fault_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert fails_with(KeyError("a\nb"), monkeypatch, ["assess"]) == 70
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert "hipspine: our fault, not yours: KeyError: 'a\\nb'. Please report it" in shown.err
    assert fails_with(KeyError("x"), monkeypatch, ["assess", "--json"]) == 70
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "our-fault"
    with pytest.raises(KeyError):
        fails_with(KeyError("x"), monkeypatch, ["assess", "--debug"])


def test_other_ends(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert fails_with(MissingExtra("batch", "Parquet"), monkeypatch, []) == 3
    assert 'pip install "hipspine[batch]"' in capsys.readouterr().err
    assert fails_with(KeyboardInterrupt(), monkeypatch, []) == 130
    assert capsys.readouterr().err.count("\n") == 1


def test_debug_may_stand_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--debug", "--version"]) == 0
    assert run(["words", "--debug", "--json", "thigh"]) == 0
    assert '"thigh_thrust"' in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="a broken pipe is another error there")
def test_a_reader_that_goes_away_is_no_error() -> None:
    program = "from hipspine.interfaces.cli import main; main()"
    command = [sys.executable, "-c", program, "words", "--kind", "finding"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def program(script: str, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from hipspine.interfaces.cli import main; main()", *arguments]
    words = ["sh", "-c", script, "sh", *command]
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_output_that_cannot_be_written_is_one_message() -> None:
    done = program('"$@" > /dev/full', "about")
    assert done.returncode == 2
    assert done.stderr == "standard output: cannot be written: No space left on device.  [unwritable-file]\n"


@pytest.mark.skipif(os.name == "nt", reason="streams are not closed like that there")
@pytest.mark.parametrize(("script", "status"), [('"$@" >&-', 0), ('"$@" --nothing >&-', 2), ('"$@" --nothing 2>&-', 2)])
def test_a_closed_stream_is_no_fault(script: str, status: int) -> None:
    for more in ((), ("--json",)):
        done = program(script, "about", *more)
        assert done.returncode == status
        assert "our fault" not in done.stderr
        assert "Traceback" not in done.stderr


def test_an_interruption_inside_a_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hipspine.api.load", interrupt)
    assert run(["words", "thigh"]) == 130
    assert capsys.readouterr().err == "hipspine: was interrupted.  [interrupted]\n"
