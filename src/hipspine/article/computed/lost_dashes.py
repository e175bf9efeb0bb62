"""Ranges that lost their dash: 3-7 fused levels printed as 37, L4-5 printed as L45."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from hipspine.article.computed.computation import Computation, the_facts
from hipspine.article.computed.computed import Computed
from hipspine.article.computed.read_parameters import fact_ids
from hipspine.errors import Fields
from hipspine.evidence.studies import Studies
from hipspine.person.levels import PELVIC_LEVEL, levels_of


class LostDashes(Computation, frozen=True, kw_only=True):
    """Numbers of levels, or names of levels, as a page prints them, against what a spine can have.

    `printed` are texts such as "37" or "L45"; `facts` those whose groups say which levels the study told apart. With
    facts a number has to be one of their ranges, without them the spine alone decides.
    """

    WORD: ClassVar[str] = "lost_dashes"
    RULE: ClassVar[str] = (
        "Confirmed if everything can stand as printed; garbled if something cannot, but can with a dash put back; "
        "inconsistent if something cannot either way."
    )

    printed: tuple[str, ...]
    facts: tuple[str, ...] = ()

    @classmethod
    def read(cls, fields: Fields, studies: Studies) -> Self:
        """What is printed, and the groups of the study."""
        if "printed" not in fields:
            fields.say("printed", "missing-key", "is missing", "", 'Add printed = ["37"].')
        return cls(printed=fields.texts("printed"), facts=fact_ids(fields, "facts", studies, required=False))

    def fact_ids(self) -> tuple[str, ...]:
        """The facts of the groups."""
        return self.facts

    def compute(self, studies: Studies) -> Computed:
        """Each text as printed, and with its dash put back."""
        groups = {fact.group.levels for fact in the_facts(self.facts, studies) if fact.group.levels}
        says, found = [], []
        for text in self.printed:
            stands = text in groups if groups else can_stand(text)
            readings = [one for one in with_dash(text) if not groups or one in groups]
            found.append("stands" if stands else "restored" if readings else "neither")
            if stands:
                says.append(f"{text}: can be.")
            elif readings:
                says.append(f"{text}: cannot be; {' or '.join(readings)} with the dash put back.")
            else:
                says.append(f"{text}: cannot be, with a dash or without.")
        if groups:
            says.append(f"Groups of the study: {', '.join(sorted(groups))} levels.")
        says.append(f"A spine has {len(_LUMBAR)} lumbar levels, {len(_DISCS)} from T1-T2 to L5-S1.")
        verdict = "inconsistent" if "neither" in found else "garbled" if "restored" in found else "confirmed"
        return self.found(verdict, says, {"levels of a spine": float(len(_DISCS))})


_DISCS = tuple(level for level in levels_of("L5") if level != PELVIC_LEVEL)
_LUMBAR = tuple(level for level in _DISCS if level.startswith("L"))
_PLACES = {name: place for place, name in enumerate((*(level.partition("-")[0] for level in _DISCS), "S1"))}


def can_stand(text: str) -> bool:
    """Whether a text is a possible number of fused levels, one vertebra, or a level with its dash."""
    if text.isdigit():
        return 1 <= int(text) <= len(_DISCS)
    if text in _PLACES:
        return True
    upper, dash, lower = text.partition("-")
    return bool(dash) and _in_order(upper, lower if lower[:1].isalpha() else upper[:1] + lower)


def with_dash(text: str) -> tuple[str, ...]:
    """Every reading of a text with one dash put back: 3-7 for 37, L4-L5 for L45; none where it stands as a vertebra."""
    if text in _PLACES:
        return ()
    if text.isdigit():
        splits = [(text[:at], text[at:]) for at in range(1, len(text))]
        return tuple(f"{low}-{high}" for low, high in splits if _rising(low, high))
    found = re.fullmatch(r"([TLS])(\d+)([TLS]?)(\d*)", text)
    if found is None:
        return ()
    letter, first, other, second = found.groups()
    pairs = [(f"{letter}{first}", f"{other}{second}")] if other else []
    pairs += [] if other else [(f"{letter}{first[:at]}", f"{letter}{first[at:]}") for at in range(1, len(first))]
    return tuple(f"{upper}-{lower}" for upper, lower in pairs if _in_order(upper, lower))


def _rising(low: str, high: str) -> bool:
    return not low.startswith("0") and not high.startswith("0") and int(low) < int(high) <= len(_DISCS)


def _in_order(upper: str, lower: str) -> bool:
    return upper in _PLACES and lower in _PLACES and _PLACES[upper] < _PLACES[lower]
