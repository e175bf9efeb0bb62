"""Reading the levels of an operation or an implant."""

from __future__ import annotations

from typing import Final

from hipspine.errors import Fields
from hipspine.person.levels import discs_between, gaps, in_order, levels_of

ALLOWED: Final = 'Allowed: T1-T2 to L5-S1, S1-ilium; six lumbar vertebrae: anatomy = "L6"'
_ALLOWED_L6: Final = "Allowed: T1-T2 to L5-L6, L6-S1, S1-ilium (six lumbar vertebrae)"


def read_levels(fields: Fields, anatomy: str, *, fused: bool) -> tuple[str, ...]:
    """The levels at `levels`, from above downwards; unusable ones and gaps in a fusion are reported."""
    words = fields.texts("levels")
    good = [word for word in words if check_level(fields, "levels", word, anatomy)]
    for word in sorted({word for word in good if good.count(word) > 1}):
        fields.say("levels", "entered-twice", "is given twice", "", "Remove one.", value=word)
    missing = gaps(good, anatomy) if fused else ()
    if missing:
        message = f"leaves out {', '.join(missing)}: one fusion joins neighbouring levels"
        remedy = "Name every level, or write two operations."
        fields.say("levels", "gap-in-fusion", message, "", remedy, value=", ".join(in_order(good, anatomy)))
    return in_order(good, anatomy)


def check_level(fields: Fields, key: str, word: str, anatomy: str) -> bool:
    """Whether `word` is a level; a problem is added if not."""
    if word in levels_of(anatomy):
        return True
    allowed = ALLOWED if anatomy == "L5" else _ALLOWED_L6
    discs = discs_between(word, anatomy)
    remedy = ""
    if discs:
        allowed += "."
        remedy = f"Name each disc: {', '.join(discs)}"
    fields.say(key, "unknown-level", "no such level", allowed, remedy, value=word)
    return False
