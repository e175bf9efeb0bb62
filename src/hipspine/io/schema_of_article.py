"""The JSON Schemas of a claims file and of the verdicts on it."""

from __future__ import annotations

from hipspine.article.computed import COMPUTATIONS
from hipspine.article.computed.interval_against_null import DIRECTIONS
from hipspine.article.computed.printed_against_fact import FIGURES as OF_A_FACT
from hipspine.article.computed.share_of_table import SHARES
from hipspine.article.judge import NOT_COMPUTABLE
from hipspine.article.verdict import SCHEMA as VERDICTS_SCHEMA
from hipspine.article.words import CLAIMED_FUSED, CONFIDENCE, KINDS, SCHEMA, VERDICTS
from hipspine.evidence.possible.figures import FIGURES
from hipspine.io.schema_parts import Schema, closed, const, count, flag, many, number, text, word


def article_schema() -> Schema:
    """A claims file as `read_article` takes it; which keys go with which computation is for the reader."""
    properties = {
        "schema": const(SCHEMA),
        "id": text("the name of the file unless given", empty=False),
        "title": text("what page it is", empty=False),
        "about": text("who made the page, and what of it was lost"),
        "url": text(),
        "claims": many(_claim()),
    }
    return closed(properties, ["schema", "title", "claims"])


def verdicts_schema() -> Schema:
    """What `hipspine article --json` prints: every key is there, and no other."""
    verdict = {
        "article": text("id of the claims file"),
        **_said(),
        "verdict": word([*VERDICTS, NOT_COMPUTABLE]),
        "stated": {"enum": [*VERDICTS, None], "description": "the verdict in the file"},
        "agrees": flag("whether the two are the same"),
        "decided_by": word(["computation", "reading"]),
        "finding": text(),
        "figures": {"type": "object"},
        "computed": many(_outcome()),
        "studies": many(text(), "ids of study files"),
        "facts": many(text(), "ids of the facts that were computed with"),
        "sources": many(_source(required=True)),
        "needs": text(),
        "evidence_version": text(),
    }
    listed = many(closed(verdict, verdict))
    properties = {"schema": const(VERDICTS_SCHEMA), "evidence_version": text(), "claims": listed}
    return closed(properties, properties)


def _said() -> dict[str, Schema]:
    return {
        "id": text(empty=False),
        "section": text("the heading it stands under"),
        "claim": text("the statement in our words", empty=False),
        "kind": word(KINDS),
        "confidence": word([*CONFIDENCE, ""]),
        "plain": text("the finding in everyday words"),
    }


def _claim() -> Schema:
    properties = {
        **_said(),
        "verdict": word(VERDICTS, "may be left to a computation"),
        "finding": text("what the studies say"),
        "needs": text("what a program must do to catch such a claim"),
        "figures": {"type": "object", "description": "numbers the claim and the finding turn on"},
        "evidence": many(text(), "ids of study files"),
        "sources": many(_source(required=False)),
        "computed": many(_computation(), "worked out each time; one of them at most decides"),
    }
    return closed(properties, ["id", "claim", "kind"])


def _source(*, required: bool) -> Schema:
    year = {"type": ["integer", "null"]} if required else {"type": "integer"}
    properties = {"title": text(), "authors": text(), "year": year, "doi": text(), "pmid": text(), "url": text()}
    return closed(properties, properties if required else ["title"])


def _computation() -> Schema:
    figure = text("as printed", empty=False)
    figures = closed(dict.fromkeys(FIGURES, figure))
    facts = many(text(empty=False), "ids of facts")
    one_number = closed({"printed": figure, "fact": text(), "figure": word(OF_A_FACT)}, ["printed", "fact", "figure"])
    properties = {
        "computation": word(COMPUTATIONS),
        "decides": flag("false: shown only"),
        "correction": text("what the computation cannot see"),
        "printed": {"anyOf": [figure, many(figure), many(figures)]},
        **dict.fromkeys(("facts", "others", "beside", "between", "against", "first", "second"), facts),
        "claimed": {"anyOf": [facts, word([*DIRECTIONS, "below", "above"])]},
        **dict.fromkeys(("fact", "people", "rotation"), text("id of a fact", empty=False)),
        "n": count("how many people"),
        "figure": word(FIGURES),
        "share": word(SHARES),
        "fused": word(CLAIMED_FUSED),
        **dict.fromkeys(("low", "high", "limit", "worth_seeing", "enough"), figure),
        "numbers": many(one_number),
        "setting": _setting(),
    }
    return closed(properties, ["computation"])


def _setting() -> Schema:
    lengths = ("length_mm", "upper_from_midline_mm", "lower_from_midline_mm", "focus_to_film_mm", "object_to_film_mm")
    angles = many(number(0), "degrees")
    properties = {**dict.fromkeys(lengths, number(0)), "tilt_deg": angles, "turn_deg": angles, "why": text(empty=False)}
    return closed(properties, properties)


def _outcome() -> Schema:
    properties = {
        "computation": word(COMPUTATIONS),
        "decides": flag(),
        "verdict": {"enum": [*VERDICTS, NOT_COMPUTABLE, None]},
        "rule": text(),
        "says": many(text()),
        "numbers": {"type": "object", "additionalProperties": {"type": "number"}},
        "facts": many(text()),
    }
    return closed(properties, properties)
