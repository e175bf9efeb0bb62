"""Leave one study out: predict each printed figure from the other studies of its question. Takes a few seconds.

    .venv/bin/python benchmarks/leave_one_study_out.py
    .venv/bin/python benchmarks/leave_one_study_out.py --held-out docs/explanation/left-out-held.txt

A third of the studies, chosen by SHA-256 of the id, is neither predicted nor used by the first. The second predicts
that third alone, from all other studies, and writes what comes to a file that must not be there yet: it is for the
end, when nothing will be changed any more. `docs/explanation/calibration.md` shows both.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hipspine.bench.leave_one_out.render import render_left_out
from hipspine.bench.leave_one_out.run import run_leave_one_out
from hipspine.io.load import load

TABLE = Path(__file__).parents[1] / "docs" / "explanation" / "left-out.txt"


def main() -> None:
    """Print the figures left out of the two thirds; with --held-out score the third, once."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--held-out", type=Path, metavar="FILE", help="score the third that was held out, once")
    file = parser.parse_args().held_out
    library = load()
    part = "the two thirds of the studies that were not held out" if file is None else "the third that was held out"
    found = run_leave_one_out(library, third=file is not None)
    text = render_left_out(found, f"One study left out: {part}.\nEvidence {library.evidence_version}")
    with (TABLE if file is None else file).open("w" if file is None else "x", encoding="utf-8", newline="\n") as out:
        out.write(text)
    print(text)


if __name__ == "__main__":
    main()
