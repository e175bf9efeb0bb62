"""All commands together."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.about import about
from hipspine.interfaces.cli.article import article
from hipspine.interfaces.cli.assess import assess
from hipspine.interfaces.cli.bench import bench
from hipspine.interfaces.cli.cup import cup
from hipspine.interfaces.cli.dislocation import dislocation
from hipspine.interfaces.cli.evidence import evidence
from hipspine.interfaces.cli.fuse import fuse
from hipspine.interfaces.cli.new_case import new_case
from hipspine.interfaces.cli.pelvis import pelvis
from hipspine.interfaces.cli.pool import pool
from hipspine.interfaces.cli.treatment import options
from hipspine.interfaces.cli.words import words

WIDTH = 80

app = typer.Typer(
    name="hipspine",
    help="Where does the pain come from after a lumbar fusion? Answers from published evidence.",
    epilog="Exit status: 0 answered, 1 a check found problems, 2 unusable input, 3 an extra is missing, "
    "70 our fault, 130 interrupted. For research and teaching; not a medical device.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"terminal_width": WIDTH, "max_content_width": WIDTH, "help_option_names": ["-h", "--help"]},
)
app.command(short_help="Where one person's pain may come from, and why.")(assess)
app.command(short_help="What could be done, and what comes of it.")(options)
app.command(short_help="Dislocation of a hip replacement after a fusion.")(dislocation)
app.command("new-case", short_help="Make a case file to fill in.")(new_case)
app.command(short_help="The words a case is written in.")(words)
app.add_typer(evidence, name="evidence")
app.command(short_help="What the studies say together about a test.")(pool)
app.command(short_help="Whether what a page says is true.")(article)
app.command(short_help="How a pelvis stands and moves, from landmarks or angles.")(pelvis)
app.command(short_help="What a fusion would do to a pelvis, and to a cup in it.")(fuse)
app.command(short_help="Which way a cup faces, and how far the hip moves.")(cup)
app.command(short_help="How the model does on published cases.")(bench)
app.command(short_help="Purpose, limits, versions; how to cite.")(about)


def _version(wanted: bool) -> None:
    if wanted:
        from hipspine import __version__

        typer.echo(f"hipspine {__version__}")
        raise typer.Exit


@app.callback()
def _everything(
    version: Annotated[  # its callback prints it
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[  # taken off the command line by `run`, wherever it stands
        bool, typer.Option("--debug", help="Show where a fault of the program happened (may stand anywhere).")
    ] = False,
) -> None:
    """Where does the pain come from after a lumbar fusion? Answers from published evidence."""
