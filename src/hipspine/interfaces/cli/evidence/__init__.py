"""`hipspine evidence`: the studies and their facts."""

import typer

from hipspine.interfaces.cli.evidence.check import check
from hipspine.interfaces.cli.evidence.export import export
from hipspine.interfaces.cli.evidence.list import list_facts
from hipspine.interfaces.cli.evidence.possible import possible
from hipspine.interfaces.cli.evidence.search import search
from hipspine.interfaces.cli.evidence.show import show

evidence = typer.Typer(
    help="The studies and their facts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
evidence.command("list", short_help="The facts that match every filter.")(list_facts)
evidence.command(short_help="Everything about a study or a fact.")(show)
evidence.command(short_help="The facts in which some words occur.")(search)
evidence.command(short_help="Every problem, and which facts are used.")(check)
evidence.command(short_help="Whether printed figures can be right.")(possible)
evidence.command(short_help="Every fact as a row of a table.")(export)

__all__ = ["evidence"]
