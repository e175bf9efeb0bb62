"""`hipspine pool`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def pool(
    question: Annotated[
        list[str], typer.Argument(metavar="FILE.csv | SOURCE FINDING", help="What to pool.", show_default=False)
    ],
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference",
            help="What the reference measures: pain, diagnosis, event or structure.",
            show_default=False,
        ),
    ] = None,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """What the studies say together about the accuracy of one test.

    FILE.csv holds one study a row with the columns tp, fp, fn, tn (and study, if you like). SOURCE FINDING takes
    the tables of the built-in evidence, each group of people once and one kind of reference at a time.
    """
    may_write(out, force=force)
    from hipspine import api
    from hipspine.errors import InputError, Problem
    from hipspine.interfaces.cli.allowed import complain, wrong_word
    from hipspine.interfaces.terminal.pool_text import pool_text
    from hipspine.synthesis.bivariate.evidence_tables import REFERENCE_ORDER

    complain(wrong_word("--reference", reference, REFERENCE_ORDER))
    if len(question) > 2 or (reference is not None and len(question) == 1):
        message = "takes a CSV file, or a pain source and a finding (--reference goes with these)"
        raise InputError([Problem("bad-command-line", "", None, message)])
    library = api.load(add=evidence)
    if len(question) == 1:
        pooled = api.pool(question[0], library)
    else:
        source, finding = question
        vocabulary = library.vocabulary
        known = [
            *wrong_word("SOURCE", source, vocabulary.sources, "unknown-source", "Search: hipspine words"),
            *wrong_word("FINDING", finding, vocabulary.findings, "unknown-finding", "Search: hipspine words"),
        ]
        complain(known)
        pooled = api.pool_evidence(source, finding, library, reference=reference)
        if not pooled.tables:
            text = f"no usable 2x2 table of {finding} for {source}"
            raise InputError([Problem("no-tables", "", None, text, "", f"See: hipspine evidence search {finding}")])
    put(as_json(pooled.to_dict()) if json else pool_text(pooled), out, force=force)
