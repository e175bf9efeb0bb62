"""`hipspine evidence list`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.allowed import complain, wrong_word
from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def list_facts(
    source: Annotated[str | None, typer.Option(help="Facts about this pain source.", show_default=False)] = None,
    finding: Annotated[str | None, typer.Option(help="Facts about this finding.", show_default=False)] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="accuracy, frequency, comparison, measurement or outcome.", show_default=False),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(help="rate, proxy, share, clinic, proven, background or other.", show_default=False),
    ] = None,
    use: Annotated[str | None, typer.Option(help="yes, caution or never.", show_default=False)] = None,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """The facts that match every filter given; all of them without one."""
    may_write(out, force=force)
    from hipspine import api
    from hipspine.evidence import flat_row
    from hipspine.evidence.kinds import KINDS, ROLES, USES
    from hipspine.interfaces.terminal.facts_text import facts_text
    from hipspine.vocabulary import UNMODELLED

    library = api.load(add=evidence)
    vocabulary = library.vocabulary
    search = "Search: hipspine words SEARCH"
    complain(
        [
            *wrong_word("--source", source, {*vocabulary.sources, UNMODELLED}, "unknown-source", search),
            *wrong_word("--finding", finding, vocabulary.findings, "unknown-finding", search),
            *wrong_word("--kind", kind, KINDS),
            *wrong_word("--role", role, ROLES),
            *wrong_word("--use", use, USES),
        ]
    )
    found = library.studies.select(source=source, finding=finding, kind=kind, role=role)
    found = tuple(fact for fact in found if use is None or fact.use == use)
    if json:
        put(as_json({"facts": [flat_row(library.studies[fact.study], fact) for fact in found]}), out, force=force)
    else:
        put(facts_text(found, len({fact.study for fact in found})), out, force=force)
