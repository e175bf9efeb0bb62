"""One structure with one thing wrong, producing pain now."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final, Literal, cast, get_args

import msgspec

from hipspine.errors import Fields
from hipspine.vocabulary.approach import APPROACHES
from hipspine.vocabulary.word_scale import WORD_SCALE, Word

Span = Literal["early", "late", "any"]
"""When a complication typically hurts: within about three months of the operation, later, or at any time."""

Forbidden = Literal["block", "steroid", "stop_rule", "order_of_treatment"]
"""What must wait while a source that must not be missed is triggered."""

URGENCIES: Final = ("hours", "days")
SPANS: Final[tuple[str, ...]] = get_args(Span)
FORBIDDEN: Final[tuple[str, ...]] = get_args(Forbidden)
_ICD10CM: Final = re.compile(r"[A-TV-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?")


class PainSource(msgspec.Struct, frozen=True):
    """One structure with one thing wrong, producing pain now, on a side or in the midline.

    `triggers` are findings or conditions whose presence alone means that the source must be ruled out.
    `risks` are the background and the common signs: two of them together mean the same, if it hurts where
    this source does (`hurts_in`); one alone is only told. `questions` are those of both that must be asked
    of everybody (all of them unless given). `forbids` says what must wait while it is triggered. The
    probability is zero unless all of `needs` hold, and zero where one of `excluded_by` holds; both name
    conditions, and `possible_why` gives the reason. `zones` says for every pain zone how often it hurts
    when this source alone is active (same side for a zone with sides), an assumption with its reason in
    `zones_why`. `settle_with` names the tests that would settle a triggered source, the first one first, and
    `urgency` how soon: within `hours` where death, paralysis or the loss of a limb or a joint threatens, `days`, or
    nothing; both are judged.
    """

    id: str
    name: str
    plain: str
    node: str
    definition: str
    zones: Mapping[str, Word]
    zones_why: str
    icd10cm: tuple[str, ...]
    must_not_miss: bool = False
    triggers: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    trigger_why: str = ""
    forbids: tuple[Forbidden, ...] = ()
    needs: tuple[str, ...] = ()
    excluded_by: tuple[str, ...] = ()
    possible_why: str = ""
    spans: Span = "any"
    approaches: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    evidence_note: str = ""
    urgency: str = ""
    settle_with: tuple[str, ...] = ()

    def hurts_in(self, zones: Collection[str]) -> bool:
        """Whether at least one of these zones hurts sometimes or more often when this source is active.

        True where no zone is known; KeyError for an unknown zone.
        """
        least = WORD_SCALE.index("sometimes")
        return not zones or any(WORD_SCALE.index(self.zones[zone]) >= least for zone in zones)


def read_pain_source(fields: Fields) -> PainSource:
    """A pain source from one `[[sources]]` table; problems go to the list of `fields`."""
    triggers, risks = fields.texts("triggers"), fields.texts("risks")
    signs = tuple(dict.fromkeys((*triggers, *risks)))
    source = PainSource(
        id=fields.text("id", required=True),
        name=fields.text("name", required=True),
        plain=fields.text("plain", required=True),
        node=fields.text("node", required=True),
        definition=fields.text("definition", required=True),
        zones=_zones(fields),
        zones_why=fields.text("zones_why", required=True),
        icd10cm=_codes(fields),
        must_not_miss=fields.flag("must_not_miss"),
        triggers=triggers,
        risks=risks,
        questions=fields.texts("questions", signs, kind="trigger or risk of this source") or signs,
        trigger_why=fields.text("trigger_why"),
        forbids=cast(tuple[Forbidden, ...], fields.texts("forbids", FORBIDDEN)),
        needs=fields.texts("needs"),
        excluded_by=fields.texts("excluded_by"),
        possible_why=fields.text("possible_why"),
        spans=cast(Span, fields.one_of("spans", SPANS, "any")),
        approaches=fields.texts("approaches", APPROACHES, kind="approach or implant"),
        synonyms=fields.texts("synonyms"),
        evidence_note=fields.text("evidence_note"),
        urgency=fields.one_of("urgency", URGENCIES),
        settle_with=fields.texts("settle_with"),
    )
    _check_reasons(fields, source)
    fields.finish()
    return source


def _zones(fields: Fields) -> dict[str, Word]:
    table = fields.table("zones")
    given = fields.raw("zones")
    names = list(given) if isinstance(given, Mapping) else []
    words = {str(name): table.one_of(str(name), WORD_SCALE, required=True) for name in names}
    return {name: cast(Word, word) for name, word in words.items() if word}


def _codes(fields: Fields) -> tuple[str, ...]:
    codes = fields.texts("icd10cm")
    if not codes:
        fields.say("icd10cm", "missing-key", "names no code", "", 'Add icd10cm = ["M16.11", ...].')
    for code in codes:
        if not _ICD10CM.fullmatch(code):
            allowed = "Allowed: a letter, two characters, then at most four after a point: M53.3."
            fields.say("icd10cm", "bad-code", "is not shaped like an ICD-10-CM code", allowed, value=code)
    return codes


def _check_reasons(fields: Fields, source: PainSource) -> None:
    if source.must_not_miss and not source.triggers:
        fields.say("triggers", "missing-key", "is empty, but the source must not be missed", "", "Name its triggers.")
    if source.risks and not source.triggers:
        fields.say("risks", "needless-key", "is given, but nothing triggers the source", "", "Name its triggers.")
    for sign in sorted(set(source.triggers) & set(source.risks)):
        fields.say("risks", "contradiction", "is a trigger already", "", "Keep one of the two.", sign)
    if source.triggers and not source.must_not_miss:
        fields.say("triggers", "needless-key", "is given without must_not_miss", "", "Set must_not_miss = true.")
    for key in ("urgency", "settle_with"):
        if getattr(source, key) and not source.must_not_miss:
            fields.say(key, "needless-key", "is given without must_not_miss", "", "Remove it.")
    if source.must_not_miss and not source.settle_with:
        fields.say("settle_with", "missing-key", "is empty, but the source must not be missed", "", "Name its tests.")
    if source.triggers and not source.trigger_why:
        fields.say("trigger_why", "missing-key", "is missing", "", "Say why these findings trigger it.")
    if source.forbids and not source.triggers:
        fields.say("forbids", "needless-key", "is given, but nothing triggers the source", "", "Remove it.")
    if (source.needs or source.excluded_by) and not source.possible_why:
        fields.say("possible_why", "missing-key", "is missing", "", "Say why needs or excluded_by hold.")
