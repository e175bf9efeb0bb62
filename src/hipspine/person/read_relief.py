"""Reading how much of the pain a block took away."""

from __future__ import annotations

from typing import Final, cast

from hipspine.errors import Fields
from hipspine.person.words import RELIEFS, Relief
from hipspine.vocabulary import Finding

NO_RELIEF_BELOW: Final = 30.0
"""Per cent: less relief than this counts as none (docs/reference/case-file.md, findings)."""

_PER_CENT: Final = 100.0


def read_relief(fields: Fields, finding: Finding | None, state: str) -> tuple[float | None, Relief | None, str]:
    """Relief in per cent if measured, its grade, and the state: absent where relief was none.

    Relief is a number from 0 to 100 or one of none, partial, full; full begins at the finding's own
    `full_from`. Without relief a block needs its state: present counts as full, absent as none.
    """
    given = fields.raw("relief")
    if isinstance(given, str):
        number, word = None, cast(Relief | None, fields.one_of("relief", RELIEFS, kind="relief") or None)
    else:
        number, word = fields.number("relief", 0, 100, unit="per cent"), None
    if finding is None:
        return None, None, state
    if finding.kind != "block":
        if given is not None:
            fields.say("relief", "needless-key", f"is given, but {finding.id} is no block", "", "Remove it.")
        return None, None, state
    if given is None:
        return _without(fields, finding, state)
    if number is not None:
        word = grade_of(number, finding)
    if word is None:
        return None, None, state
    follows = "absent" if word == "none" else "present"
    if state and state != follows:
        message = f"does not agree with the relief, which is {word}"
        fields.say("state", "contradiction", message, "", "Leave the state out.")
    return number, word, follows


def grade_of(relief: float, finding: Finding) -> Relief:
    """none below 30 per cent, full from the finding's threshold (100 where it has none), else partial."""
    if relief < NO_RELIEF_BELOW:
        return "none"
    full_from = _PER_CENT * (1.0 if finding.full_from is None else finding.full_from)
    return "full" if relief >= full_from else "partial"


def _without(fields: Fields, finding: Finding, state: str) -> tuple[None, Relief | None, str]:
    """A block of which only present or absent was said: full, or none."""
    if state:
        return None, "full" if state == "present" else "none", state
    remedy = "Add relief = per cent, or none, partial, full."
    fields.say("relief", "missing-relief", f"of {finding.id} is missing", "Allowed: 0 to 100.", remedy)
    return None, None, state
