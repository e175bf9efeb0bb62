"""`hipspine words`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.options import Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def words(
    search: Annotated[
        list[str] | None, typer.Argument(metavar="[SEARCH]...", help="What to look for.", show_default=False)
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            help="Only this kind: source, finding, test, zone, node, condition, treatment.",
            show_default=False,
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--all", help="Print every word that fits, not the best 20.")] = False,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """The words a case is written in: pain sources, findings, tests, pain zones; and treatments.

    Without SEARCH it lists all of a kind, or how many there are. An exact id shows all about that word.
    """
    may_write(out, force=force)
    from hipspine import api
    from hipspine.interfaces.cli.allowed import complain, wrong_word
    from hipspine.interfaces.terminal.words_text import word_counts, word_details, words_text
    from hipspine.vocabulary import HIT_KINDS

    complain(wrong_word("--kind", kind, HIT_KINDS))
    vocabulary = api.load().vocabulary
    wanted = " ".join(search or ())
    hits = api.words(vocabulary, wanted, kind)
    exact = word_details(vocabulary, wanted.strip())
    if json:
        found = [{"kind": hit.kind, "id": hit.id, "name": hit.name, "plain": hit.plain} for hit in hits]
        put(as_json({"words": found}), out, force=force)
    elif not wanted and kind is None:
        put(word_counts(vocabulary), out, force=force)
    else:
        put(words_text(hits, wanted, exact, full=full or not wanted), out, force=force)
