"""Write the generated parts of the documentation, or say which are out of date.

python scripts/make_docs.py            rewrite what changed
python scripts/make_docs.py --check    change nothing; exit 1 and name the pages that would change
python scripts/make_docs.py docs/tutorials/first-assessment.md ...    these pages alone

A page says in comments what is generated in it; `docmaker/parts.py` and `docmaker/examples.py` explain them.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from docmaker.examples import ExampleFailed
from docmaker.pages import ROOT, pages, remade


def main(arguments: list[str]) -> int:
    """Rewrite or check the pages named, else all; 1 if an example failed or a check found a page out of date."""
    check = "--check" in arguments
    named = [Path(name).resolve() for name in arguments if not name.startswith("--")]
    stale, failed = [], []
    for page in named or pages():
        before = page.read_text("utf-8")
        try:
            after = remade(page, before)
        except ExampleFailed as error:
            failed.append(str(error))
            continue
        if after == before:
            continue
        stale.append(page.relative_to(ROOT).as_posix())
        if not check:
            page.write_text(after, "utf-8", newline="\n")
    for name in stale:
        sys.stdout.write(f"{'out of date' if check else 'rewritten'}: {name}\n")
    for message in failed:
        sys.stderr.write(f"left as it was: {message}\n")
    return 1 if failed or (check and stale) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
