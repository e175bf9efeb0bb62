"""Write the figures of the documentation: `python scripts/make_figures.py`. A test compares them."""

from __future__ import annotations

from pathlib import Path

from hipspine import api
from hipspine.interfaces import figures

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "how-to" / "figures"


def made() -> dict[str, str]:
    """Every figure of the documentation by the name of its file."""
    library = api.load()
    scan = api.pool_evidence("spinal_infection", "fdg_pet_ct", library, prevalence=(0.2, 0.4))
    screening = api.pool(ROOT / "examples" / "audit-c.csv", library)
    return {
        "forest.svg": figures.forest(scan),
        "sroc.svg": figures.sroc(screening),
        "funnel.svg": figures.funnel(screening),
        "fagan.svg": figures.fagan(scan),
    }


def write() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write()
