"""`hipspine article`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put

if TYPE_CHECKING:
    from hipspine.article import Verdict
    from hipspine.evidence import Studies

CHECK = "check"


def article(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CLAIM | check FILE [CLAIM]]", help="One claim, or another page.", show_default=False),
    ] = None,
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """The claims of a popular article, each with what the studies really say; one CLAIM in full.

    Verdicts are worked out anew each time where the claims file names a computation. `check FILE` does the same for
    the claims file of any other page; exit status 1 if a verdict in it is not the one computed.
    """
    inputs = _inputs(words or [])
    may_write(out, force=force, inputs=inputs)
    from hipspine import api
    from hipspine.article.verdict import SCHEMA

    library = api.load(add=evidence)
    verdicts = api.check_claims(inputs[0], library) if inputs else api.claims(library)
    wanted = (words or [])[2 if inputs else 0 :]
    shown = _chosen(verdicts, wanted)
    if json:
        listed = [one.to_dict() for one in shown]
        result: dict[str, Any] = {"schema": SCHEMA, "evidence_version": library.evidence_version, "claims": listed}
        put(as_json(result), out, force=force, inputs=inputs)
    else:
        put(_text(shown, library.studies, one=bool(wanted), page=bool(inputs)), out, force=force, inputs=inputs)
    if inputs and not all(one.agrees for one in shown):
        raise typer.Exit(1)


def _inputs(words: Sequence[str]) -> list[Path]:
    """The file after `check`; InputError for words that are neither a claim nor a check of a file."""
    from hipspine.errors import InputError, Problem

    check = words[:1] == [CHECK]
    if (check and not 2 <= len(words) <= 3) or (not check and len(words) > 1):
        remedy = "For instance: hipspine article mri-triples-impossible, or: hipspine article check page.toml"
        message = "takes one claim, or `check` and a file"
        raise InputError([Problem("bad-command-line", "", None, message, "", remedy)])
    return [Path(words[1])] if check else []


def _chosen(verdicts: Sequence[Verdict], wanted: Sequence[str]) -> tuple[Verdict, ...]:
    from hipspine.interfaces.cli.allowed import complain, wrong_word

    known = {one.claim.id: one for one in verdicts}
    for word in wanted:
        complain(wrong_word("CLAIM", word, known, "unknown-claim", "All of them: hipspine article"))
    return tuple(one for one in verdicts if not wanted or one.claim.id in wanted)


def _text(verdicts: Sequence[Verdict], studies: Studies, *, one: bool, page: bool) -> str:
    from hipspine.interfaces.terminal.article_text import claim_text, claims_text

    return claim_text(verdicts[0], studies) if one else claims_text(verdicts, page=page)
