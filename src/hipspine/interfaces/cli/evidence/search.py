"""`hipspine evidence search`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def search(
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words that must all occur.")],
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """The facts in which all words occur, in title, authors, journal, people, figures, notes or ids."""
    may_write(out, force=force)
    from hipspine import api
    from hipspine.evidence import flat_row
    from hipspine.interfaces.terminal.facts_text import facts_text

    studies = api.load(add=evidence).studies
    found = api.search_facts(studies, " ".join(text))
    if json:
        put(as_json({"facts": [flat_row(studies[fact.study], fact) for fact in found]}), out, force=force)
    else:
        put(facts_text(found, len({fact.study for fact in found})), out, force=force)
