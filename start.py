"""Set up hipspine beside this file and run it.

    python3 start.py                    assess a published case
    python3 start.py test [PYTEST ...]  check and test the whole project
    python3 start.py COMMAND ...        any command of hipspine: python3 start.py words thigh

Windows: py start.py. Only the standard library is used, and this file parses on any Python, so that an old
one can say what is needed. The steps are described in DEVELOPERS.md, "Set-up".
"""

from __future__ import print_function

import hashlib
import os
import subprocess
import sys
import time

NEEDED = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
STAMP = os.path.join(VENV, "hipspine-stamp.txt")
EXAMPLE = os.path.join("examples", "published-case.toml")
LOCKS = {
    "core": os.path.join(HERE, "requirements", "core.txt"),
    "dev": os.path.join(HERE, "requirements", "dev.txt"),
}
DECIDES_THE_SET_UP = ("requirements/core.txt", "requirements/dev.txt", "pyproject.toml", "src/hipspine/__init__.py")
# Settings of pip that would send the packages elsewhere or contradict the locks.
PIP_SETTINGS_TO_DROP = ("TARGET", "PREFIX", "ROOT", "CONSTRAINT", "NO_BINARY", "ONLY_BINARY", "REQUIRE_HASHES")


class Stop(Exception):
    """The set-up cannot go on; `status` is the exit status."""

    def __init__(self, message, status=1):
        Exception.__init__(self, message)
        self.status = status


def say(text):
    """A line for the person at the terminal; standard output is kept for the answer."""
    print(text, file=sys.stderr)
    sys.stderr.flush()


def program(name):
    """The path of a program of the environment."""
    if os.name == "nt":
        return os.path.join(VENV, "Scripts", name + ".exe")
    return os.path.join(VENV, "bin", name)


def environment():
    """The environment variables of every child process: nothing that bends Python or pip."""
    variables = dict(os.environ)
    for name in ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"):
        variables.pop(name, None)
    for name in PIP_SETTINGS_TO_DROP:
        variables.pop("PIP_" + name, None)
    variables.update(PIP_USER="0", PIP_NO_INPUT="1", PIP_DISABLE_PIP_VERSION_CHECK="1", VIRTUAL_ENV=VENV)
    return variables


def run(command, where=HERE):
    """Run a command to its end and return its exit status."""
    sys.stdout.flush()
    return subprocess.call(command, cwd=where, env=environment())


def digest_of(parts):
    """SHA-256 of some byte strings, in hexadecimal."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def contents():
    """What must be installed: the locks and the package, as a digest."""
    parts = []
    for name in DECIDES_THE_SET_UP:
        with open(os.path.join(HERE, *name.split("/")), "rb") as file:
            parts.append(file.read())
    return digest_of(parts)


def place():
    """Where and for which Python: an environment is of no use in another folder or to another version."""
    return digest_of([repr((HERE, sys.version_info[:2], sys.platform)).encode("utf-8")])


def read_stamp():
    """The kind (core, dev), contents and place of a finished installation; three empty texts if there is none."""
    try:
        with open(STAMP) as file:
            words = file.read().split()
    except (IOError, OSError):
        return "", "", ""
    if len(words) != 3 or words[0] not in LOCKS or not os.path.exists(program("python")):
        return "", "", ""
    return words[0], words[1], words[2]


def make_environment():
    """An empty .venv, in place of any half-finished one."""
    from importlib.util import find_spec  # no Python 2 gets here, but its parser and imports must not fail before

    for module in ("venv", "ensurepip"):
        if find_spec(module) is None:
            raise Stop(
                "This Python cannot make an environment: its module %s is missing.\n"
                "Debian and Ubuntu keep it in a package of its own: sudo apt install python3-venv\n"
                "Then run this again." % module,
                2,
            )
    say("Making .venv ...")
    maker = sys.executable
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):  # started by the Python that is to be replaced
        maker = getattr(sys, "_base_executable", maker)
    if run([maker, "-m", "venv", "--clear", VENV]) != 0:
        raise Stop("Could not make %s: see above. On Debian and Ubuntu: sudo apt install python3-venv" % VENV, 2)


def install(kind, afresh):
    """Install the locked packages of `kind`, then hipspine itself, check them and leave the stamp."""
    began = time.time()
    if os.path.exists(STAMP):
        os.remove(STAMP)  # an interruption from here on leaves no stamp: the next run starts afresh
    if afresh:
        make_environment()
    pip = [program("python"), "-m", "pip", "--quiet"]
    say("Installing the %s packages ..." % ("core" if kind == "core" else "core and test"))
    lock = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", LOCKS[kind]]
    if run(pip + ["install"] + lock) != 0:
        raise Stop("The packages could not be installed: see above. This step needs the network once. Run it again.")
    if run(pip + ["install", "--no-deps", "--no-build-isolation", "-e", HERE]) != 0:
        raise Stop("hipspine itself could not be installed: see above.")
    if run(pip + ["check"]) != 0:
        raise Stop("The installed packages contradict each other: see above.")
    with open(STAMP, "w") as file:
        file.write("%s %s %s\n" % (kind, contents(), place()))
    say("Ready in %.0f s." % (time.time() - began))


def set_up(kind):
    """Make sure that the environment holds what `kind` needs; instant when nothing changed."""
    have, old_contents, old_place = read_stamp()
    if old_contents == contents() and old_place == place() and have in (kind, "dev"):
        return
    install("dev" if have == "dev" else kind, afresh=old_place != place())


def test(arguments):
    """Every check of the project, the tests last; 0 if all pass."""
    python = program("python")
    checks = [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("lint-imports", [python, "-c", "from importlinter.cli import lint_imports_command as m; m()", "--no-logo"]),
    ]
    failed = []
    for name, command in checks:
        say("== " + name)
        if run(command) != 0:
            failed.append(name)
    say("== pytest")
    status = run([python, "-m", "pytest", "-n", "auto"] + arguments)
    if failed:
        say("Failed before the tests: " + ", ".join(failed))
    return 1 if failed else status


def main(arguments):
    """Set up, then do what the arguments say; returns the exit status."""
    if sys.version_info < NEEDED:
        need = "%d.%d" % NEEDED
        raise Stop(
            "hipspine needs Python %s or later; this is %s.\n" % (need, sys.version.split()[0])
            + "Start it with a newer one: python%s start.py" % need,
            2,
        )
    if arguments[:1] == ["test"]:
        set_up("dev")
        return test(arguments[1:])
    set_up("core")
    if arguments:
        return run([program("hipspine")] + arguments, os.getcwd())
    status = run([program("hipspine"), "assess", EXAMPLE])
    if status == 0:
        say("\nThis was: hipspine assess %s. All commands: python3 start.py --help" % EXAMPLE)
    return status


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        say(str(stop))
        sys.exit(stop.status)
    except KeyboardInterrupt:
        say("Interrupted. Run it again: it starts where it can.")
        sys.exit(130)
