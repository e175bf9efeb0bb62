"""`hipspine evidence show`."""

from __future__ import annotations

from typing import Annotated

import typer

from hipspine.interfaces.cli.allowed import complain, wrong_word
from hipspine.interfaces.cli.options import Evidence, Force, Json, Out
from hipspine.interfaces.cli.say import as_json, may_write, put


def show(
    name: Annotated[str, typer.Argument(metavar="STUDY[/FACT]", help="A study, or one of its facts.")],
    evidence: Evidence = None,
    json: Json = False,
    out: Out = None,
    force: Force = False,
) -> None:
    """Everything about a study or a fact: people, figures as printed, corrections and why, where it was read.

    Also the risk of bias of the study, and how certain the numbers of the model are that rest on it.
    """
    may_write(out, force=force)
    import msgspec

    from hipspine import api
    from hipspine.evidence import vancouver
    from hipspine.interfaces.terminal.facts_text import fact_text, study_text
    from hipspine.interfaces.terminal.quality_text import quality_text

    library = api.load(add=evidence)
    studies = library.studies
    id, _, fact = name.partition("/")
    complain(wrong_word("STUDY", id, studies, "unknown-study", "Search: hipspine evidence search TEXT"))
    study = studies[id]
    facts = {one.name: one for one in study.facts}
    if fact:
        complain(wrong_word("FACT", fact, facts, "unknown-fact", f"See: hipspine evidence show {study.id}"))
    shown = facts[fact] if fact else study
    judged = library.quality.get(study.id)
    certain = api.certainties(library, shown.id)
    if json:
        quality = {**msgspec.to_builtins(judged), "overall": judged.overall} if judged else None
        rest = {"reference": vancouver(study), "quality": quality, "estimates": [one.to_dict() for one in certain]}
        put(as_json({**msgspec.to_builtins(shown), **rest}), out, force=force)
    else:
        text = fact_text(facts[fact], study) if fact else study_text(study)
        put(text + quality_text(judged, certain), out, force=force)
